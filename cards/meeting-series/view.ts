import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText, type Words } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { academicYearInWords } from '#domain/academic-year/academic-year.ts';
import { rhythmInWords } from '#domain/meeting/series-words.ts';
import { changeInWords, type UpcomingMeeting } from '#domain/meeting/upcoming.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { SeriesList } from '#workflows/list-series.ts';
import type { SeriesSheet } from '#workflows/read-series.ts';
import { NOBODY, type Subject } from './actions/save.ts';
import { NEW } from './actions/show.ts';
import { peopleChoices } from './people-choices.ts';

/** With "New series" beside them no more than Teams shows in a row. */
const OFFERED = 5;
/** Of the members: with more names than this nobody reads them on a telephone. */
const NAMES = 12;

export function view(subject: Subject, _viewer: Viewer, scene: Scene): ViewData {
  return subject.kind === 'list' ? list(subject) : sheet(subject, scene);
}

export function headline(subject: Subject): string {
  if (subject.kind === 'sheet')
    return subject.version === 0 ? 'Set up a new series of meetings' : subject.draft.name;
  return subject.offered.length === 0 ? 'No series of meetings yet' : 'Which series of meetings?';
}

const EMPTY = asWords('');
const FORM = {
  ...{ name: EMPTY, weekday: EMPTY, time: EMPTY, minutes: 0, everyWeeks: 0, anchor: EMPTY, leadDays: 0 },
  ...{ chair: EMPTY, deputies: EMPTY, members: EMPTY, people: [], hasLeft: false, left: asPlain('') },
};
const BLANK = {
  ...FORM,
  ...{ facts: [], hasFacts: false, dates: [], hasDates: false, note: asPlain(''), hasNote: false },
  ...{ offered: [], offers: false, mayEdit: false, mayEnd: false, formTitle: EMPTY, saveTitle: EMPTY },
  ...{ endOn: EMPTY, today: EMPTY },
};

function list(subject: SeriesList): ViewData {
  const { asked, fits, offered, mayCreate } = subject;
  const why =
    offered.length === 0
      ? mayCreate
        ? plainText`A series is a meeting that comes back in term time, such as a fortnightly SIT.`
        : plainText`You belong to none. Its chair or your trust administrator can add you.`
      : fits
        ? plainText`Choose one to see who belongs to it and when it meets.`
        : plainText`There is no series called “${asked}” that you can see. Is it one of these?`;
  const rest = offered.length - OFFERED;
  const buttons = [
    ...offered.slice(0, OFFERED).map(({ id, name }) => ({ id: asWords(id), name: asWords(name, 80) })),
    ...(mayCreate ? [{ id: asWords(NEW), name: asWords('New series') }] : []),
  ];
  return {
    ...BLANK,
    title: asPlain(headline(subject)),
    why,
    facts: offered
      .slice(0, OFFERED)
      .map(({ name, rhythm }) => ({ title: asPlain(name, 80), value: asPlain(rhythm) })),
    hasFacts: offered.length > 0,
    offered: buttons,
    offers: buttons.length > 0,
    hasNote: rest > 0,
    note: plainText`There are ${rest} more: type “series” and the name.`,
  };
}

function sheet(subject: SeriesSheet, { now, kept }: Scene): ViewData {
  const { version, draft, dates, mayPlan, endedOn, today } = subject;
  const isNew = version === 0;
  const formTitle = isNew ? 'Fill in' : 'Edit';
  // The form is folded away when a card is drawn: what was typed is there, and must be seen to be.
  const back = kept.name ? ` What you typed is kept: press “${formTitle}” to change it.` : '';
  const about = isNew
    ? 'A series is a meeting that comes back in term time. Its agenda is posted in its channel some days before.'
    : `${rhythmInWords(draft)}.`;
  return {
    ...BLANK,
    title: asPlain(headline(subject), 100),
    why: asPlain(`${about}${back}`),
    facts: isNew ? [] : facts(subject, now),
    hasFacts: !isNew,
    dates: dates.map(date => line(date, now)),
    hasDates: dates.length > 0,
    ...note(subject),
    mayEdit: mayPlan && peopleChoices(subject).hasOwn,
    mayEnd: mayPlan && !isNew,
    formTitle: asWords(formTitle),
    saveTitle: asWords(isNew ? 'Set up the series' : 'Save'),
    ...form(subject, kept),
    endOn: kept.endOn ?? asWords(endedOn ?? ''),
    today: asWords(today),
  };
}

