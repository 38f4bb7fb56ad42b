import { z } from 'zod/v4';
import { Id } from '../improvement-model/parts.ts';
import { IsoDate, IsoInstant } from '../time/iso.ts';
import { Asked, Proposal } from './proposal.ts';
import { Because } from './review-step.ts';

/**
 * Where a review stands.
 * - `open`: somebody of the team is to propose. `differing`: two have proposed different categories, and the decider says
 *   which goes to the head.
 * - `with-head`: the head is asked. `talking`: the head wants to talk first, and the clock stands still.
 * - `with-officer`: the head disputes, and the team answers once. `ruling`: the decider has both sides, or nobody answered.
 * - `settled`, `withdrawn`: over.
 */
export const ReviewState = z.enum([
  'open',
  'differing',
  'with-head',
  'talking',
  'with-officer',
  'ruling',
  'settled',
  'withdrawn',
]);
export type ReviewState = z.infer<typeof ReviewState>;

/** The head's answer; of a confirmation the texts are empty. */
export const HeadAnswer = z.object({
  kind: z.enum(['confirmed', 'disputed']),
  byId: z.string(),
  at: IsoInstant,
  reasons: z.string(),
  links: z.array(z.string()),
  prefers: Id.nullable(),
});
export type HeadAnswer = z.infer<typeof HeadAnswer>;

/** How a review ended: the head agreed; somebody ruled, on a dispute or because nobody answered. */
export const Settlement = z.object({
  how: z.enum(['agreed', 'ruled', 'not-answered']),
  category: Id,
  from: IsoDate,
  at: IsoInstant,
  byId: z.string(),
  reason: z.string().nullable(),
  forTrustees: z.boolean(),
});
export type Settlement = z.infer<typeof Settlement>;

/** One school's category, talked about, proposed, answered, decided (DOMAIN, workflow 3). */
export const CategoryReview = z.object({
  id: z.string(),
  urn: z.string(),
  state: ReviewState,
  because: Because,
  /** The visit at whose end it was opened. */
  visitId: z.string().nullable(),
  openedAt: IsoInstant,
  openedById: z.string(),
  /** 1: the head's first answer is waited for; 2: the one after the team's reply; 0: nothing was put to the head yet. */
  round: z.int().min(0).max(2),
  /** What is before the head, or was; null: nothing was proposed yet. */
  proposal: Proposal.nullable(),
  /** The other officer's, while two differ. */
  other: Proposal.nullable(),
  /** Why one of two was chosen. */
  chosen: z.object({ byId: z.string(), reason: z.string() }).nullable(),
  asked: Asked.nullable(),
  /** Everybody who was asked for the school, whoever answered. */
  askedEver: z.array(z.string()),
  /** The head's wish to talk first, of this round; `on`: when it was talked about. */
  talk: z
    .object({
      byId: z.string(),
      at: IsoInstant,
      note: z.string(),
      on: IsoDate.nullable(),
      outcome: z.string(),
    })
    .nullable(),
  answers: z.array(HeadAnswer),
  reply: z.object({ byId: z.string(), at: IsoInstant, words: z.string(), category: Id }).nullable(),
  /** Why a ruling is needed. */
  rulingOn: z.enum(['disputed', 'not-answered']).nullable(),
  settled: Settlement.nullable(),
  withdrawn: z.object({ byId: z.string(), at: IsoInstant, reason: z.string() }).nullable(),
  /** How many steps there were. */
  version: z.int(),
});
export type CategoryReview = z.infer<typeof CategoryReview>;

export const isOver = ({ state }: Pick<CategoryReview, 'state'>): boolean =>
  state === 'settled' || state === 'withdrawn';

/** The category that is proposed now: the team's reply to a dispute may have changed it. */
export const proposedNow = ({ reply, proposal }: CategoryReview): string | null =>
  reply?.category ?? proposal?.category ?? null;

/** Those who have spoken for the team: they do not answer for the school, and do not rule. */
export const teamIds = ({ proposal, other, reply }: CategoryReview): string[] => [
  ...new Set([proposal?.byId, other?.byId, reply?.byId].filter(id => id !== undefined)),
];

/** Those who have answered for the school. */
export const schoolIds = ({ answers, talk }: CategoryReview): string[] => [
  ...new Set([...answers.map(({ byId }) => byId), ...(talk ? [talk.byId] : [])]),
];
