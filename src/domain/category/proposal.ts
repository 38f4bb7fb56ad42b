import { z } from 'zod/v4';
import { Id } from '../improvement-model/parts.ts';
import { IsoDate, IsoInstant } from '../time/iso.ts';

/** A line of the record that a proposal points to: a report that went out, a figure. Its words are as they were then. */
export const EvidenceLine = z.object({ ref: z.string(), text: z.string() });
export type EvidenceLine = z.infer<typeof EvidenceLine>;

/** What somebody of the team proposes a school's category to be, and why. */
export const Proposal = z.object({
  byId: z.string(),
  at: IsoInstant,
  category: Id,
  /** Talked about first, recorded second: the day on which it was, in person (DOMAIN, workflow 3). */
  discussedOn: IsoDate,
  evidence: z.array(EvidenceLine),
  /** In their own words. */
  words: z.string(),
  /** The model's ids of what, with others, may lead to such a category. */
  factors: z.array(Id),
  /** From when on it is to hold; never before the day on which it is settled. */
  from: IsoDate,
});
export type Proposal = z.infer<typeof Proposal>;

/** Who was asked for an answer, and until when the answer is waited for. */
export const Asked = z.object({ ids: z.array(z.string()), by: IsoDate });
export type Asked = z.infer<typeof Asked>;
