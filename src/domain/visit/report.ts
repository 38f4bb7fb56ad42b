import { z } from 'zod/v4';
import { Id } from '../improvement-model/parts.ts';
import { IsoDate, IsoInstant } from '../time/iso.ts';

export const Rag = z.enum(['red', 'amber', 'green']);
export type Rag = z.infer<typeof Rag>;

/**
 * What the lead writes after a visit. `writing`: only the lead reads it. `with-head`: the head has the draft to check.
 * `checked`: the head has answered, or has had the time to. `released`: it went to the model's recipients and stays as it is.
 */
export const VisitReport = z.object({
  visitId: z.string(),
  state: z.enum(['writing', 'with-head', 'checked', 'released']),
  headline: z.string(),
  strengths: z.string(),
  areas: z.string(),
  /** What was agreed to do next, a line each: the next brief shows them. */
  actions: z.string(),
  rag: Rag.nullable(),
  /** Addresses of evidence. */
  links: z.array(z.string()),
  /** A category, for the category review alone: never part of what others receive (DOMAIN, workflow 2). */
  recommended: Id.nullable(),
  recommendedWhy: z.string().nullable(),
  /** By when it is to be with its readers; null: the model asks for no report. */
  dueOn: IsoDate.nullable(),
  sentToHeadAt: IsoInstant.nullable(),
  /** The last school day on which the head may point something out. */
  checkBy: IsoDate.nullable(),
  headAnswer: z.enum(['accurate', 'inaccurate']).nullable(),
  headNote: z.string().nullable(),
  headById: z.string().nullable(),
  /** What the lead did about what the head pointed out. */
  changedNote: z.string().nullable(),
  releasedAt: IsoInstant.nullable(),
  releasedTo: z.array(z.string()),
  version: z.int(),
});
export type VisitReport = z.infer<typeof VisitReport>;
