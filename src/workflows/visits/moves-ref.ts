import { addDays, dayOf, daysBetween, IsoDate, type IsoInstant, weekdayOf } from '#domain/time/iso.ts';
import { dayIn } from '#domain/time/said-day.ts';
import type { MoveBy } from '#domain/visit/move-by.ts';

/** The visits of some days, and how far they go; the days are null until somebody says them. */
export interface MovesAsked {
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly by: MoveBy;
}
export interface MovesRef extends MovesAsked {
  readonly urn: string;
}

export const USUAL_BY: MoveBy = { inWeeks: true, count: 1 };
/** Nobody moves more than two months at once. */
export const LONGEST_DAYS = 60;
const MOST = { weeks: 4, days: 10 };
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "1w", "3d". */
export const byInShort = ({ inWeeks, count }: MoveBy): string => `${count}${inWeeks ? 'w' : 'd'}`;

export function byOf(short: string): MoveBy | null {
  const [, digits, unit] = /^(\d{1,2})([wd])$/.exec(short) ?? [];
  const count = Number(digits);
  const inWeeks = unit === 'w';
  return count >= 1 && count <= (inWeeks ? MOST.weeks : MOST.days) ? { inWeeks, count } : null;
}

/** Everything it can be moved by, the usual first. */
export const BYS: readonly MoveBy[] = [
  ...Array.from({ length: MOST.weeks }, (_, at) => ({ inWeeks: true, count: at + 1 })),
  ...Array.from({ length: MOST.days }, (_, at) => ({ inWeeks: false, count: at + 1 })),
];

/** "urn:900001 2026-11-09 2026-11-13 1w". */
export const movesRef = ({ urn, from, to, by }: MovesRef): string =>
  `urn:${urn} ${from ?? '-'} ${to ?? '-'} ${byInShort(by)}`;

export function readMovesRef(ref: string): MovesRef | null {
  const [, urn, from = '', to = '', short = ''] =
    /^urn:(\d{6}) (\S{1,10}) (\S{1,10}) (\S{2,3})$/.exec(ref) ?? [];
  const by = byOf(short);
  const day = (text: string) => (IsoDate.safeParse(text).success ? text : null);
  if (!urn || !by) return null;
  const [first, last] = [day(from), day(to)];
  const isRange =
    first !== null && last !== null && first <= last && daysBetween(first, last) <= LONGEST_DAYS;
  return isRange ? { urn, from: first, to: last, by } : { urn, from: null, to: null, by };
}

/** "oakwood from 9 nov to 13 nov by 1 week": what is left over is the school. What is not understood is not guessed. */
export function movesInWords(typed: string, now: IsoInstant): MovesAsked & { readonly school: string } {
  const today = dayOf(now);
  const { rest, by } = byIn(typed);
  const range = /^(.*?)\s*\b(?:from|between)\s+(.+?)\s*(?:\b(?:to|until|till|and)\b|–|\s-\s)\s*(.+)$/is.exec(
    rest,
  );
  if (range) {
    const [, school = '', first = '', last = ''] = range;
    // "9 to 13 Nov": the month is said once.
    const whole = /^\d{1,2}(?:st|nd|rd|th)?$/i.test(first)
      ? `${first} ${last.replace(/^\D*\d+\w*\s*/, '')}`
      : first;
    const from = dayIn(whole, today, 'future');
    return { school: bare(school), from, to: dayIn(last, from ?? today, 'future'), by };
  }
  const week = /^(.*?)\s*\b(?:in\s+)?(?:the\s+)?(this|next) week$/is.exec(rest);
  if (week) {
    const monday = addDays(today, 1 - weekdayOf(today) + (week[2]?.toLowerCase() === 'next' ? 7 : 0));
    return { school: bare(week[1] ?? ''), from: monday, to: addDays(monday, 4), by };
  }
  const day = /^(.*?)\s*\bon\s+(.+)$/is.exec(rest);
  const on = day && dayIn(day[2] ?? '', today, 'future');
  return on
    ? { school: bare(day[1] ?? ''), from: on, to: on, by }
    : { school: bare(rest), from: null, to: null, by };
}

function byIn(typed: string): { rest: string; by: MoveBy } {
  const said = /\s*\b(?:by\s+)?(an?|\d{1,2}|[a-z]+)\s+(?:school\s+)?(day|week)s?(?:\s+later)?$/i.exec(
    typed.trim(),
  );
  const word = said?.[1]?.toLowerCase() ?? '';
  const count = /^an?$/.test(word) ? 1 : COUNTS.indexOf(word) + 1 || Number(word);
  const by = byOf(`${count}${said?.[2]?.toLowerCase() === 'week' ? 'w' : 'd'}`);
  return said && by ? { rest: typed.trim().slice(0, said.index), by } : { rest: typed.trim(), by: USUAL_BY };
}

const bare = (school: string): string => school.replace(/^(?:at|of|to|for)\s+/i, '').trim();
