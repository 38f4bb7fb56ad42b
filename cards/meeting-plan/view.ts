import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { academicYearInWords } from '#domain/academic-year/academic-year.ts';
import { changeInWords, type UpcomingMeeting, upcomingRef } from '#domain/meeting/upcoming.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { SeriesList } from '#workflows/list-series.ts';
import type { MeetingPlan } from '#workflows/read-meeting-plan.ts';
import type { Subject } from './plan-input.ts';

/** The next meeting and the three after it. */
const SHOWN = 4;
/** More buttons than this make Teams fold them away. */
const OFFERED = 6;
const FORMS = { Move: 'move', Cancel: 'cancel', 'Call an extra meeting': 'call' };

export function view(subject: Subject, _viewer: Viewer, scene: Scene): ViewData {
  return subject.kind === 'list' ? choice(subject, scene.now) : plan(subject, scene);
}

export function headline(subject: Subject, now: IsoInstant): string {
  if (subject.kind === 'list') return subject.offered.length === 0 ? 'No meetings yet' : 'Which meeting?';
  const next = nextOf(subject);
  if (!next) return `${subject.seriesName}: no meeting is planned`;
  if (next.state === 'running') return `${subject.seriesName} is meeting now`;
  return `${subject.seriesName} meets next ${momentInWords(next.startsAt, now)}`;
}

const nextOf = ({ meetings }: MeetingPlan) => meetings.find(({ state }) => state !== 'cancelled');

const BLANK = {
  facts: [],
  hasFacts: false,
  others: [],
  hasOthers: false,
  hasNote: false,
  note: asPlain(''),
  offered: [],
  offers: false,
  mayMove: false,
  mayCancel: false,
  mayRestore: false,
  mayCall: false,
  movable: [],
  cancelled: [],
  today: asWords(''),
  ...{ moveWhich: asWords(''), moveDay: asWords(''), moveTime: asWords(''), moveReason: asWords('') },
  ...{ cancelWhich: asWords(''), cancelReason: asWords(''), restoreWhich: asWords('') },
  ...{ callDay: asWords(''), callTime: asWords(''), callReason: asWords('') },
};

function choice(subject: SeriesList, now: IsoInstant): ViewData {
  const { asked, fits, offered } = subject;
  const why =
    offered.length === 0
      ? plainText`You belong to no series of meetings yet. Its chair or your trust administrator can add you.`
      : fits
        ? plainText`Choose the team whose next meeting you want to see.`
        : plainText`There is no series called “${asked}” that you can see. Is it one of these?`;
  const rest = offered.length - OFFERED;
  return {
    ...BLANK,
    title: asPlain(headline(subject, now)),
    why,
    offered: offered.slice(0, OFFERED).map(({ id, name }) => ({ id: asWords(id), name: asWords(name, 80) })),
    offers: offered.length > 0,
    hasNote: rest > 0,
    note: plainText`There are ${rest} more: type “next” and the name.`,
  };
}

function plan(subject: MeetingPlan, { now, kept }: Scene): ViewData {
  const { meetings, chair, apologies, mayPlan, today, time } = subject;
  const next = nextOf(subject);
  const held = meetings.filter(({ state }) => state !== 'cancelled').slice(0, SHOWN);
  const last = held.at(-1)?.startsAt;
  const others = meetings.filter(each => each !== next && (!last || each.startsAt <= last)).slice(0, 8);
  const isPlanned = ({ state }: UpcomingMeeting) => state === 'planned';
  const movable = mayPlan ? meetings.filter(isPlanned) : [];
  const cancelled = mayPlan ? meetings.filter(({ state }) => state === 'cancelled') : [];
  const mayCall = mayPlan && (subject.endedOn === null || subject.endedOn > today);
  const first = (all: readonly UpcomingMeeting[]) => asWords(all[0] ? upcomingRef(all[0]) : '');
  return {
    ...BLANK,
    title: asPlain(headline(subject, now), 200),
    why: why(subject, next, { now, kept }),
    facts: next
      ? [
          { title: asPlain('Chair'), value: asPlain(chair) },
          ...(apologies
            ? [{ title: asPlain('Apologies'), value: asPlain(listInWords(apologies) || 'None so far') }]
            : []),
        ]
      : [],
    hasFacts: next !== undefined,
    others: others.map(each => line(each, now)),
    hasOthers: others.length > 0,
    ...note(subject),
    mayMove: movable.length > 0,
    mayCancel: movable.length > 0,
    mayRestore: cancelled.length > 0,
    mayCall,
    movable: movable.map(each => option(each, now)),
    cancelled: cancelled.map(each => option(each, now)),
    today: asWords(today),
    moveWhich: kept.moveWhich ?? first(movable),
    moveDay: kept.moveDay ?? asWords(''),
    moveTime: kept.moveTime ?? asWords(time),
    moveReason: kept.moveReason ?? asWords(''),
    cancelWhich: kept.cancelWhich ?? first(movable),
    cancelReason: kept.cancelReason ?? asWords(''),
    restoreWhich: kept.restoreWhich ?? first(cancelled),
    callDay: kept.callDay ?? asWords(''),
    callTime: kept.callTime ?? asWords(time),
    callReason: kept.callReason ?? asWords(''),
  };
}

/** What is special about the next meeting, how long it is, and where its agenda is. */
function why(
  subject: MeetingPlan,
  next: UpcomingMeeting | undefined,
  { now, kept }: Pick<Scene, 'now' | 'kept'>,
): Plain {
  const form = Object.entries(FORMS).find(([, id]) => kept[`${id}Reason`]);
  // The forms are folded away when a card is drawn: what was typed is there, and must be seen to be.
  if (form) return plainText`What you typed is kept: press “${form[0]}” to change it.`;
  if (!next) return withoutDates(subject, now);
  const changed = changeInWords(next, now);
  const agenda = next.agendaIsOut
    ? 'The agenda is out.'
    : next.agendaDueAt <= now
      ? 'The agenda comes now.'
      : `The agenda comes ${dayInWords(dayOf(next.agendaDueAt), now)}.`;
  const special = changed === '' ? '' : `${changed[0]?.toUpperCase()}${changed.slice(1)}.`;
  return asPlain([special, `For ${next.minutes} minutes.`, agenda].filter(Boolean).join(' '), 500);
}

function withoutDates({ endedOn, withoutTerms, today }: MeetingPlan, now: IsoInstant): Plain {
  if (endedOn !== null && endedOn < today) return plainText`The series ended on ${dayInWords(endedOn, now)}.`;
  return withoutTerms === null
    ? plainText`There is no date ahead.`
    : plainText`There are no term dates for ${academicYearInWords(withoutTerms)} yet; a trust administrator can import them.`;
}

function note({ withoutTerms, meetings, mayPlan, seriesName }: MeetingPlan) {
  const dates =
    withoutTerms !== null && meetings.length > 0
      ? `Later dates need the term dates for ${academicYearInWords(withoutTerms)}. `
      : '';
  const change = mayPlan ? `To change the series itself, type “series ${seriesName}”.` : '';
  return { hasNote: dates !== '' || change !== '', note: asPlain(`${dates}${change}`) };
}

function line(meeting: UpcomingMeeting, now: IsoInstant) {
  const changed = changeInWords(meeting, now);
  return {
    when: asWords(momentInWords(meeting.startsAt, now)),
    rest: asWords(changed ? `, ${changed}` : '', 250),
    hasRest: changed !== '',
  };
}

const option = (meeting: UpcomingMeeting, now: IsoInstant) => ({
  title: asWords(momentInWords(meeting.startsAt, now)),
  value: asWords(upcomingRef(meeting)),
});
