import { Temporal } from 'temporal-polyfill';
import { type IsoDate, type IsoInstant, SCHOOL_ZONE } from './iso.ts';

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Tue 3 Nov"; with the year, "Tue 3 Nov 2026", when it is not the year of `now`. */
export function dayInWords(day: IsoDate, now?: IsoInstant): string {
  const date = Temporal.PlainDate.from(day);
  const words = `${DAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]}`;
  const here = now && Temporal.Instant.from(now).toZonedDateTimeISO(SCHOOL_ZONE);
  return here && here.year === date.year ? words : `${words} ${date.year}`;
}

const MONTHS_WHOLE = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** "3 November 2026", as a letter says it. */
export function dateInWords(day: IsoDate): string {
  const { day: number, month, year } = Temporal.PlainDate.from(day);
  return `${number} ${MONTHS_WHOLE[month - 1]} ${year}`;
}

/** "9:30", on London's clocks. */
export function timeInWords(moment: IsoInstant): string {
  const at = Temporal.Instant.from(moment).toZonedDateTimeISO(SCHOOL_ZONE);
  return `${at.hour}:${String(at.minute).padStart(2, '0')}`;
}

/** "Tue 3 Nov, 9:30", on London's clocks. */
export function momentInWords(moment: IsoInstant, now?: IsoInstant): string {
  const day = Temporal.Instant.from(moment).toZonedDateTimeISO(SCHOOL_ZONE).toPlainDate().toString();
  return `${dayInWords(day, now)}, ${timeInWords(moment)}`;
}

/** "Oakwood", "Oakwood and Elmfield", "Oakwood, Elmfield and Birch Lane". */
export function listInWords(words: readonly string[], last = 'and'): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** "Oakwood and Elmfield"; of more than `most`, "Oakwood, Elmfield and 3 more". */
export function someInWords(words: readonly string[], most: number): string {
  if (words.length <= most) return listInWords(words);
  return `${words.slice(0, most).join(', ')} and ${words.length - most} more`;
}

/** "1 school", "2 schools". */
export function countInWords(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** "There is 1 more school", "There are 2 more schools". */
export const thereAre = (count: number, noun: string): string =>
  `There ${count === 1 ? 'is' : 'are'} ${countInWords(count, noun)}`;

/** As the beginning of a sentence: "the deputy CEO" is "The deputy CEO". */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
