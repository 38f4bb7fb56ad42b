import { z } from 'zod/v4';
import { Span } from './span.ts';

/** The stretches a number is counted in: weeks and fortnights are of school, from the first week of the academic year. */
export const Per = z.enum(['year', 'term', 'half term', 'school fortnight', 'school week']);
export type Per = z.infer<typeof Per>;

const Times = z.int().min(1, 'must be 1 or more: leave the rule out where nothing is owed').max(60);

/** So many in each stretch. */
const Counted = z.strictObject({
  times: Times,
  per: Per,
  bound: z.enum(['exactly', 'at least', 'at most']).default('exactly'),
});

/** One of several numbers in each stretch; which, is agreed for each school, and the smallest until it is. */
const OneOf = z.strictObject({
  oneOf: z.array(Times).min(2),
  per: Per,
});

/** Again and again, so long after the last at most; never sooner than `notBefore`. */
const Every = z.strictObject({
  every: Span,
  notBefore: Span.optional(),
  bound: z.enum(['exactly', 'at least']).default('exactly'),
});

/** What an event brings once. */
export const Start = z.enum(['joining', 'new head', 'category', 'identified', 'start of year']);
export type Start = z.infer<typeof Start>;
const Once = z.strictObject({ once: z.strictObject({ within: Span, of: Start }) });

/** How often. */
export const Cadence = z.union([Counted, OneOf, Every, Once], {
  error: 'must be { times, per }, { oneOf, per }, { every } or { once: { within, of } }',
});
export type Cadence = z.infer<typeof Cadence>;

const LEAST = 'must be 1 or more';

/**
 * For how long a rule holds once it has begun. `terms`: until the same point of a term so many later; `months`: as agreed
 * for the school between these; `initially`: until somebody says that it is enough.
 */
export const Lasting = z.union(
  [
    z.strictObject({ terms: z.int().min(1, LEAST).max(12), orLonger: z.boolean().default(false) }),
    z.strictObject({
      months: z.strictObject({ from: z.int().min(1, LEAST), to: z.int().min(1, LEAST).max(36) }),
    }),
    z.literal('initially'),
  ],
  { error: 'must be { terms }, { months: { from, to } } or "initially"' },
);
export type Lasting = z.infer<typeof Lasting>;

const BOUND = { exactly: '', 'at least': 'at least ', 'at most': 'at most ' } as const;
const TIMES = ['', 'once', 'twice'] as const;
const timesInWords = (times: number) => TIMES[times] ?? `${times} times`;

/** "at least 6 times a year", "every 6 school weeks", "3 or 6 times a year". */
export function cadenceInWords(cadence: Cadence): string {
  if ('times' in cadence) return `${BOUND[cadence.bound]}${timesInWords(cadence.times)} a ${cadence.per}`;
  if ('oneOf' in cadence) return `${cadence.oneOf.join(' or ')} times a ${cadence.per}`;
  if ('once' in cadence) return `once, within ${cadence.once.within} of ${STARTS[cadence.once.of]}`;
  const { every, notBefore, bound } = cadence;
  return `${BOUND[bound]}every ${every.replace(/^1 /, '')}${notBefore ? `, not sooner than ${notBefore} after the last` : ''}`;
}

const STARTS: Record<Start, string> = {
  joining: 'joining the trust',
  'new head': 'a new head’s first day',
  category: 'coming into the category',
  identified: 'its being identified',
  'start of year': 'the start of the academic year',
};
