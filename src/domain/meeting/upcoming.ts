import { z } from 'zod/v4';
import { type AcademicYear, academicYearOf } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { addDays, dayOf, IsoInstant } from '../time/iso.ts';
import { momentInWords } from '../time/words.ts';
import { type Meeting, MeetingState } from './meeting.ts';
import { datesOf, type MeetingDate, type Series } from './series.ts';

/** A meeting that is ahead: one that was made, or a date of the rhythm nobody has made a meeting of yet. */
export const UpcomingMeeting = z.object({
  /** Null: not made yet. */
  meetingId: z.string().nullable(),
  /** The date of the series it stands for; null: called extra. */
  slotAt: IsoInstant.nullable(),
  startsAt: IsoInstant,
  minutes: z.number().int(),
  agendaDueAt: IsoInstant,
  agendaIsOut: z.boolean(),
  state: MeetingState,
  reason: z.string().nullable(),
  movedFrom: IsoInstant.nullable(),
  /** 0 when it was not made yet. */
  version: z.number().int(),
});
export type UpcomingMeeting = z.infer<typeof UpcomingMeeting>;

/** How far ahead is looked: a meeting every 13 weeks comes round four times in it. */
export const AHEAD_DAYS = 400;

/**
 * The next meetings of a series in order: `count` that take place, and the cancelled ones between them. `made` are the
 * meetings made so far that start, or stand for a date, from yesterday on. A year without term dates gives none: it is
 * named in `withoutTerms` when that is why there are fewer than `count`.
 */
export function upcoming(input: {
  series: Series;
  calendar: SchoolCalendar;
  made: readonly Meeting[];
  now: IsoInstant;
  count: number;
}): { meetings: UpcomingMeeting[]; withoutTerms: AcademicYear | null } {
  const { series, calendar, made, now, count } = input;
  const today = dayOf(now);
  const until = addDays(today, AHEAD_DAYS);
  // A series meets once a day at most, so a date is taken by its day: the time may have been changed since.
  const taken = new Set(made.flatMap(({ slotAt }) => (slotAt ? [dayOf(slotAt)] : [])));
  const dates = datesOf(series, calendar, today, until).filter(
    ({ startsAt }) => startsAt > now && !taken.has(dayOf(startsAt)),
  );
  const all = [
    ...made.filter(meeting => isAhead(meeting, now)).map(asUpcoming),
    ...dates.map(date => notMadeYet(series, date)),
  ].toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  const meetings: UpcomingMeeting[] = [];
  let held = 0;
  for (const meeting of all) {
    if (held === count) break;
    meetings.push(meeting);
    if (meeting.state !== 'cancelled') held += 1;
  }
  const last = series.endedOn !== null && series.endedOn < until ? series.endedOn : until;
  const unknown = last < today ? undefined : yearsBetween(today, last).find(day => !calendar.knows(day));
  return { meetings, withoutTerms: held < count && unknown ? academicYearOf(unknown) : null };
}

const isAhead = ({ state, startsAt }: Meeting, now: IsoInstant) =>
  state === 'running' || ((state === 'planned' || state === 'cancelled') && startsAt > now);

/** A day of every academic year from one day to the other, in order. */
function yearsBetween(from: string, to: string): string[] {
  const days = [from];
  for (let year = academicYearOf(from) + 1; year <= academicYearOf(to); year += 1) days.push(`${year}-09-01`);
  return days;
}

export function asUpcoming(meeting: Meeting): UpcomingMeeting {
  const { id, slotAt, startsAt, minutes, agendaDueAt, preparedAt, state, reason, movedFrom, version } =
    meeting;
  return {
    ...{ meetingId: id, slotAt, startsAt, minutes, agendaDueAt, agendaIsOut: preparedAt !== null },
    ...{ state, reason, movedFrom, version },
  };
}

function notMadeYet({ minutes }: Series, { startsAt, agendaDueAt }: MeetingDate): UpcomingMeeting {
  return {
    ...{ meetingId: null, slotAt: startsAt, startsAt, minutes, agendaDueAt, agendaIsOut: false },
    ...{ state: 'planned', reason: null, movedFrom: null, version: 0 },
  };
}

/** What names a meeting to a card or a command, made or not: its date in the series, or its id when it is extra. */
export function upcomingRef({ slotAt, meetingId }: Pick<UpcomingMeeting, 'slotAt' | 'meetingId'>): string {
  return slotAt === null ? `id:${meetingId}` : `date:${slotAt}`;
}

/** "moved from Tue 10 Nov, 9:30: half of us are away", "cancelled: …", "extra: …"; '' when it is as planned. */
export function changeInWords(
  { state, slotAt, movedFrom, reason }: Pick<UpcomingMeeting, 'state' | 'slotAt' | 'movedFrom' | 'reason'>,
  now: IsoInstant,
): string {
  const because = reason ? `: ${reason}` : '';
  if (state === 'cancelled') return `cancelled${because}`;
  if (state === 'running') return 'on now';
  if (movedFrom !== null) return `moved from ${momentInWords(movedFrom, now)}${because}`;
  return slotAt === null ? `extra${because}` : '';
}
