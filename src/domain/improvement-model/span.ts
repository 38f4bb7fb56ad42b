import { z } from 'zod/v4';

/** How long, as a rulebook says it. School days, school weeks, half terms and terms are counted in the school's own calendar. */
const UNITS = ['day', 'school day', 'week', 'school week', 'month', 'half term', 'term', 'year'] as const;
export type SpanUnit = (typeof UNITS)[number];

const PATTERN = new RegExp(`^([1-9]\\d{0,2}) (${UNITS.join('|')})s?$`);

/** No rulebook reaches further, and nothing that is reckoned has to. Days and weeks cannot: their number has three digits. */
const MOST: Partial<Record<SpanUnit, number>> = { month: 240, 'half term': 120, term: 60, year: 20 };

/** "3 school weeks", "18 months": a number above zero and a unit. */
export const Span = z
  .string()
  .regex(PATTERN, `must be a number above 0 and one of ${UNITS.join(', ')}, such as "6 school weeks"`)
  .refine(isNotTooLong, 'must be 20 years or less')
  .meta({ description: 'How long: "2 weeks", "18 months", "6 school weeks", "1 half term"' });
export type Span = z.infer<typeof Span>;

/** The number and the unit of a span that was checked. */
export function readSpan(span: Span): { count: number; unit: SpanUnit } {
  const [, count = '', unit = ''] = PATTERN.exec(span) ?? [];
  const known = UNITS.find(each => each === unit);
  if (!known) throw new Error(`not a span: ${span}`);
  return { count: Number(count), unit: known };
}

function isNotTooLong(span: string): boolean {
  const [, count, unit] = PATTERN.exec(span) ?? [];
  return UNITS.every(each => each !== unit || Number(count) <= (MOST[each] ?? Number.POSITIVE_INFINITY));
}

/** Days in each, roughly: to say which of two spans is longer, never to reckon a date. */
const ROUGH_DAYS: Record<SpanUnit, number> = {
  day: 1,
  'school day': 1.4,
  week: 7,
  'school week': 7,
  month: 30.4,
  'half term': 45,
  term: 91,
  year: 365,
};

export function isLonger(one: Span, other: Span): boolean {
  const days = ({ count, unit }: ReturnType<typeof readSpan>) => count * ROUGH_DAYS[unit];
  return days(readSpan(one)) > days(readSpan(other));
}
