import { z } from 'zod/v4';
import { IsoInstant } from '../time/iso.ts';

/** Help from outside the trust that somebody asked for. Nothing is arranged before the CEO has agreed. */
export const SupportRequest = z.object({
  id: z.string(),
  urn: z.string(),
  what: z.string(),
  area: z.string(),
  reason: z.string(),
  /** From whom, where that is known. */
  fromWhom: z.string().nullable(),
  askedById: z.string(),
  askedAt: IsoInstant,
  state: z.enum(['asked', 'agreed', 'declined', 'withdrawn']),
  answeredById: z.string().nullable(),
  answeredAt: IsoInstant.nullable(),
  answerWhy: z.string().nullable(),
  version: z.int(),
});
export type SupportRequest = z.infer<typeof SupportRequest>;
export type NewSupportRequest = Omit<
  SupportRequest,
  'state' | 'answeredById' | 'answeredAt' | 'answerWhy' | 'version'
>;
