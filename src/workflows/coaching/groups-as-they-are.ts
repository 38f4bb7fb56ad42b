import type { GroupTarget } from '#domain/access/can.ts';
import type { Person } from '#domain/access/role.ts';
import { type CoachingGroup, isNotOver, type Member, membersNowOrFirst } from '#domain/coaching/group.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { addDays, type IsoDate } from '#domain/time/iso.ts';
import { listInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';

/** Groups, and what their members are called today. */
export interface GroupsNow {
  readonly groups: readonly CoachingGroup[];
  readonly schools: readonly School[];
  readonly people: readonly Person[];
}

/** Every group there is or was. A school that has left the trust was of its group until the day before. */
export async function groupsNow(
  trust: Pick<TrustReads, 'coaching' | 'schools' | 'people'>,
): Promise<GroupsNow> {
  const schools = await trust.schools.list();
  const leftOn = new Map(
    schools.map(
      ({ urn, leftTrustOn, closedOn, ...school }) =>
        [urn, leftTrustOn ?? (isCurrent({ leftTrustOn, ...school }) ? null : closedOn)] as const,
    ),
  );
  const groups = (await trust.coaching.groups()).map(group => withoutLeavers(group, leftOn));
  return { groups, schools, people: await trust.people.list() };
}

function withoutLeavers(group: CoachingGroup, leftOn: ReadonlyMap<string, IsoDate | null>): CoachingGroup {
  const members = group.members.flatMap(each => {
    const left = each.member.kind === 'school' ? leftOn.get(each.member.urn) : null;
    if (!left || (each.to !== null && each.to < left)) return [each];
    return each.from >= left ? [] : [{ ...each, to: addDays(left, -1) }];
  });
  return { ...group, members };
}

/** The group as far as rights go today; of one that has not begun, whoever is to be of it. */
export function groupTarget(group: CoachingGroup, today: IsoDate, isForTrust = false): GroupTarget {
  const members = isNotOver(group, today)
    ? membersNowOrFirst(group, today).map(({ member }) => member)
    : group.members.filter(({ to }) => to === group.to).map(({ member }) => member);
  return {
    kind: 'coaching',
    urns: members.flatMap(each => (each.kind === 'school' ? [each.urn] : [])),
    personIds: members.flatMap(each => (each.kind === 'person' ? [each.personId] : [])),
    facilitatorId: group.facilitatorId,
    isForTrust,
  };
}

/** Whoever is head of the school now: they act for it, whoever did before them. */
export const headsOfSchool = (people: readonly Person[], urn: string): Person[] =>
  people.filter(({ appointments }) =>
    appointments.some(({ role, scope }) => role === 'head' && scope.kind === 'school' && scope.urn === urn),
  );

/** "Oakwood Primary School", or a person's name. */
export function nameOfMember(member: Member, { schools, people }: Omit<GroupsNow, 'groups'>): string {
  return member.kind === 'school'
    ? (schools.find(({ urn }) => urn === member.urn)?.name ?? member.urn)
    : (people.find(({ id }) => id === member.personId)?.name ?? 'Former colleague');
}

/** Who acts for a school; null for a person, who acts for themselves. */
export function actsInWords(member: Member, people: readonly Person[]): string | null {
  if (member.kind === 'person') {
    const person = people.find(({ id }) => id === member.personId);
    return person && person.appointments.length > 0 ? null : 'has no role in the trust now';
  }
  const heads = headsOfSchool(people, member.urn).map(({ name }) => name);
  return heads.length > 0 ? listInWords(heads) : 'no head is on record';
}
