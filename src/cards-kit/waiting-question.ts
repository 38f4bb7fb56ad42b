import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/** Something a card in a person's own chat still asks of them. */
export const WaitingQuestion = z.object({
  card: z.string(),
  ref: z.string(),
  what: z.string(),
  /** The day since when it is asked. */
  since: IsoDate,
  /** When the card was last sent. */
  sentAt: IsoInstant,
});
export type WaitingQuestion = z.infer<typeof WaitingQuestion>;
