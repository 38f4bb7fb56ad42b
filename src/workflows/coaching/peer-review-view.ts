import { z } from 'zod/v4';
import { Closed, ReadBy, WriteUpWords } from '#domain/coaching/write-up.ts';
import { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/**
 * Where a review stands. `ahead`: it is booked. `ask`: its time is over, and nobody has said whether it was held.
 * `unplanned`: it has no time yet. `off`: it is not to be.
 */
export const ReviewStage = z.enum(['unplanned', 'ahead', 'ask', 'held', 'not-held', 'off']);
export type ReviewStage = z.infer<typeof ReviewStage>;

const Share = z.object({
  id: z.string(),
  text: z.string(),
  toChannel: z.boolean(),
  byName: z.string(),
  at: IsoInstant,
  /** It was taken back before any agenda had it. */
  isTakenBack: z.boolean(),
  mayTakeBack: z.boolean(),
});

const Base = z.object({
  id: z.string(),
  groupName: z.string(),
  /** "Peer review", as the model calls it. */
  name: z.string(),
  host: z.string(),
  visitors: z.array(z.string()),
  period: z.string(),
  stage: ReviewStage,
  startsAt: IsoInstant.nullable(),
  /** As what whoever looks sees it: the team and whoever facilitates see that it is held or not, its day and its focus. */
  part: z.enum(['host', 'visitor', 'member', 'team']),
  focus: z.string(),
  focusByName: z.string().nullable(),
  /** It is two school days or less until it. */
  isNear: z.boolean(),
  /** Why it was not held or is off. */
  reason: z.string().nullable(),
  reasonByName: z.string().nullable(),
  /** Earlier days on which it was to be and was not held. */
  misses: z.array(z.object({ on: IsoDate, reason: z.string() })),
  /** Who reads what is written now; by the model, or by default where it does not say. */
  readBy: ReadBy,
  readByDefault: z.boolean(),
  /** The names of those of the group who read it. */
  readers: z.array(z.string()),
  /** Why nothing for the group alone can be written; null: it can. */
  cannotSeal: Closed.nullable(),
  mayRead: z.boolean(),
  /** Who has written; nobody where whoever looks may not read it. */
  writers: z.array(z.string()),
  /** Something was written that whoever looks may not read: they were not of the group then. */
  isKeptFromThem: z.boolean().default(false),
  shares: z.array(Share),
  safeguardingContact: z.string().nullable(),
  today: IsoDate,
  version: z.int(),
});

const Entry = z.object({
  byName: z.string(),
  at: IsoInstant,
  readBy: ReadBy,
  words: WriteUpWords.nullable(),
  closed: Closed.nullable(),
  /** Its writer has saved again since. */
  isEarlier: z.boolean(),
});

/** What one person sees of one peer review, and of what was written after it. */
export const PeerReviewSubject = z.discriminatedUnion('kind', [
  Base.extend({ kind: z.literal('peer-review') }),
  Base.extend({ kind: z.literal('read'), entries: z.array(Entry) }),
  Base.extend({
    kind: z.literal('write'),
    /** What whoever looks has saved. */
    mine: WriteUpWords.nullable(),
    mineAt: IsoInstant.nullable(),
    /** They have written, and it does not open. */
    mineClosed: Closed.nullable(),
  }),
  Base.extend({
    kind: z.literal('share'),
    /** What is to be confirmed. */
    typed: z.object({ text: z.string(), toChannel: z.boolean() }).nullable(),
  }),
]);
export type PeerReviewSubject = z.infer<typeof PeerReviewSubject>;
export type PeerReviewBase = z.infer<typeof Base>;

/** Of those who were there, or are to be. */
export const isThere = ({ part }: Pick<PeerReviewBase, 'part'>): boolean =>
  part === 'host' || part === 'visitor';
