import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { isAhead } from '#domain/coaching/peer-review.ts';
import { findSchool } from '#domain/school/find-school.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { groupTarget } from './groups-as-they-are.ts';
import { type Around, type ReviewScene, scenesOf } from './review-scene.ts';

/**
 * The review somebody asks the time of: of theirs the next that has none, else the next; of a school they named, the next that is
 * to be there. Null: there is none that they may know of.
 */
export async function findReviewTime(
  trust: TrustReads,
  typed: string,
  actor: Actor,
  around: Around,
): Promise<string | null> {
  const ahead = (await trust.coaching.reviews()).filter(isAhead);
  const scenes = await scenesOf(trust, ahead, around);
  const today = dayOf(around.now);
  const readable = scenes.filter(each => can(actor, 'coaching.read-group', groupTarget(each.group, today)));
  const isTheirs = ({ attending, group }: ReviewScene) =>
    actor.kind === 'person' &&
    (attending.some(({ personIds }) => personIds.includes(actor.personId)) ||
      group.facilitatorId === actor.personId);
  const found = typed === '' ? null : findSchool(typed, (await trust.schools.list()).filter(isCurrent));
  const asked =
    found === null
      ? scenes.filter(isTheirs)
      : readable.filter(({ urn }) => found.kind === 'one' && urn === found.school.urn);
  const next = asked.find(({ review }) => review.state !== 'booked') ?? asked[0];
  return next?.review.id ?? null;
}
