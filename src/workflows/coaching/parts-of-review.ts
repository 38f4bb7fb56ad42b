import type { Actor } from '#domain/access/actor.ts';
import type { GroupTarget } from '#domain/access/can.ts';
import type { Person } from '#domain/access/role.ts';
import { type CoachingGroup, type Member, memberKey, membersOn } from '#domain/coaching/group.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import { headsOfSchool } from './groups-as-they-are.ts';

/** What somebody is to a review: of those who are there, of its group, or neither. */
export type PartInReview = 'host' | 'visitor' | 'member' | null;

/** In person, or as the head of a school that is one. A delegate does not act for a school here: the group's words stay among it. */
export const actsFor = (actor: Actor, member: Member): boolean =>
  actor.kind === 'person' &&
  (member.kind === 'person'
    ? actor.personId === member.personId
    : actor.appointments.some(
        ({ role, scope }) => role === 'head' && scope.kind === 'school' && scope.urn === member.urn,
      ));

/** Only whoever is of the group today has a part: from the day one has left it one reads and writes nothing of it any more. */
export function partIn(
  actor: Actor,
  { host, visitors }: Pick<PeerReview, 'host' | 'visitors'>,
  group: CoachingGroup,
  today: IsoDate,
): PartInReview {
  const of = here(group, today).filter(member => actsFor(actor, member));
  if (has(of, host)) return 'host';
  if (visitors.some(each => has(of, each))) return 'visitor';
  return of.length > 0 ? 'member' : null;
}

/** Who acts for the members of the group today: for these of them, or for all. */
export function actingIn(
  people: readonly Person[],
  group: CoachingGroup,
  today: IsoDate,
  only?: readonly Member[],
): Person[] {
  const members = here(group, today).filter(each => !only || has(only, each));
  const found = members.flatMap(each =>
    each.kind === 'school'
      ? headsOfSchool(people, each.urn)
      : people.filter(({ id, appointments }) => id === each.personId && appointments.length > 0),
  );
  return [...new Map(found.map(person => [person.id, person])).values()];
}

/**
 * The group as far as rights to what was written on a day go: whoever is of it now and was then. Whoever joins later reads from their
 * day on, since its writer was told of those who were of it.
 */
export function targetOfWritten(
  group: CoachingGroup,
  writtenOn: IsoDate,
  today: IsoDate,
  isForTrust: boolean,
): GroupTarget {
  const then = here(group, writtenOn);
  const members = here(group, today).filter(each => has(then, each));
  return {
    kind: 'coaching',
    urns: members.flatMap(each => (each.kind === 'school' ? [each.urn] : [])),
    personIds: members.flatMap(each => (each.kind === 'person' ? [each.personId] : [])),
    facilitatorId: null,
    isForTrust,
  };
}

/** Of a group that has ended, whoever was of it on its last day. */
const here = (group: CoachingGroup, today: IsoDate): Member[] =>
  membersOn(group, group.to !== null && group.to < today ? group.to : today).map(({ member }) => member);

const has = (members: readonly Member[], member: Member): boolean =>
  members.some(each => memberKey(each) === memberKey(member));
