import { isNotOver, without } from '#domain/coaching/group.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { redrawGroups } from './coaching-refs.ts';

/**
 * Somebody is of no group from today on and facilitates none; what they were of one before stays. A group that is too small by
 * that is said to be.
 */
export async function leaveGroups(trust: TrustWrites, personId: string, now: IsoInstant): Promise<void> {
  const today = dayOf(now);
  for (const { id } of await trust.coaching.groups()) {
    await trust.coaching.hold(id);
    const group = await trust.coaching.find(id);
    if (!group) continue;
    const theirs = group.members.filter(
      each => each.member.kind === 'person' && each.member.personId === personId && isNotOver(each, today),
    );
    const left = theirs.reduce((before, each) => without(before, each.id, today), group);
    if (theirs.length > 0) await trust.coaching.setMembers(id, left.members);
    if (group.facilitatorId === personId) await trust.coaching.change(id, { facilitatorId: null });
    if (theirs.length > 0 || group.facilitatorId === personId) await redrawGroups(trust, id);
  }
}
