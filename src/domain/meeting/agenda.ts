import { z } from 'zod/v4';
import type { MeetingTarget } from '../access/can.ts';
import type { School } from '../school/school.ts';
import { IsoInstant } from '../time/iso.ts';
import { AgendaLine, AgendaSection, isConfidential } from './agenda-line.ts';
import { type AgendaReader, mayReadLine } from './line-readers.ts';
import { Apology, type Meeting, MeetingState } from './meeting.ts';
import { inOrder } from './running-order.ts';
import type { Series } from './series.ts';

/** One reader's line: with its school's name, and how its record stands now where that can change. */
export const ReadLine = AgendaLine.extend({ schoolName: z.string().nullable(), now: z.string().nullable() });
export type ReadLine = z.infer<typeof ReadLine>;

/** One reader's agenda, in the order the team takes it. */
export const Agenda = z.object({
  meetingId: z.string(),
  seriesId: z.string(),
  seriesName: z.string(),
  startsAt: IsoInstant,
  movedFrom: IsoInstant.nullable(),
  /** When it comes out; null once it has, and for a meeting that is not to come. */
  comesOutAt: IsoInstant.nullable(),
  state: MeetingState,
  /** Why it was moved, cancelled or called. */
  reason: z.string().nullable(),
  version: z.number().int(),
  /** Until the meeting starts, lines and apologies are taken. */
  open: z.boolean(),
  memberIds: z.array(z.string()),
  deputyIds: z.array(z.string()),
  chairId: z.string().nullable(),
  actingChairId: z.string().nullable(),
  /** Who runs it: whoever took over, else the series' chair; null when nobody does. */
  chairName: z.string().nullable(),
  sections: z.array(z.object({ section: AgendaSection, lines: z.array(ReadLine) })),
  /** All there are but those dropped, also those this reader is not shown. */
  lineCount: z.number().int(),
  /** How many confidential lines this reader is not shown. */
  withheld: z.number().int(),
  /** How many lines about schools that are not this reader's to read. */
  elsewhere: z.number().int(),
  /** Where the meeting is: the line being talked about, counted from 1; null when it is not running. */
  at: z.object({ position: z.number().int(), of: z.number().int(), lineId: z.string() }).nullable(),
  apologies: z.array(Apology),
  /** Whom to ring about a child at risk; null when the trust has not said. */
  safeguardingContact: z.string().nullable(),
  /** People whom nothing the channel reads may name. */
  staffNames: z.array(z.string()),
  /** Schools that can be put forward. */
  choices: z.array(z.object({ urn: z.string(), name: z.string() })),
});
export type Agenda = z.infer<typeof Agenda>;

/**
 * What rights at this meeting are asked about. Once it has been closed its chair is who it was then, also when it is
 * opened again: what was promised to whoever wrote a confidential line is not widened by a later appointment.
 */
export function meetingTarget(
  series: Pick<Series, 'memberIds' | 'deputyIds' | 'chairId'>,
  meeting: Pick<Meeting, 'actingChairId' | 'chairedById' | 'closings'> | null,
): MeetingTarget {
  const { memberIds, deputyIds } = series;
  const wasHeld = meeting !== null && meeting.closings > 0 && meeting.chairedById !== null;
  const chairId = wasHeld ? meeting.chairedById : series.chairId;
  return { kind: 'meeting', memberIds, deputyIds, chairId, actingChairId: meeting?.actingChairId ?? null };
}

/** The agenda as `reader` may see it; what is not theirs is counted and not shown. */
export function buildAgenda(input: {
  series: Series;
  meeting: Meeting;
  lines: readonly AgendaLine[];
  apologies: readonly Apology[];
  schools: readonly Pick<School, 'urn' | 'name'>[];
  chairName: string | null;
  safeguardingContact: string | null;
  staffNames: readonly string[];
  reader: AgendaReader;
  /** How a line's record stands now: "done Tue 3 Nov". */
  standing: (line: AgendaLine) => string | null;
  now: IsoInstant;
}): Agenda {
  const { series, meeting, lines, apologies, schools, reader, now } = input;
  const names = new Map(schools.map(school => [school.urn, school.name]));
  const nameOf = (urn: string) => names.get(urn) ?? `School ${urn}`;
  const target = meetingTarget(series, meeting);
  const ordered = inOrder(lines, nameOf);
  const readable = ordered.filter(line => mayReadLine(line, reader, target));
  // One that was taken back is no confidential item any more.
  const hidden = ordered.filter(line => !readable.includes(line) && line.outcome !== 'dropped');
  // What was taken off is not counted any more.
  const counted = ordered.filter(({ id, outcome }) => outcome !== 'dropped' || id === meeting.currentLineId);
  const position = counted.findIndex(({ id }) => id === meeting.currentLineId);
  return {
    meetingId: meeting.id,
    seriesId: series.id,
    seriesName: series.name,
    startsAt: meeting.startsAt,
    movedFrom: meeting.movedFrom,
    comesOutAt: meeting.state === 'planned' && meeting.preparedAt === null ? meeting.agendaDueAt : null,
    state: meeting.state,
    reason: meeting.reason,
    version: meeting.version,
    open: meeting.state === 'planned' && now < meeting.startsAt,
    memberIds: [...series.memberIds],
    deputyIds: [...series.deputyIds],
    chairId: target.chairId,
    actingChairId: meeting.actingChairId,
    chairName: input.chairName,
    sections: AgendaSection.options.flatMap(section => {
      const its = readable.filter(line => line.section === section);
      const read = its.map(line => ({
        ...line,
        schoolName: line.urn === null ? null : nameOf(line.urn),
        now: input.standing(line),
      }));
      return read.length > 0 ? [{ section, lines: read }] : [];
    }),
    lineCount: counted.length,
    withheld: hidden.filter(isConfidential).length,
    elsewhere: hidden.filter(line => !isConfidential(line)).length,
    at:
      meeting.state === 'running' && position >= 0
        ? { position: position + 1, of: counted.length, lineId: counted[position]?.id ?? '' }
        : null,
    apologies: [...apologies],
    safeguardingContact: input.safeguardingContact,
    staffNames: [...input.staffNames],
    choices: schools.map(({ urn, name }) => ({ urn, name })),
  };
}
