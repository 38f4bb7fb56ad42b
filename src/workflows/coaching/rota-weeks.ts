import { TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { type Membership, memberKey } from '#domain/coaching/group.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import { type PastTurn, type RotaWindow, type Turn, type Week, windowsApart } from '#domain/rota/problem.ts';
import { addDays, type IsoDate, weekdayOf } from '#domain/time/iso.ts';
import type { RotaSlot } from './rota-problem.ts';

export const mondayOf = (day: IsoDate): Week => addDays(day, -((weekdayOf(day) + 6) % 7));
export const nextMonday = (day: IsoDate): Week => addDays(mondayOf(day), 7);

/** The days from Monday to Friday. */
export const daysOf = (week: Week): IsoDate[] => [0, 1, 2, 3, 4].map(day => addDays(week, day));

/** What a review is for, in its group: the same for it and for what is owed. */
export const windowId = ({ thing, from, to }: RotaSlot): string => `${thing} ${from} ${to}`;

export const isFor = ({ group, window }: Turn, review: PeerReview): boolean =>
  review.groupId === group && windowId(review) === window;

export const pastTurn = ({ host, visitors }: PeerReview): PastTurn => ({
  host: memberKey(host),
  visitors: visitors.map(memberKey),
});

/** The weeks with school that are left of each window that has no review yet. */
export function openWindows(
  items: readonly RotaSlot[],
  calendar: SchoolCalendar,
  { from, done }: { readonly from: Week; readonly done: ReadonlySet<string> },
): RotaWindow[] {
  const open = items
    .filter(item => !done.has(windowId(item)))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return windowsApart(open.map(item => ({ id: windowId(item), weeks: weeksOf(item, calendar, from) })));
}

function weeksOf(item: RotaSlot, calendar: SchoolCalendar, from: Week): Week[] {
  const weeks: Week[] = [];
  const first = mondayOf(item.from);
  for (let week = first < from ? from : first; week <= item.to; week = addDays(week, 7))
    if (daysOf(week).some(day => day >= item.from && day <= item.to && hasSchool(calendar, day)))
      weeks.push(week);
  return weeks;
}

/** A year without term dates has no school that anybody knows of. */
export function hasSchool(calendar: SchoolCalendar, day: IsoDate): boolean {
  try {
    return calendar.isSchoolDay(day);
  } catch (error) {
    if (error instanceof TermDatesMissing) return false;
    throw error;
  }
}

/** Whoever joined after the first review of the year does not make up for a time before theirs. */
export function hostedByJoiners(
  members: readonly Membership[],
  held: readonly PeerReview[],
): Map<string, number> {
  const first = held[0]?.from;
  if (first === undefined) return new Map();
  const usual = Math.floor(held.length / members.length);
  return new Map(
    members.flatMap(({ member, from }) => (from > first ? [[memberKey(member), usual] as const] : [])),
  );
}
