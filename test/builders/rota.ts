import type { BarredWeek, RotaGroup, RotaMember, RotaProblem, Week } from '#domain/rota/problem.ts';
import { addDays } from '#domain/time/iso.ts';

const FIRST_WEEK = '2026-09-07';

/** The school week with that number, from the first of the year on; holidays are left out of account. */
export const week = (number: number): Week => addDays(FIRST_WEEK, number * 7);
export const weeks = (from: number, count: number): Week[] =>
  Array.from({ length: count }, (_, at) => week(from + at));
export const barred = (why: string, ...numbers: number[]): BarredWeek[] =>
  numbers.map(number => ({ week: week(number), why }));

/** So many windows of so many weeks, one after the other. */
export const windows = (count: number, size = 3) =>
  Array.from({ length: count }, (_, at) => ({ id: `w${at}`, weeks: weeks(at * size, size) }));

export const member = (id: string, more: Partial<RotaMember> = {}): RotaMember => ({
  ...{ id, easting: 430_000, northing: 340_000, away: [], notHosting: [] },
  ...more,
});

export const group = (members: readonly string[], more: Partial<RotaGroup> = {}): RotaGroup => ({
  ...{ id: members.join('-'), members, windows: windows(6), past: [], hostedBefore: new Map() },
  ...more,
});

/** Everybody in a group is a member with nothing in the way, unless `members` says more. */
export function problem(
  groups: readonly RotaGroup[],
  members: readonly RotaMember[] = [],
  more: Partial<RotaProblem> = {},
): RotaProblem {
  const ids = [...new Set(groups.flatMap(each => each.members))];
  return {
    groups,
    members: new Map(ids.map(id => [id, members.find(each => each.id === id) ?? member(id)])),
    planned: [],
    ...more,
  };
}
