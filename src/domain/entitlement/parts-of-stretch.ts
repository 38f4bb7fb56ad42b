import type { Day, Stretch } from './stretches.ts';
import type { Timetable } from './timetable.ts';

export interface Window {
  readonly from: Day;
  readonly to: Day;
}

/**
 * The windows of so many in a stretch, from a day of it on. Three a year are one a term and six one a half term, and so is
 * what is left of them when the day is the first of one, where there are as many; otherwise each has the same share of the
 * school days.
 */
export function partsOf(stretch: Stretch, begin: Day, count: number, timetable: Timetable): Window[] {
  if (count === 1) return [{ from: begin, to: stretch.to }];
  for (const per of ['term', 'half term'] as const) {
    const within = timetable.stretches(per).filter(({ from, to }) => begin <= from && to <= stretch.to);
    if (within.length === count && within[0]?.from === begin)
      return within.map(({ from, to }) => ({ from, to }));
  }
  return evenParts(begin, stretch.to, count, timetable);
}

/** Equal shares of the school days between two of them. More than there are days share a day. */
function evenParts(from: Day, to: Day, count: number, timetable: Timetable): Window[] {
  const first = timetable.before(from);
  const days = timetable.before(to + 1) - first;
  if (days <= 0) return [];
  return Array.from({ length: count }, (_, at) => {
    const start = Math.min(Math.floor((at * days) / count), days - 1);
    const end = Math.max(Math.floor(((at + 1) * days) / count) - 1, start);
    return {
      from: timetable.schoolDays[first + start] ?? from,
      to: timetable.schoolDays[first + end] ?? to,
    };
  });
}
