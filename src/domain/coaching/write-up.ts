import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '../time/iso.ts';

/** Who reads what is written after a review, as the improvement model says. */
export const ReadBy = z.enum(['the group', 'the group and the trust']);
export type ReadBy = z.infer<typeof ReadBy>;

/** How long each of the three texts may be; the form has room for all of them. */
export const LONGEST_WRITTEN = 700;

export const WriteUpWords = z.object({
  /** What was seen, what was learned, and what the host will do. Each may be empty. */
  seen: z.string(),
  learned: z.string(),
  willDo: z.string(),
});
export type WriteUpWords = z.infer<typeof WriteUpWords>;

/**
 * Why what was written cannot be read. `no-key`: the key it takes is not set; `other-key`: another one is; `changed`: it is not
 * what was sealed.
 */
export const Closed = z.enum(['no-key', 'other-key', 'changed']);
export type Closed = z.infer<typeof Closed>;

/** What one of those who were there had written when they saved it. It is never changed: who saves again adds another. */
export const WriteUp = z.object({
  id: z.string(),
  reviewId: z.string(),
  byId: z.string(),
  at: IsoInstant,
  /** As its writer was told. What the model says later changes nothing in it. */
  readBy: ReadBy,
});
export type WriteUp = z.infer<typeof WriteUp>;

export type ReadWriteUp = WriteUp &
  (
    | { readonly words: WriteUpWords; readonly closed: null }
    | { readonly words: null; readonly closed: Closed }
  );

/** The narrower of what somebody was told and of what holds as they save: nobody reads it who was not named to its writer. */
export const narrower = (one: ReadBy, other: ReadBy): ReadBy =>
  one === 'the group' || other === 'the group' ? 'the group' : one;

/** Of those in the order they were saved in, each writer's last. */
export const lastOfEach = <W extends Pick<WriteUp, 'byId'>>(writeUps: readonly W[]): W[] =>
  writeUps.filter(({ byId }, at) => !writeUps.slice(at + 1).some(later => later.byId === byId));

/** One time that a review was not held. */
export const Miss = z.object({
  id: z.string(),
  reviewId: z.string(),
  /** The day it was to be. */
  on: IsoDate,
  reason: z.string(),
  byId: z.string(),
  at: IsoInstant,
});
export type Miss = z.infer<typeof Miss>;

/** One thing that somebody of a group told the trust on purpose. */
export const Shared = z.object({
  id: z.string(),
  reviewId: z.string(),
  byId: z.string(),
  at: IsoInstant,
  text: z.string(),
  /** In the meeting's channel; else the chair, the deputy CEO and the CEO alone. */
  toChannel: z.boolean(),
  takenBackAt: IsoInstant.nullable(),
});
export type Shared = z.infer<typeof Shared>;

/** So much fits a line of an agenda beside where it comes from. */
export const LONGEST_SHARED = 180;
export const LONGEST_FOCUS = 100;
