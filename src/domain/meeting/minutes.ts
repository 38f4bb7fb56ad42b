import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '../time/iso.ts';
import { LineOutcome } from './agenda-line.ts';

/** What someone undertook, as minutes have it. */
export const MinutedAction = z.object({
  text: z.string(),
  ownerName: z.string(),
  dueOn: IsoDate,
  state: z.enum(['open', 'done', 'dropped']),
});
export type MinutedAction = z.infer<typeof MinutedAction>;

export const MinutedLine = z.object({
  schoolName: z.string().nullable(),
  text: z.string(),
  /** Why it was on the agenda: "Carried forward from Tue 20 Oct". */
  reason: z.string().nullable(),
  /** Only in the copy of those who may read it. */
  confidential: z.boolean(),
  outcome: LineOutcome,
  /** Why it was dropped. */
  outcomeReason: z.string().nullable(),
  decisions: z.array(z.string()),
  actions: z.array(MinutedAction),
});
export type MinutedLine = z.infer<typeof MinutedLine>;

/** The minutes of one meeting in one reader's copy. */
export const Minutes = z.object({
  meetingId: z.string(),
  trustName: z.string(),
  seriesName: z.string(),
  startsAt: IsoInstant,
  /** How long it was planned for. */
  minutes: z.number().int(),
  state: z.enum(['planned', 'running', 'closed', 'cancelled']),
  closedAt: IsoInstant.nullable(),
  /** Why they were opened again after they were closed: they are not the first ones then. */
  reopenedFor: z.string().nullable(),
  chairName: z.string().nullable(),
  present: z.array(z.string()),
  apologies: z.array(z.object({ name: z.string(), note: z.string().nullable() })),
  sections: z.array(z.object({ title: z.string(), lines: z.array(MinutedLine) })),
  /** How many confidential lines this reader's copy leaves out. */
  withheld: z.number().int(),
  /** How many lines about schools that are not this reader's to read it leaves out. */
  elsewhere: z.number().int(),
  /** The next meeting of the series, once known. */
  nextAt: IsoInstant.nullable(),
  version: z.number().int(),
});
export type Minutes = z.infer<typeof Minutes>;
