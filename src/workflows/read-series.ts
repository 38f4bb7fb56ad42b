import { z } from 'zod/v4';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { meetingTarget } from '#domain/meeting/agenda.ts';
import type { Series } from '#domain/meeting/series.ts';
import { isHere, NEW_SERIES, SeriesDraft } from '#domain/meeting/series-draft.ts';
import { chairInWords } from '#domain/meeting/series-words.ts';
import { UpcomingMeeting } from '#domain/meeting/upcoming.ts';
import { dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { upcomingMeetings } from './upcoming-meetings.ts';

const DATES_SHOWN = 4;

/** A series as its card and the command line show it, or what a new one starts from. */
export const SeriesSheet = z.object({
  kind: z.literal('sheet'),
  id: z.string(),
  /** 0 for a new one. */
  version: z.number().int(),
  /** A new one has no name yet. */
  draft: SeriesDraft.extend({ name: z.string() }),
  endedOn: IsoDate.nullable(),
  channelIds: z.array(z.string()),
  chair: z.string(),
  deputies: z.array(z.string()),
  members: z.array(z.string()),
  dates: z.array(UpcomingMeeting),
  /** The first academic year within reach that has no term dates, when that is why there are fewer dates. */
  withoutTerms: z.number().int().nullable(),
  mayPlan: z.boolean(),
  /** Everybody who holds a role, by name. */
  people: z.array(z.object({ id: z.string(), name: z.string() })),
  today: IsoDate,
});
export type SeriesSheet = z.infer<typeof SeriesSheet>;

interface Asked {
  readonly actor: Actor;
  readonly calendar: SchoolCalendar;
  readonly now: IsoInstant;
}

/** The sheet of a series; null when there is none of that id. */
export async function readSeries(
  trust: TrustReads,
  id: string,
  { actor, calendar, now }: Asked,
): Promise<SeriesSheet | null> {
  const series = await trust.meetings.findSeries(id);
  if (!series) return null;
  const { version, endedOn, channelIds, chairId, deputyIds, memberIds } = series;
  const people = await trust.people.list();
  const names = (ids: readonly string[]) =>
    people.filter(p => ids.includes(p.id)).map(p => (isHere(p) ? p.name : `${p.name} (has left)`));
  const { meetings, withoutTerms } = await upcomingMeetings(trust, series, {
    calendar,
    now,
    count: DATES_SHOWN,
  });
  return {
    ...{ kind: 'sheet', id, version, endedOn, channelIds, withoutTerms, today: dayOf(now) },
    draft: SeriesDraft.parse(series),
    chair: chairInWords(people.find(person => person.id === chairId) ?? null),
    deputies: names(deputyIds),
    members: names(memberIds),
    dates: meetings,
    mayPlan: can(actor, 'meeting.plan', meetingTarget(series, null)),
    people: people.filter(isHere).map(person => ({ id: person.id, name: person.name })),
  };
}

/** What a new series starts from: fortnightly on a Tuesday morning, as the SIT of seed 002 meets. */
export async function newSeriesSheet(trust: TrustReads, id: string, { actor, now }: Omit<Asked, 'calendar'>) {
  const people = await trust.people.list();
  const today = dayOf(now);
  const draft: SeriesDraft = {
    ...{ name: '', weekday: 2, time: '09:30', minutes: 90, everyWeeks: 2, anchor: today, leadDays: 5 },
    ...{ chairId: null, deputyIds: [], memberIds: [] },
  };
  const sheet: SeriesSheet = {
    ...{ kind: 'sheet', id, version: 0, draft, endedOn: null, channelIds: [], chair: chairInWords(null) },
    ...{ deputies: [], members: [], dates: [], withoutTerms: null, today },
    mayPlan: mayCreateSeries(actor),
    people: people.filter(isHere).map(person => ({ id: person.id, name: person.name })),
  };
  return sheet;
}

export const mayCreateSeries = (actor: Actor): boolean => can(actor, 'meeting.set-up', NEW_SERIES);

/** The series that go on and that this actor plans, is a member of, or may read of; by name. */
export async function seriesFor(
  trust: TrustReads,
  actor: Actor,
  now: IsoInstant,
): Promise<{ series: Series; plans: boolean; isOwn: boolean }[]> {
  const today = dayOf(now);
  const going = (await trust.meetings.series()).filter(({ endedOn }) => endedOn === null || endedOn >= today);
  return going.flatMap(series => {
    const target = meetingTarget(series, null);
    const plans = can(actor, 'meeting.plan', target);
    const isOwn = plans || (actor.kind === 'person' && series.memberIds.includes(actor.personId));
    return isOwn || can(actor, 'meeting.read', target) ? [{ series, plans, isOwn }] : [];
  });
}
