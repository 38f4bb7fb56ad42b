import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '../time/iso.ts';
import { Member } from './group.ts';

/**
 * - `planned`: who hosts and who comes is known. `timing`: the group looks for a time.
 * - `booked`: it is a visit, which has its time. `held` and `not-held`: what was said after its end.
 * - `called-off`: it is not to be.
 */
export const PeerReviewState = z.enum(['planned', 'timing', 'booked', 'held', 'not-held', 'called-off']);
export type PeerReviewState = z.infer<typeof PeerReviewState>;

/** One review of one member of a group by others of it. When it is, and its place in calendars, are its visit's. */
export const PeerReview = z.object({
  id: z.string(),
  groupId: z.string(),
  host: Member,
  visitors: z.array(Member),
  /** The model's id of what is owed that it is for. */
  thing: z.string(),
  /** The first and last days of that. */
  from: IsoDate,
  to: IsoDate,
  /** The Monday of the week the rota has it in; null: in none. Once it is booked, its visit says when it is. */
  week: IsoDate.nullable(),
  state: PeerReviewState,
  /** Why it was not held or was called off, as its author wrote it. */
  reason: z.string().nullable(),
  reasonById: z.string().nullable(),
  /** Null until it is booked. */
  visitId: z.string().nullable(),
  /** What it looks at, in a heading that the trust sees; empty until the host has said. */
  focus: z.string(),
  focusById: z.string().nullable(),
  createdById: z.string(),
  createdAt: IsoInstant,
  version: z.int(),
});
export type PeerReview = z.infer<typeof PeerReview>;

const NEXT: Record<PeerReviewState, readonly PeerReviewState[]> = {
  planned: ['timing', 'booked', 'called-off'],
  // Nobody could, or all that was offered has passed.
  timing: ['planned', 'booked', 'called-off'],
  // A visit that is taken out of the calendar leaves the review to be timed again.
  booked: ['planned', 'held', 'not-held', 'called-off'],
  held: [],
  // It is made up for within what is owed.
  'not-held': ['planned'],
  'called-off': [],
};

export const mayBecome = (from: PeerReviewState, to: PeerReviewState): boolean => NEXT[from].includes(to);

export const isAhead = ({ state }: Pick<PeerReview, 'state'>): boolean =>
  state === 'planned' || state === 'timing' || state === 'booked';
