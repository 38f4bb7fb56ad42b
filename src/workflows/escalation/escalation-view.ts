import { z } from 'zod/v4';
import { EscalationState } from '#domain/escalation/escalation.ts';
import { IsoDate } from '#domain/time/iso.ts';

/** What somebody sees of something that is late, or of concern. */
export const EscalationView = z.object({
  id: z.string(),
  urn: z.string(),
  schoolName: z.string(),
  /** The school's side reads the line and may add to it; the team's side decides. */
  sees: z.enum(['school', 'team']),
  label: z.string(),
  /** "the check-in on …", as a sentence goes on. */
  name: z.string(),
  state: EscalationState,
  /** Nothing more is asked, though the record may not say so yet. */
  isOver: z.enum(['no', 'answered', 'not-needed']),
  isLate: z.boolean(),
  /** Only whoever answers it, and whoever decides what is owed there, may know of it; not every chair. */
  isConfidential: z.boolean(),
  dueOn: IsoDate,
  today: IsoDate,
  /** As it stands on an agenda. */
  line: z.object({ text: z.string(), reason: z.string() }),
  facts: z.array(z.string()),
  addition: z.string().nullable(),
  history: z.array(z.object({ on: IsoDate, what: z.string(), why: z.string() })),
  /** Who of those who could answer is away today by the record. */
  awayNames: z.array(z.string()),
  /** Who is asked once it is taken further; none: it goes to the agenda. */
  nextNames: z.array(z.string()),
  byItself: z.boolean(),
  may: z.object({ wait: z.boolean(), answer: z.boolean(), decide: z.boolean(), add: z.boolean() }),
  record: z.object({ card: z.string(), ref: z.string() }),
  safeguardingContact: z.string().nullable(),
  version: z.int(),
  audited: z.record(z.string(), z.unknown()),
});
export type EscalationView = z.infer<typeof EscalationView>;
