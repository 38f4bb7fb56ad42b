import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '../time/iso.ts';

/** A circumstance in which the trust may step in itself, as the deputy CEO or the CEO recorded it: for those two alone. */
export const Intervention = z.object({
  id: z.string(),
  urn: z.string(),
  /** The model's id of the circumstance. */
  circumstance: z.string(),
  on: IsoDate,
  note: z.string().nullable(),
  byId: z.string(),
  at: IsoInstant,
});
export type Intervention = z.infer<typeof Intervention>;
