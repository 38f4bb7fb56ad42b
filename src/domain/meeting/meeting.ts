import { z } from 'zod/v4';
import { IsoInstant } from '../time/iso.ts';

export const Meeting = z.object({
  id: z.string(),
  seriesId: z.string(),
  startsAt: IsoInstant,
  agendaDueAt: IsoInstant,
  /** Rises with every change a person could see; a `decide` names the version it was made on. */
  version: z.number().int(),
});
export type Meeting = z.infer<typeof Meeting>;

/** Who or what put a line on the agenda: a person, a change in the register, or the look-round. */
export const AgendaSource = z.enum(['person', 'register', 'look-round']);
export type AgendaSource = z.infer<typeof AgendaSource>;

/** One line of an agenda. With a URN it puts a school forward and `text` is the reason; without, it is an item. */
export const AgendaItem = z.object({
  id: z.string(),
  meetingId: z.string(),
  source: AgendaSource,
  urn: z.string().nullable(),
  text: z.string().min(1).max(300),
  addedById: z.string().nullable(),
  addedByName: z.string().nullable(),
  addedAt: IsoInstant,
});
export type AgendaItem = z.infer<typeof AgendaItem>;

export const Apology = z.object({
  meetingId: z.string(),
  personId: z.string(),
  name: z.string(),
  note: z.string().max(200).nullable(),
  at: IsoInstant,
});
export type Apology = z.infer<typeof Apology>;
