import { quoted } from '../../import/cell.ts';
import { type IsoDate, weekdayOf } from '../../time/iso.ts';
import { dayInWords } from '../../time/words.ts';
import { type Cell, type Sheet, textIn } from './sheet.ts';
import { dayFrom, MONTHS, serialDay } from './short-day.ts';
import { type DueDay, endOfMonth, endOfYear, type PlanYear, termDay, WRITE_DAY } from './term-day.ts';
import { COMMAND_LINE } from './ways.ts';

export interface DueRules extends PlanYear {
  /** What "ongoing", "termly" and "TBC" are. */
  readonly ongoing: 'refused' | 'end-of-year';
}

const NO_END = new RegExp(
  `^(${[
    'on-? ?going\\b[^\\d]*|(half[- ]?)?termly|weekly|fortnightly|monthly|daily|annual(ly)?|yearly|rolling|continu(ous|al)(ly)?',
    '(throughout|all)( (the|through|academic|school))* ?(year|round)?( round)?|(each|every) (half[- ]?)?term',
    'tb[cda]|to be (confirmed|decided|agreed|arranged)',
  ].join('|')})$`,
);
const AT_MIDNIGHT = /[ t]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?z?$/;
const MONTH = `(${MONTHS.map(name => `${name}[a-z]*`).join('|')})\\.?`;
const WRITTEN_YEAR = "'?(\\d{4}|\\d{2})";
const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +/;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const FORMS = {
  iso: /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /** Day, month, year: never the American order. */
  numbers: /^(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/,
  dayMonth: new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?${MONTH}(?:,?[ -]?${WRITTEN_YEAR})?$`),
  /** The month in words and the year in full leave one meaning only. */
  monthDay: new RegExp(`^${MONTH} ?(\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`),
  month: new RegExp(`^(?:end(?: of)? )?${MONTH}(?:[ -]?${WRITTEN_YEAR})?$`),
} as const;

/** By when: the day in a cell, in the ways schools write one; what the words do not settle is a fault and never a guess. */
export function dueDay(cell: Cell, datesFrom: Sheet['datesFrom'], rules: DueRules): DueDay {
  if (cell.kind === 'date')
    return cell.isMonth
      ? endOfMonth(Number(cell.day.slice(0, 4)), Number(cell.day.slice(5, 7)), rules)
      : { day: cell.day };
  const text = textIn(cell);
  if (cell.kind === 'broken') return { fault: `${quoted(text)} is no date: ${WRITE_DAY}` };
  if (cell.kind === 'number') {
    const day = serialDay(cell.value, datesFrom);
    return day ? { day, isTaken: true } : { fault: `the number ${quoted(text)} is no date: ${WRITE_DAY}` };
  }
  // What was a number in a spreadsheet is text in a CSV file.
  if (/^\d{5}$/.test(text)) {
    const day = serialDay(Number(text), datesFrom);
    if (day) return { day, isTaken: true };
  }
  return dayInText(text, rules);
}

function dayInText(text: string, rules: DueRules): DueDay {
  const words = text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\bthe /g, '')
    .replace(/^(?:due |completed? |finished )?(?:by |on )?/, '')
    .replace(AT_MIDNIGHT, '')
    .replace(/[.,;]+$/, '')
    .trim();
  if (NO_END.test(words))
    return rules.ongoing === 'end-of-year'
      ? endOfYear(rules, text)
      : { fault: `${quoted(text)} has no end: ${WRITE_DAY}, or ${(rules.ways ?? COMMAND_LINE).ongoing}` };
  return (
    inNumbers(words, text, rules) ??
    inWords(words, text, rules) ??
    termDay(words, text, rules) ??
    unknown(text)
  );
}

function inNumbers(words: string, text: string, { year: planYear }: DueRules): DueDay | null {
  const iso = FORMS.iso.exec(words);
  if (iso) return onDay(dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3])), text);
  const numbers = FORMS.numbers.exec(words.replace(WEEKDAY, ''));
  if (!numbers) return null;
  const [day, month] = [Number(numbers[1]), Number(numbers[3])];
  // "9.30" and "1-2" are no dates.
  if (numbers[4] === undefined && numbers[2] !== '/') return null;
  const year = numbers[4] === undefined ? inPlan(month, planYear) : inFull(numbers[4]);
  if (isFar(numbers[4], planYear)) return farOff(text);
  return onDay(dayFrom(year, month, day), text, weekdayIn(words), numbers[4] === undefined);
}

function inWords(words: string, text: string, rules: DueRules): DueDay | null {
  const bare = words.replace(WEEKDAY, '');
  const said = weekdayIn(words);
  const dayFirst = FORMS.dayMonth.exec(bare);
  if (dayFirst) {
    const month = monthOf(dayFirst[2]);
    if (!month) return null;
    if (isFar(dayFirst[3], rules.year)) return farOff(text);
    const year = dayFirst[3] === undefined ? inPlan(month, rules.year) : inFull(dayFirst[3]);
    return onDay(dayFrom(year, month, Number(dayFirst[1])), text, said, dayFirst[3] === undefined);
  }
  const monthFirst = FORMS.monthDay.exec(bare);
  if (monthFirst) {
    const month = monthOf(monthFirst[1]);
    return month ? onDay(dayFrom(Number(monthFirst[3]), month, Number(monthFirst[2])), text, said) : null;
  }
  const whole = FORMS.month.exec(words);
  const month = monthOf(whole?.[1]);
  if (!whole || !month) return null;
  const year = whole[2] === undefined ? inPlan(month, rules.year) : inFull(whole[2]);
  // "Nov 14" is a day the American way round; "Nov 26" is a month of the plan's year 2026/27.
  if (whole[2]?.length === 2 && year !== inPlan(month, rules.year))
    return { fault: `${quoted(text)} may be a day or a month: ${WRITE_DAY}` };
  return endOfMonth(year, month, rules);
}

function onDay(day: IsoDate | null, text: string, said: string | null = null, isTaken = false): DueDay {
  if (!day)
    return { fault: `${quoted(text)} is not a day of the calendar, read as day, month, year: ${WRITE_DAY}` };
  if (said !== null && said !== WEEKDAYS[weekdayOf(day) - 1])
    return {
      fault: `${quoted(text)} is not ${dayInWords(day)}: ${WRITE_DAY}`,
    };
  return isTaken ? { day, isTaken } : { day };
}

const weekdayIn = (words: string): string | null => WEEKDAY.exec(words)?.[1] ?? null;
const inFull = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));
/** Two digits that may be of another century, or no year at all. */
const isFar = (year: string | undefined, planYear: number): boolean =>
  year?.length === 2 && Math.abs(inFull(year) - planYear) > YEARS_AROUND;
const YEARS_AROUND = 10;
const farOff = (text: string): DueDay => ({
  fault: `${quoted(text)} is far from the plan's year: write its year in full, such as 3 Nov 2026`,
});
const inPlan = (month: number, year: number): number => (month >= 9 ? year : year + 1);

/** From 1; 0 for a word that only begins like a month ("Marking"). */
function monthOf(word: string | undefined): number {
  const long =
    /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/;
  return word && long.test(word) ? MONTHS.findIndex(name => word.startsWith(name)) + 1 : 0;
}

const unknown = (text: string): DueDay => ({
  fault: `${quoted(text)} cannot be read as one day: ${WRITE_DAY}`,
});
