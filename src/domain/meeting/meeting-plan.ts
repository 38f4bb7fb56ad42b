import { TermDatesMissing } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant } from '../time/iso.ts';
import { dayInWords, momentInWords } from '../time/words.ts';
import type { Meeting } from './meeting.ts';
import { agendaDueOn, type MeetingDate, type Series } from './series.ts';
import type { UpcomingMeeting } from './upcoming.ts';

export const REASON_LENGTH = 200;
const FURTHEST_DAYS = 366;
/** Longer than any holiday: the summer's is six weeks. */
const LOOKED_FOR_STAFF_DAYS = 100;

/** What a change needs to know beside the meeting. */
export interface PlanWorld {
  readonly series: Series;
  readonly calendar: SchoolCalendar;
  /** The series' meetings ahead, made or not. */
  readonly ahead: readonly UpcomingMeeting[];
  readonly now: IsoInstant;
}

/** What is to be written, or one sentence on why not and what to do. */
export type PlanDecision<T> =
  | { readonly ok: true; readonly change: T }
  | { readonly ok: false; readonly because: string };
const no = (because: string) => ({ ok: false, because }) as const;

type Moved = Pick<Meeting, 'startsAt' | 'movedFrom' | 'reason' | 'agendaDueAt'>;

/**
 * Moves a meeting. An agenda that is out stays out; one that is not goes out the series' lead before the new date, or
 * at once when that is past. Moved back to where it first was, it is as planned again.
 */
export function moveMeeting(
  meeting: Meeting,
  { to, reason }: { to: IsoInstant; reason: string },
  world: PlanWorld,
): PlanDecision<Moved> {
  const fault =
    beganFault(meeting, world.now) ??
    (meeting.state === 'cancelled'
      ? 'This meeting is cancelled. Say first that it takes place after all.'
      : null) ??
    (to === meeting.startsAt ? 'It is at that time already.' : null) ??
    placeFault(to, world, meeting);
  if (fault) return no(fault);
  const first = meeting.movedFrom ?? meeting.startsAt;
  const isBack = first === to && meeting.slotAt !== null;
  return {
    ok: true,
    change: {
      startsAt: to,
      movedFrom: first === to ? null : first,
      reason: isBack ? null : reason,
      agendaDueAt: meeting.preparedAt === null ? agendaDue(to, world) : meeting.agendaDueAt,
    },
  };
}

export function cancelMeeting(
  meeting: Meeting,
  reason: string,
  now: IsoInstant,
): PlanDecision<Pick<Meeting, 'state' | 'reason'>> {
  const fault =
    beganFault(meeting, now) ?? (meeting.state === 'cancelled' ? 'This meeting is cancelled already.' : null);
  return fault ? no(fault) : { ok: true, change: { state: 'cancelled', reason } };
}

/** "It takes place after all", until it would have begun. */
export function restoreMeeting(
  meeting: Meeting,
  world: PlanWorld,
): PlanDecision<Pick<Meeting, 'state' | 'reason'>> {
  if (meeting.state !== 'cancelled') return no('This meeting is not cancelled.');
  if (meeting.startsAt <= world.now)
    return no(
      `It would have begun ${momentInWords(meeting.startsAt, world.now)}. Call an extra meeting instead.`,
    );
  const fault = collisionFault(meeting.startsAt, world, meeting) ?? endFault(meeting.startsAt, world);
  return fault ? no(fault) : { ok: true, change: { state: 'planned', reason: null } };
}

/** A meeting beside the series' dates. */
export function extraMeeting(at: IsoInstant, world: PlanWorld): PlanDecision<MeetingDate> {
  const fault = placeFault(at, world, null);
  return fault ? no(fault) : { ok: true, change: { startsAt: at, agendaDueAt: agendaDue(at, world) } };
}

/** Why a reason will not do; null when it will. */
export function reasonFault(reason: string): string | null {
  if (reason.trim() === '') return 'Please say why, in a few words: everyone in the channel reads it.';
  return reason.length > REASON_LENGTH ? `Please keep the reason to ${REASON_LENGTH} characters.` : null;
}

function beganFault({ state, startsAt }: Meeting, now: IsoInstant): string | null {
  if (state === 'running') return 'This meeting is on. Close it on the chair’s card instead.';
  if (state === 'closed') return 'This meeting is over.';
  return startsAt <= now ? `This meeting began ${momentInWords(startsAt, now)}.` : null;
}

/** Why no meeting can be at that moment; null when one can. */
function placeFault(at: IsoInstant, world: PlanWorld, meeting: Meeting | null): string | null {
  const { calendar, now } = world;
  const day = dayOf(at);
  if (at <= now) return 'Please give a day and a time that are still to come.';
  if (day > addDays(dayOf(now), FURTHEST_DAYS)) return 'Please give a day within a year.';
  const year = yearFault(day, calendar);
  if (year) return year;
  if (!calendar.isStaffDay(day)) {
    const next = staffDayAfter(day, calendar);
    const instead = next ? ` The next day they are is ${dayInWords(next, now)}.` : '';
    return `Staff are not in school on ${dayInWords(day, now)}.${instead}`;
  }
  return endFault(at, world) ?? collisionFault(at, world, meeting);
}

function yearFault(day: IsoDate, calendar: SchoolCalendar): string | null {
  try {
    calendar.kindOf(day);
    return null;
  } catch (error) {
    if (error instanceof TermDatesMissing) return error.message;
    throw error;
  }
}

function staffDayAfter(day: IsoDate, calendar: SchoolCalendar): IsoDate | null {
  for (let at = 1; at <= LOOKED_FOR_STAFF_DAYS; at += 1) {
    const next = addDays(day, at);
    if (!calendar.knows(next)) return null;
    if (calendar.isStaffDay(next)) return next;
  }
  return null;
}

function endFault(at: IsoInstant, { series: { name, endedOn }, now }: PlanWorld): string | null {
  return endedOn !== null && dayOf(at) > endedOn ? `${name} ends on ${dayInWords(endedOn, now)}.` : null;
}

function collisionFault(
  at: IsoInstant,
  { series, ahead, now }: PlanWorld,
  meeting: Meeting | null,
): string | null {
  const other = ahead.find(
    ({ meetingId, slotAt, startsAt, state }) =>
      startsAt === at &&
      state !== 'cancelled' &&
      (meeting === null || (meetingId !== meeting.id && (slotAt === null || slotAt !== meeting.slotAt))),
  );
  return other ? `${series.name} meets already ${momentInWords(at, now)}. Please give another time.` : null;
}

/** Never later than the meeting, and never in the past: what should have gone out goes out now. */
function agendaDue(at: IsoInstant, { series, now }: PlanWorld): IsoInstant {
  const due = agendaDueOn(dayOf(at), series.leadDays);
  return due <= now || due >= at ? now : due;
}
