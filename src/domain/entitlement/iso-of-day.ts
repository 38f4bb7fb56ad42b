import { dayFromNumber } from '../time/day-number.ts';
import type { IsoDate } from '../time/iso.ts';
import type { Day } from './stretches.ts';

/** More days than a few years of records hold. */
const KEPT = 10_000;
const known = new Map<Day, IsoDate>();

/** The day in words of the record. A year says the same few hundred days over and over: each is written once. */
export function isoOfDay(day: Day): IsoDate {
  const iso = known.get(day);
  if (iso !== undefined) return iso;
  if (known.size >= KEPT) known.clear();
  const made = dayFromNumber(day);
  known.set(day, made);
  return made;
}
