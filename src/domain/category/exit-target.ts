import { Temporal } from 'temporal-polyfill';
import { z } from 'zod/v4';
import { lastDayOfSpan } from '../entitlement/span-end.ts';
import type { Timetable } from '../entitlement/timetable.ts';
import { readSpan, type Span } from '../improvement-model/span.ts';
import type { Rung } from '../improvement-model/standing.ts';
import { dayFromNumber, dayNumber } from '../time/day-number.ts';
import { addDays, IsoDate } from '../time/iso.ts';

/** Where a school is to be, and the last day by which; null: the span is counted in school time nobody has dates for. */
export const ExitTarget = z.object({ name: z.string(), within: z.string(), by: IsoDate.nullable() });
export type ExitTarget = z.infer<typeof ExitTarget>;

/** What a category aims at for a school that has had it since this day; null where it aims at nothing. */
export function exitTarget(
  { exit }: Rung,
  ladder: readonly Pick<Rung, 'id' | 'name'>[],
  since: IsoDate,
  timetable: Timetable | null,
): ExitTarget | null {
  if (!exit) return null;
  const name = ladder.find(({ id }) => id === exit.to)?.name ?? exit.to;
  return { name, within: exit.within, by: lastDayWithin(since, exit.within, timetable) };
}

/** Months and years need no term dates, and reach further than anybody has them. */
function lastDayWithin(since: IsoDate, span: Span, timetable: Timetable | null): IsoDate | null {
  const { count, unit } = readSpan(span);
  const from = Temporal.PlainDate.from(since);
  if (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year')
    return addDays(from.add({ [`${unit}s`]: count }).toString(), -1);
  return timetable && dayFromNumber(lastDayOfSpan(timetable, dayNumber(since), span));
}
