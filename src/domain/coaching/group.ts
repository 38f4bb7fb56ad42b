import { z } from 'zod/v4';
import { addDays, IsoDate, IsoInstant } from '../time/iso.ts';

/** Whoever is in a coaching group: a school, for which its head of the day acts, or a person of their own. */
export const Member = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('school'), urn: z.string() }),
  z.object({ kind: z.literal('person'), personId: z.string() }),
]);
export type Member = z.infer<typeof Member>;

export const memberKey = (member: Member): string =>
  member.kind === 'school' ? `school ${member.urn}` : `person ${member.personId}`;

/** From a day on one is of the group, and to a last day that is included; null: no end is known. */
export const Membership = z.object({
  id: z.string(),
  member: Member,
  from: IsoDate,
  to: IsoDate.nullable(),
});
export type Membership = z.infer<typeof Membership>;

/** DOMAIN "coaching group": schools or people that review each other. What it was on a day stays readable for good. */
export const CoachingGroup = z.object({
  id: z.string(),
  name: z.string(),
  /** What it is for, where it has a purpose of its own; empty: to review each other. */
  purpose: z.string(),
  /** Who is asked when nobody of it can; null: the deputy CEO. */
  facilitatorId: z.string().nullable(),
  from: IsoDate,
  /** The last day of it, included. */
  to: IsoDate.nullable(),
  members: z.array(Membership),
  createdById: z.string(),
  createdAt: IsoInstant,
  version: z.int(),
});
export type CoachingGroup = z.infer<typeof CoachingGroup>;

/** So few and so many are a group (DOMAIN "Words"). */
export const SIZE = { least: 2, most: 5 } as const;

interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate | null;
}

export const holdsOn = ({ from, to }: Span, day: IsoDate): boolean =>
  from <= day && (to === null || to >= day);

/** Whether it holds now or is to hold later. */
export const isNotOver = ({ to }: Span, day: IsoDate): boolean => to === null || to >= day;

export const overlap = (a: Span, b: Span): boolean =>
  (b.to === null || a.from <= b.to) && (a.to === null || b.from <= a.to);

type Dated = Pick<CoachingGroup, 'from' | 'to' | 'members'>;

/** Who was, is or is to be of the group on a day; nobody before its first day and after its last. */
export const membersOn = (group: Dated, day: IsoDate): Membership[] =>
  holdsOn(group, day) ? group.members.filter(each => holdsOn(each, day)) : [];

/** Whoever is of it on the day, or of one that has not begun, will be. */
export const membersNowOrFirst = (group: Dated, day: IsoDate): Membership[] =>
  membersOn(group, group.from > day ? group.from : day);

export type GroupFault =
  | { readonly kind: 'too-few' | 'too-many'; readonly on: IsoDate; readonly count: number }
  | { readonly kind: 'twice'; readonly member: Member }
  | { readonly kind: 'outside'; readonly member: Member };

/**
 * What is wrong with a group from a day on; what went before is history and is not judged. On each day it has two to five
 * members, none is in it twice at a time, and none before it begins or after it ends.
 */
export function faultsOf(group: Dated, since: IsoDate): GroupFault[] {
  const members = group.members.filter(each => isNotOver(each, since));
  const faults: GroupFault[] = members.flatMap((each, at) => [
    ...(members.slice(0, at).some(other => isSame(each, other) && overlap(each, other))
      ? [{ kind: 'twice' as const, member: each.member }]
      : []),
    ...(each.from < group.from || (group.to !== null && (each.to === null || each.to > group.to))
      ? [{ kind: 'outside' as const, member: each.member }]
      : []),
  ]);
  const first = group.from > since ? group.from : since;
  // The number changes on these days alone.
  const days = [first, ...members.flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]))];
  for (const on of [...new Set(days)].toSorted()) {
    if (on < first || !holdsOn(group, on)) continue;
    const { length: count } = membersOn(group, on);
    if (count < SIZE.least) faults.push({ kind: 'too-few', on, count });
    if (count > SIZE.most) faults.push({ kind: 'too-many', on, count });
  }
  return faults;
}

const isSame = (a: Pick<Membership, 'member'>, b: Pick<Membership, 'member'>) =>
  memberKey(a.member) === memberKey(b.member);

/** Another group in which somebody of this one is at the same time: nobody is of two. */
export function elsewhere<G extends Dated & { readonly id: string }>(
  group: G,
  others: readonly G[],
): { readonly group: G; readonly member: Member }[] {
  return others
    .filter(({ id }) => id !== group.id)
    .flatMap(other =>
      group.members
        .filter(each => other.members.some(its => isSame(each, its) && overlap(each, its)))
        .map(({ member }) => ({ group: other, member })),
    );
}

/**
 * The group without one from a day on: their membership ends the day before; one that was to begin on that day or later
 * is none. Who they were of it until then stays.
 */
export const without = <G extends Dated>(group: G, membershipId: string, from: IsoDate): G => ({
  ...group,
  members: group.members.flatMap(each =>
    each.id !== membershipId ? [each] : each.from >= from ? [] : [{ ...each, to: addDays(from, -1) }],
  ),
});

/** The group with its last day, and everybody's with it; what was to begin after it is none. */
export const ending = <G extends Dated>(group: G, on: IsoDate): G => ({
  ...group,
  to: on,
  members: group.members.flatMap(each =>
    each.from > on ? [] : [{ ...each, to: each.to !== null && each.to < on ? each.to : on }],
  ),
});
