import { z } from 'zod/v4';
import { IsoInstant } from '../time/iso.ts';

/** The parts of an agenda in the order the team takes them (DOMAIN, workflow 1). Later workflows fill the others. */
export const AgendaSection = z.enum([
  'matters-arising',
  'schools',
  'intelligence',
  'visits',
  'categories',
  'check-ins',
  'items',
  'confidential',
]);
export type AgendaSection = z.infer<typeof AgendaSection>;

export const SECTION_WORDS: Record<AgendaSection, string> = {
  'matters-arising': 'Matters arising',
  schools: 'Schools to discuss',
  intelligence: 'Since the last meeting',
  visits: 'Visits and what is owed',
  categories: 'Category reviews',
  'check-ins': 'Overdue check-ins',
  items: 'Other items',
  confidential: 'Confidential',
};

/**
 * Who may read a line beside whoever chairs the meeting:
 * - `channel`: everybody in it; its words must be fit for that.
 * - `chair`: the deputy CEO and the CEO, who read all there is (DOMAIN, "Who may do what").
 * - `named`: those it names and whoever added it, nobody else; a promise to whoever wrote it.
 */
export const LineAudience = z.enum(['channel', 'chair', 'named']);
export type LineAudience = z.infer<typeof LineAudience>;

/**
 * - `open`: nobody has come to it yet.
 * - `parked`: put off until later in the same meeting.
 * - `carried`: goes to the next meeting.
 */
export const LineOutcome = z.enum(['open', 'discussed', 'parked', 'carried', 'dropped']);
export type LineOutcome = z.infer<typeof LineOutcome>;

export const LINE_LENGTH = 300;

/** One line of one agenda. */
export const AgendaLine = z.object({
  id: z.string(),
  meetingId: z.string(),
  section: AgendaSection,
  /** Who or what put it there: "person", "flag", "register"…; a source of the registry, or one that has gone since. */
  source: z.string(),
  /** The source's own name for it, by which it is written once on one agenda. */
  key: z.string(),
  urn: z.string().nullable(),
  text: z.string().min(1).max(LINE_LENGTH),
  /** Why it is there, when the text alone does not say so. */
  reason: z.string().nullable(),
  /** The record behind it: a card and the reference it is opened with. */
  link: z.object({ card: z.string(), ref: z.string() }).nullable(),
  audience: LineAudience,
  readerIds: z.array(z.string()),
  addedById: z.string().nullable(),
  addedByName: z.string().nullable(),
  addedAt: IsoInstant,
  outcome: LineOutcome,
  outcomeReason: z.string().nullable(),
  /** The start of the first meeting it was raised for. */
  raisedFor: IsoInstant,
  timesCarried: z.number().int(),
  /** The meeting that took it over. */
  carriedToId: z.string().nullable(),
});
export type AgendaLine = z.infer<typeof AgendaLine>;

/** A line the record itself puts on the agenda. */
export type ProposedLine = Pick<
  AgendaLine,
  'section' | 'key' | 'urn' | 'text' | 'reason' | 'link' | 'audience' | 'readerIds'
> &
  Partial<Pick<AgendaLine, 'source' | 'addedById' | 'addedByName' | 'raisedFor' | 'timesCarried'>>;

/** A line as it is first written. */
export function newLine(
  meeting: { id: string; startsAt: IsoInstant },
  line: ProposedLine & Pick<AgendaLine, 'id' | 'source' | 'addedAt'>,
): AgendaLine {
  return {
    addedById: null,
    addedByName: null,
    raisedFor: meeting.startsAt,
    timesCarried: 0,
    ...line,
    meetingId: meeting.id,
    outcome: 'open',
    outcomeReason: null,
    carriedToId: null,
  };
}

/** Whether nobody has dealt with it yet in this meeting. */
export const isUndiscussed = ({ outcome }: Pick<AgendaLine, 'outcome'>): boolean =>
  outcome === 'open' || outcome === 'parked';

export const isConfidential = ({ audience }: Pick<AgendaLine, 'audience'>): boolean => audience !== 'channel';
