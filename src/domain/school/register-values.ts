import { Temporal } from 'temporal-polyfill';
import { quoted } from '../import/cell.ts';
import type { IsoDate } from '../time/iso.ts';

/** A value read, or why it cannot be. `null` is the register saying nothing. */
export type Read<T> = { readonly value: T | null } | { readonly fault: string };

const SAYS_NOTHING = /^(not applicable|does not apply|not recorded|n\/?a|-)?$/i;

/** Words, with the register's ways of saying nothing as `null`. */
export function words(text: string): string | null {
  return SAYS_NOTHING.test(text) ? null : text;
}

const BRITISH = /^(\d{1,2})[/\-.](\d{1,2})[/\-.](\d{4})$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** Spreadsheets add a time of day to a date. */
const MIDNIGHT = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;

/** A day: 3/11/2026, 03-11-2026 or 2026-11-03; always day before month. The register's year 0 is a blank. */
export function readDate(text: string): Read<IsoDate> {
  if (words(text) === null) return { value: null };
  const bare = text.replace(MIDNIGHT, '');
  const british = BRITISH.exec(bare);
  const iso = british ? null : ISO.exec(bare);
  const [year, month, day] = british
    ? [Number(british[3]), Number(british[2]), Number(british[1])]
    : [Number(iso?.[1]), Number(iso?.[2]), Number(iso?.[3])];
  if (Number.isNaN(year)) return { fault: `${quoted(text)} is not a date such as 03/11/2026` };
  if (year < 2) return { value: null };
  try {
    return { value: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString() };
  } catch {
    return { fault: `${quoted(text)} is not a day of the calendar (day, month, year)` };
  }
}

/** An age in whole years, 0 to 99. */
export function readAge(text: string): Read<number> {
  if (words(text) === null) return { value: null };
  const age = wholeNumber(text);
  return age === null || age > 99 ? { fault: `${quoted(text)} is not an age in years` } : { value: age };
}

/** Metres on the national grid, up to `most`; 0 is how the register writes "not located". */
export function readMetres(text: string, most: number): Read<number> {
  if (words(text) === null) return { value: null };
  const metres = wholeNumber(text);
  if (metres === null || metres > most)
    return { fault: `${quoted(text)} is not a number of metres on the national grid` };
  return { value: metres === 0 ? null : metres };
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}(\.0*)?$/.test(text) ? Math.trunc(Number(text)) : null;
}
