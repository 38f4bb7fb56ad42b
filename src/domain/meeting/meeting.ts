import { z } from 'zod/v4';
import { addMinutes, IsoInstant } from '../time/iso.ts';

/** planned → running → closed (→ running again within a day), or planned → cancelled. */
export const MeetingState = z.enum(['planned', 'running', 'closed', 'cancelled']);
export type MeetingState = z.infer<typeof MeetingState>;

export const Meeting = z.object({
  id: z.string(),
  seriesId: z.string(),
  /** The date of the series it stands for, wherever it was moved to; null: called extra. */
  slotAt: IsoInstant.nullable(),
  startsAt: IsoInstant,
  /** How long it is planned for. */
  minutes: z.number().int(),
  agendaDueAt: IsoInstant,
  /** When the lines of the record were written on its agenda; null: not yet. */
  preparedAt: IsoInstant.nullable(),
  state: MeetingState,
  /** Why it was moved, cancelled or called. */
  reason: z.string().nullable(),
  /** Where it was before it was moved. */
  movedFrom: IsoInstant.nullable(),
  /** When it was last moved, cancelled, restored or called, or followed its series; null: never. */
  changedAt: IsoInstant.nullable().default(null),
  /** Whoever took over from the series' chair. */
  actingChairId: z.string().nullable(),
  /** The series' chair when it began, whoever that is today; null before, and when nobody chaired it. */
  chairedById: z.string().nullable(),
  currentLineId: z.string().nullable(),
  startedAt: IsoInstant.nullable(),
  closedAt: IsoInstant.nullable(),
  /** How often it was closed. */
  closings: z.number().int(),
  /** Why it was opened again. */
  reopenedFor: z.string().nullable(),
  /** Rises with every change a person could see; a `decide` names the version it was made on. */
  version: z.number().int(),
});
export type Meeting = z.infer<typeof Meeting>;

const A_DAY_MINUTES = 24 * 60;

/** What leads up to a meeting can wait, but not into the last day before it: who is to come must have time for it. */
export function agendaUrgency({ startsAt }: Pick<Meeting, 'startsAt'>): { canWaitUntil: IsoInstant } {
  return { canWaitUntil: addMinutes(startsAt, -A_DAY_MINUTES) };
}

export const Apology = z.object({
  meetingId: z.string(),
  personId: z.string(),
  name: z.string(),
  note: z.string().max(200).nullable(),
  at: IsoInstant,
});
export type Apology = z.infer<typeof Apology>;

/** What was decided about one line. */
export const Decision = z.object({
  id: z.string(),
  meetingId: z.string(),
  lineId: z.string(),
  text: z.string().min(1).max(500),
  byId: z.string(),
  at: IsoInstant,
});
export type Decision = z.infer<typeof Decision>;
