import { z } from 'zod/v4';
import { IsoDate } from '../time/iso.ts';

/** The rule behind a line, and where it was read. */
export const Because = z.object({
  /** "3 times a year, in Recovery". */
  rule: z.string(),
  /** "seed 003, Categorisation"; "default" where it was filled in. */
  source: z.string(),
  /** What of it was filled in all the same. */
  assumed: z.string().nullable(),
  /** The first day on which the rule held for the school; null where it always has. */
  since: IsoDate.nullable(),
  /** "1 of the usual 3: it holds for a part of the year only". */
  share: z.string().nullable(),
});
export type Because = z.infer<typeof Because>;

/** One thing owed once. */
export const OwedItem = z.object({
  /** The model's id of it; of a report or of follow-up support, made from the engagement's. */
  thing: z.string(),
  kind: z.enum(['engagement', 'obligation', 'plan review', 'report', 'follow-up support']),
  name: z.string(),
  counts: z.enum(['core', 'additional', 'not counted']),
  nth: z.int().nullable(),
  of: z.int().nullable(),
  /** The first and last school days on which it is in time. */
  from: IsoDate,
  to: IsoDate,
  state: z.enum(['owed', 'booked', 'done', 'late', 'missed', 'waived', 'not required']),
  /** When it is booked for, or was done. */
  on: IsoDate.nullable(),
  fulfilmentId: z.string().nullable(),
  /** Why it was waived, or is not required. */
  reason: z.string().nullable(),
  /** Of what every school has and is not required: the last day of which that was said; it is owed again after it. */
  notRequiredUntil: IsoDate.nullable().default(null),
  because: Because,
});
export type OwedItem = z.infer<typeof OwedItem>;

/** Something the school would be owed if somebody said that it is needed. */
export const OptionalNeed = z.object({
  thing: z.string(),
  name: z.string(),
  need: z.enum(['if required', 'if identified', 'on request']),
  /** When somebody said that it is not; null when nobody has said anything. */
  notRequiredSince: IsoDate.nullable(),
  reason: z.string().nullable(),
  because: Because,
});
export type OptionalNeed = z.infer<typeof OptionalNeed>;

/** Something booked or done that nothing owed asked for: additional, or more than the number. */
export const Beyond = z.object({
  fulfilmentId: z.string(),
  on: IsoDate,
  state: z.enum(['booked', 'done']),
  things: z.array(z.string()).readonly(),
});

export const Owed = z.object({
  /** The academic year, by the calendar year it begins in. */
  year: z.int(),
  asOn: IsoDate,
  items: z.array(OwedItem),
  optional: z.array(OptionalNeed),
  beyond: z.array(Beyond),
});
export type Owed = z.infer<typeof Owed>;
