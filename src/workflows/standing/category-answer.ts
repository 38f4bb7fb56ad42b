import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '#domain/time/iso.ts';

const Target = z.object({
  toName: z.string(),
  by: IsoDate.nullable(),
  state: z.enum(['ahead', 'at risk', 'passed']),
});

const TimelineItem = z.object({
  kind: z.enum(['category', 'status']),
  name: z.string(),
  from: IsoDate,
  to: IsoDate.nullable(),
  /** It begins later than today. */
  isComing: z.boolean(),
  confirmedOn: z.array(IsoDate),
  /** Their role; null: it came with the records that were imported. */
  decidedBy: z.string().nullable(),
  /** Head and officer have agreed it in a review. */
  isAgreed: z.boolean().default(false),
  /** Why it corrects another entry, or why the status was set. */
  why: z.string().nullable(),
  corrects: z.boolean(),
  /** What became of it: `instead` is null where it never was. */
  corrected: z
    .object({
      on: IsoDate,
      by: z.string(),
      why: z.string().nullable(),
      instead: z.object({ name: z.string(), from: IsoDate }).nullable(),
    })
    .nullable(),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

/** One school's category and statuses, with how they came about, as far as whoever asks may see. */
export const SchoolCategory = z.object({
  kind: z.literal('school'),
  urn: z.string(),
  name: z.string(),
  hubId: z.string().nullable(),
  modelName: z.string(),
  /** The trust's word for a category; empty where its model has no ladder. */
  word: z.string(),
  /** What the card was posted for; null: somebody asked. */
  because: z.enum(['corrected', 'at-risk', 'passed']).nullable(),
  /** Of a card about a target: that is no longer so. */
  isPast: z.boolean().default(false),
  category: z
    .object({
      ...{ name: z.string(), since: IsoDate, descriptor: z.string(), autonomy: z.string() },
      ...{ support: z.array(z.string()), challenge: z.array(z.string()), takesOn: z.string().nullable() },
      target: Target.nullable(),
    })
    .nullable(),
  statuses: z.array(z.object({ name: z.string(), about: z.string(), from: IsoDate, to: IsoDate.nullable() })),
  timeline: z.array(TimelineItem),
  /** Whether the asker may have it looked at; only where the trust sorts its schools. */
  mayReview: z.boolean().default(false),
  mayCorrect: z.boolean(),
  /** What can be corrected, the newest first; and to what. */
  correctable: z.array(z.object({ id: z.string(), name: z.string(), from: IsoDate })),
  choices: z.array(z.object({ id: z.string(), name: z.string() })),
  mayReadNeeds: z.boolean(),
  /** The audit's facts: every entry there is. */
  entries: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      from: IsoDate,
      to: IsoDate.nullable(),
      corrects: z.string(),
    }),
  ),
  today: IsoDate,
  version: z.int(),
  asAt: IsoInstant,
});
export type SchoolCategory = z.infer<typeof SchoolCategory>;

const Named = z.object({ urn: z.string(), name: z.string() });

/** The answer to "category …": a school's, a choice of schools, none by that name, or no model. */
export const CategoryAnswer = z.discriminatedUnion('kind', [
  SchoolCategory,
  z.object({ kind: z.literal('choose'), asked: z.string(), schools: z.array(Named), more: z.int() }),
  z.object({ kind: z.literal('none'), asked: z.string(), nearest: z.array(Named), empty: z.boolean() }),
  z.object({ kind: z.literal('no-model'), name: z.string() }),
]);
export type CategoryAnswer = z.infer<typeof CategoryAnswer>;
