import { addDays, IsoDate, weekdayOf } from './iso.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NEAR = new Map<string, number>([
  ['today', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * The day someone typed: "3 Nov", "Tue 3 November 2026", "3/11", "03/11/2026", "2026-11-03", "today", "yesterday",
 * "tomorrow", "Tuesday". Without a year it is the nearest such day in the past (today included) or in the future; null when
 * it is none.
 */
export function dayIn(typed: string, today: IsoDate, towards: 'past' | 'future'): IsoDate | null {
  const text = typed
    .toLowerCase()
    .replace(/^(?:of|on|for|from|last|next)\s+/, '')
    .replace(/^the\s+/, '')
    .trim();
  const near = NEAR.get(text);
  if (near !== undefined) return addDays(today, near);
  if (IsoDate.safeParse(text).success) return text;
  const weekday = WEEKDAYS.findIndex(name => new RegExp(`^${name}[a-z]*$`).test(text));
  if (weekday >= 0) return nearestWeekday(weekday + 1, today, towards);
  const bare = text.replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/, '');
  const words = /^(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?(?:,?\s+(\d{4}))?$/.exec(bare);
  const numbers = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/.exec(bare);
  const day = Number(words?.[1] ?? numbers?.[1]);
  const month = words ? MONTHS.findIndex(name => words[2]?.startsWith(name)) + 1 : Number(numbers?.[2]);
  const year = words?.[3] ?? numbers?.[3];
  if (!day || !month) return null;
  return year ? dateOf(Number(year), month, day) : nearest(month, day, today, towards);
}

function dateOf(year: number, month: number, day: number): IsoDate | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return IsoDate.safeParse(text).success ? text : null;
}

function nearest(month: number, day: number, today: IsoDate, towards: 'past' | 'future'): IsoDate | null {
  const year = Number(today.slice(0, 4));
  // 29 February is at most eight years away.
  const years = Array.from({ length: 9 }, (_, i) => (towards === 'past' ? year - i : year + i));
  const fits = (date: IsoDate) => (towards === 'past' ? date <= today : date >= today);
  return years.map(each => dateOf(each, month, day)).find(date => date !== null && fits(date)) ?? null;
}

function nearestWeekday(weekday: number, today: IsoDate, towards: 'past' | 'future'): IsoDate {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, towards === 'future' ? ahead : ahead === 0 ? 0 : ahead - 7);
}
