import {
  type AcademicYear,
  academicYearInWords,
  firstDayOf,
  lastDayOf,
} from '../../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../../academic-year/school-calendar.ts';
import type { HalfTerm } from '../../academic-year/year-plan.ts';
import { quoted } from '../../import/cell.ts';
import { addDays, type IsoDate } from '../../time/iso.ts';
import { capital, listInWords } from '../../time/words.ts';
import { COMMAND_LINE, type Ways } from './ways.ts';

/** A day, or why there is none. `isTaken`: it was worked out from words, which is to be said. */
export type DueDay = { readonly day: IsoDate; readonly isTaken?: boolean } | { readonly fault: string };

/** The year a plan is for, in the school's own calendar. */
export interface PlanYear {
  readonly year: AcademicYear;
  readonly calendar: SchoolCalendar;
  /** The command line's, unless it says otherwise. */
  readonly ways?: Ways | undefined;
}

export const WRITE_DAY = 'write a date such as 3 Nov 2026, or a half term such as Autumn 2';

const NAMES = ['autumn', 'spring', 'summer'] as const;
const YEAR = String.raw`(?: (\d{4}|\d{2})(?: ?[/-] ?(\d{2}|\d{4}))?)?`;
const TERM = new RegExp(
  String.raw`^(?:end(?: of)? )?(aut|spr|sum)(?:umn|ing|mer)?\.?(?: term)?(?: ?([12])| (1st|2nd|first|second))?( half(?:[- ]?term)?)?(?: term)?${YEAR}$`,
);
const HALF_TERM = new RegExp(String.raw`^(?:end(?: of)? )?(?:half[- ]?term|ht) ?(\d)${YEAR}$`);
const END_OF_YEAR = /^(?:end(?: of)? (?:academic |school )?year|(?:academic |school )?year end)$/;
/** Six of them, or three? Both are said. */
const NUMBERED_TERM = /^(?:end(?: of)? )?t(?:erm)? ?\d\b/;
const HOLIDAY = /\b(easter|christmas|xmas|whitsun|new year|holidays?|half[- ]?term|break)\b/;

/**
 * The last school day of what words call a term, a half term or the year; null where they are about none of these. `words`
 * are the `text` in lower case, without what stands around it.
 */
export function termDay(words: string, text: string, plan: PlanYear): DueDay | null {
  const term = TERM.exec(words);
  if (term) {
    const at = NAMES.findIndex(name => name.startsWith(term[1] ?? '')) as 0 | 1 | 2;
    const half = term[2] ?? (term[3] ? (/^(1|f)/.test(term[3]) ? '1' : '2') : null);
    if (half === null && term[4])
      return {
        fault: `${quoted(text)} may be the end of either half: write ${capital(NAMES[at])} 1 or ${capital(NAMES[at])} 2`,
      };
    const year = yearOf(term[5], term[6], at === 0, plan.year);
    return typeof year === 'number' ? inTerms(text, year, plan, halves => ofTerm(halves, at, half)) : year;
  }
  const numbered = HALF_TERM.exec(words);
  if (numbered) {
    const at = Number(numbered[1]) - 1;
    const year = yearOf(numbered[2], numbered[3], at < 2, plan.year);
    if (typeof year !== 'number') return year;
    return inTerms(text, year, plan, halves => (halves.length === 6 ? halves[at] : undefined));
  }
  if (END_OF_YEAR.test(words)) return inTerms(text, plan.year, plan, halves => halves.at(-1));
  if (NUMBERED_TERM.test(words))
    return { fault: `${quoted(text)} may be a term or a half term: write half term 3, or Spring 1` };
  if (HOLIDAY.test(words))
    return { fault: `${quoted(text)} is no one day: write a date, or such as end of Spring term` };
  return null;
}

/** The last school day of the plan's year. */
export const endOfYear = (plan: PlanYear, words: string): DueDay =>
  inTerms(words, plan.year, plan, halves => halves.at(-1));

/** The last school day of a month; of a month in the holidays its last day. */
export function endOfMonth(year: number, month: number, { calendar, ways }: PlanYear): DueDay {
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const last = addDays(next, -1);
  const inYear = month >= 9 ? year : year - 1;
  if (!calendar.knows(last)) return { fault: noTerms(inYear, ways) };
  const first = `${last.slice(0, 8)}01`;
  return { day: lastSchoolDay(calendar, first, last) ?? last, isTaken: true };
}

/** "2026/27" says the academic year; one year alone is the calendar's, in which autumn is the term that begins one. */
function yearOf(
  written: string | undefined,
  second: string | undefined,
  isAutumn: boolean,
  usual: AcademicYear,
): AcademicYear | { fault: string } {
  if (written === undefined) return usual;
  const full = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));
  const year = full(written);
  if (second === undefined || second === written) return isAutumn ? year : year - 1;
  return full(second) === year + 1
    ? year
    : {
        fault: `${quoted(`${written}/${second}`)} is no academic year: write one such as 2026/27, or ${WRITE_DAY.slice(6)}`,
      };
}

function inTerms(
  words: string,
  year: AcademicYear,
  { calendar, ways }: PlanYear,
  choose: (halves: readonly HalfTerm[]) => HalfTerm | undefined,
): DueDay {
  if (!calendar.knows(firstDayOf(year))) return { fault: noTerms(year, ways) };
  const halves = calendar.halfTermsOf(year);
  const half = choose(halves);
  const day = half && lastSchoolDay(calendar, half.startsOn, half.endsOn);
  if (day && firstDayOf(year) <= day && day <= lastDayOf(year)) return { day, isTaken: true };
  const names = listInWords(
    halves.map(({ name }) => name),
    'or',
  );
  return {
    fault: `${quoted(words)} is not in the school's ${academicYearInWords(year)}, which has ${names}: write one of these, or a date such as 3 Nov 2026`,
  };
}

/** By the names the calendar gives its terms, or in their order where it gives them others and has three. */
function ofTerm(halves: readonly HalfTerm[], at: number, half: string | null): HalfTerm | undefined {
  const terms = [...new Set(halves.map(({ term }) => term))];
  const called = terms.filter(term => term.toLowerCase().includes(NAMES[at] ?? ''));
  const isNamed = terms.some(term => NAMES.some(name => term.toLowerCase().includes(name)));
  const own = isNamed ? called : terms.length === 3 ? terms.slice(at, at + 1) : [];
  const parts = halves.filter(({ term }) => own.includes(term));
  if (half === null) return parts.at(-1);
  return parts.length === 2 ? parts[Number(half) - 1] : undefined;
}

function lastSchoolDay(calendar: SchoolCalendar, from: IsoDate, to: IsoDate): IsoDate | null {
  for (let day = to; day >= from; day = addDays(day, -1)) if (calendar.isSchoolDay(day)) return day;
  return null;
}

const noTerms = (year: AcademicYear, { terms } = COMMAND_LINE): string =>
  `there are no term dates for ${academicYearInWords(year)}: write the date itself, or ${terms}`;
