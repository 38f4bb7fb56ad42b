import type { Actor } from '#domain/access/actor.ts';
import { can, type Target } from '#domain/access/can.ts';
import type { Permission } from '#domain/access/permission.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import { NEW_SERIES } from '#domain/meeting/series-draft.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { groupsNow, groupTarget } from './coaching/groups-as-they-are.ts';

type May = (permission: Permission) => boolean;

/** What this actor may do to any school of the trust, or at the meetings of any series that goes on, to any coaching group, and in the trust itself. */
export async function maySomewhere(trust: TrustReads, actor: Actor, now: IsoInstant): Promise<May> {
  const today = dayOf(now);
  const schools = (await trust.schools.list()).filter(isCurrent);
  const series = (await trust.meetings.series()).filter(
    ({ endedOn }) => endedOn === null || endedOn >= today,
  );
  const { groups } = await groupsNow(trust);
  const targets: Target[] = [
    NEW_SERIES,
    { kind: 'trust' },
    ...groups.map(group => groupTarget(group, today)),
    ...series.map(each => meetingTarget(each, null)),
    ...schools.map(({ urn, hubId }) => ({ kind: 'school', urn, hubId }) as const),
  ];
  return permission => targets.some(target => can(actor, permission, target));
}

const ANY = 'any member';
const MEMBER: Actor = { kind: 'person', personId: ANY, name: ANY, appointments: [], entrance: 'text' };
const THEIRS: Target = { ...NEW_SERIES, memberIds: [ANY] };

/** What whoever writes in a channel may do, nobody in particular: what a member of a meeting may, and ask about a school. */
export const mayAsMember: May = permission =>
  permission === 'school.read-basics' || can(MEMBER, permission, THEIRS);
