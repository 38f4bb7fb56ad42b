import { z } from 'zod/v4';
import { Id } from '../improvement-model/parts.ts';
import { IsoDate, IsoInstant } from '../time/iso.ts';
import { Asked, Proposal } from './proposal.ts';

/**
 * Why a category is looked at: at the end of an engagement, because it is a year old, since the school has none yet, since
 * it joined the trust, or because somebody asked.
 */
export const Because = z.enum(['engagement', 'year', 'none-yet', 'joining', 'asked']);
export type Because = z.infer<typeof Because>;

/** `byId`: a person's id, or "fortnight" for what the clock does. */
const By = { at: IsoInstant, byId: z.string() };

/**
 * Everything that can happen in a review, in the order it happened: the review is what its steps make of it, and no step is
 * ever changed. `asked` on a step: whom it asks for an answer next, and until when.
 */
export const ReviewStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), ...By, because: Because, visitId: z.string().nullable() }),
  z.object({ kind: z.literal('proposed'), ...By, proposal: Proposal, asked: Asked }),
  /** A second officer sees it otherwise. */
  z.object({ kind: z.literal('differed'), ...By, proposal: Proposal }),
  /** Of two officers' proposals, the one that goes to the head. */
  z.object({ kind: z.literal('chosen'), ...By, ofId: z.string(), reason: z.string(), asked: Asked }),
  z.object({ kind: z.literal('talk-asked'), ...By, note: z.string() }),
  z.object({ kind: z.literal('talked'), ...By, on: IsoDate, note: z.string(), asked: Asked }),
  z.object({ kind: z.literal('confirmed'), ...By }),
  z.object({
    kind: z.literal('disputed'),
    ...By,
    reasons: z.string(),
    links: z.array(z.string()),
    /** What the school holds to be right; null: not said. */
    prefers: Id.nullable(),
    /** Of the team, the reply. */
    asked: Asked,
  }),
  /** The officer's one answer to a dispute; `category`: what is proposed now. */
  z.object({ kind: z.literal('replied'), ...By, words: z.string(), category: Id, asked: Asked }),
  /** Another head has come since: they are asked, with time of their own. */
  z.object({ kind: z.literal('asked-again'), ...By, asked: Asked }),
  z.object({ kind: z.literal('not-answered'), ...By }),
  z.object({ kind: z.literal('not-replied'), ...By }),
  z.object({
    kind: z.literal('ruled'),
    ...By,
    category: Id,
    reason: z.string(),
    from: IsoDate,
    /** The decision is the trustees', and was written down for them. */
    forTrustees: z.boolean(),
  }),
  z.object({ kind: z.literal('withdrawn'), ...By, reason: z.string() }),
]);
export type ReviewStep = z.infer<typeof ReviewStep>;
export type StepKind = ReviewStep['kind'];
