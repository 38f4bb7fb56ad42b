import { z } from 'zod/v4';
import { Id, type PhaseGroup } from '../improvement-model/parts.ts';
import { IsoDate, IsoInstant } from '../time/iso.ts';

/** When it was recorded: of two that contradict each other from one day, the later one holds. */
const RecordedAt = IsoInstant.optional();

/**
 * What a school is, from a day on:
 * - `category`: a rung of the ladder, until its next one.
 * - `status`: a special status, and `plan`: a kind of plan that runs, each until its last day.
 * - `new-head`: the first day of a head who is new to the role or to the trust.
 * - `joined`: the day the school joined the trust.
 */
export const Standing = z.object({
  id: z.string(),
  kind: z.enum(['category', 'status', 'plan', 'new-head', 'joined']),
  /** The model's id of the category, status or plan; empty otherwise. */
  name: z.union([Id, z.literal('')]),
  from: IsoDate,
  /** The last day, of a status or plan that has one. */
  to: IsoDate.nullable(),
  at: RecordedAt,
});
export type Standing = z.infer<typeof Standing>;

/**
 * What somebody decided about one thing at one school:
 * - `identified`: it is needed (required, or asked for) from the day on; `not-required`: it is not, until identified again.
 * - `waived`: what falls due on the day, or next after it, need not happen.
 * - `agreed`: of a rule with several numbers, which it is; of one between so many months, for how many.
 * - `enough`: what was for the beginning, or for a time, is over; `longer`: it goes on until that is said.
 */
export const Mark = z.object({
  id: z.string(),
  kind: z.enum(['identified', 'not-required', 'waived', 'agreed', 'enough', 'longer']),
  /** The model's id of the engagement, obligation or plan; with `.report` or `.support`, of what follows one. */
  thing: z.string().regex(/^[a-z0-9-]+(\.(report|support))?$/),
  on: IsoDate,
  number: z.int().min(1).nullable(),
  reason: z.string().nullable(),
  at: RecordedAt,
});
export type Mark = z.infer<typeof Mark>;

/** Something booked or done that satisfies what is owed: a visit, a review, a report that was sent. */
export const Fulfilment = z.object({
  id: z.string(),
  on: IsoDate,
  state: z.enum(['booked', 'done']),
  /** The model's ids of all that it was: one visit may satisfy several. `ID.report` and `ID.support` are what follows one. */
  things: z.array(z.string()).min(1),
});
export type Fulfilment = z.infer<typeof Fulfilment>;

/** All that decides what one school is owed. Each list in any order. */
export interface SchoolRecord {
  readonly phases: readonly PhaseGroup[];
  /** The first day on which the model is in use for the school's trust; nothing is owed of the days before. */
  readonly since: IsoDate;
  readonly standings: readonly Standing[];
  readonly marks: readonly Mark[];
  readonly fulfilments: readonly Fulfilment[];
}

/** The things that follow an engagement once it was held. */
export const reportOf = (engagement: string): string => `${engagement}.report`;
export const supportAfter = (engagement: string): string => `${engagement}.support`;

/** Two of one day stand in the order they were recorded in, then of their ids: the order of a list decides nothing. */
export const inOrder =
  <T extends { readonly id: string; readonly at?: IsoInstant | undefined }>(dayOf: (each: T) => number) =>
  (one: T, other: T): number =>
    dayOf(one) - dayOf(other) || compare(one.at ?? '', other.at ?? '') || compare(one.id, other.id);

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