function facts({ chair, deputies, members, channelIds, endedOn, draft }: SeriesSheet, now: Scene['now']) {
  const channel =
    channelIds.length === 0
      ? `No channel yet: type “@Fortnight use this channel for ${draft.name}” in it`
      : channelIds.length === 1
        ? 'Known'
        : `Known, ${channelIds.length} copies`;
  return [
    { title: asPlain('Chair'), value: asPlain(chair) },
    { title: asPlain('Deputies'), value: asPlain(few(deputies) || 'None', 600) },
    {
      title: asPlain('Members'),
      value: asPlain(few(members) || 'Nobody yet', 600),
    },
    { title: asPlain('Channel'), value: asPlain(channel) },
    ...(endedOn ? [{ title: asPlain('Last day'), value: asPlain(dayInWords(endedOn, now)) }] : []),
  ];
}

const few = (names: readonly string[]) =>
  listInWords(names.length > NAMES ? [...names.slice(0, NAMES), `${names.length - NAMES} more`] : names);

/** Why there are fewer dates than four, and why there is no form, where that can be mended. */
function note(subject: SeriesSheet) {
  const { withoutTerms, dates, version, mayPlan } = subject;
  const notes: string[] = [];
  if (withoutTerms !== null && version > 0)
    notes.push(
      `${dates.length === 0 ? 'No dates yet' : 'No later dates yet'}: there are no term dates for ${academicYearInWords(withoutTerms)}. A trust administrator can import them.`,
    );
  if (mayPlan && !peopleChoices(subject).hasOwn)
    notes.push(
      'It has more people than a form holds: change it with the command line (fortnight series change).',
    );
  return { hasNote: notes.length > 0, note: asPlain(notes.join(' '), 400) };
}

/** A long list of people may have been cut where it was kept: then what is saved stands, so that nobody is lost. */
const whole = (typed: Words | undefined) => (typed?.endsWith('…') ? undefined : typed);

function form(subject: SeriesSheet, kept: Scene['kept']) {
  const { draft } = subject;
  const { choices, left } = peopleChoices(subject);
  const offered = new Set<string>(choices.map(({ value }) => value));
  const those = (ids: readonly string[]) => asWords(ids.filter(id => offered.has(id)).join(','), 8000);
  const number = (typed: Words | undefined, now: number) =>
    typed !== undefined && typed !== '' && Number.isFinite(Number(typed)) ? Number(typed) : now;
  return {
    name: kept.name ?? asWords(draft.name, 80),
    weekday: kept.weekday || asWords(String(draft.weekday)),
    time: kept.time || asWords(draft.time),
    minutes: number(kept.minutes, draft.minutes),
    everyWeeks: number(kept.everyWeeks, draft.everyWeeks),
    anchor: kept.anchor || asWords(draft.anchor),
    leadDays: number(kept.leadDays, draft.leadDays),
    chair: kept.chair || asWords(draft.chairId && offered.has(draft.chairId) ? draft.chairId : NOBODY),
    deputies: whole(kept.deputies) ?? those(draft.deputyIds),
    members: whole(kept.members) ?? those(draft.memberIds),
    people: choices,
    hasLeft: left > 0,
    left: plainText`${left} more people do not fit here: the command line takes anyone (fortnight series change).`,
  };
}

function line(date: UpcomingMeeting, now: Scene['now']) {
  const changed = changeInWords(date, now);
  const when = asWords(momentInWords(date.startsAt, now));
  return { when, rest: asWords(changed ? `, ${changed}` : '', 250), hasRest: changed !== '' };
}
