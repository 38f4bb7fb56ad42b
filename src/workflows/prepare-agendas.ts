import { type AcademicYear, academicYearOf } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { agendaUrgency, type Meeting } from '#domain/meeting/meeting.ts';
import { datesOf, type Series } from '#domain/meeting/series.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { putOnAgenda } from './agenda-sources/put-on-agenda.ts';
import { AGENDA_SOURCES } from './agenda-sources/registry.ts';
import { carryForward } from './carry-forward.ts';
import type { OwedSources } from './owed/read-owed.ts';
import { readCalendar } from './read-calendar.ts';

/** Longer than any series' lead. */
const LOOK_AHEAD_DAYS = 15;
const ALWAYS = '1970-01-01T00:00:00.000Z';

export interface AgendasPrepared {
  /** How many meetings. */
  readonly made: number;
  /** The academic years within reach that have no term dates, though the trust has meetings. */
  readonly withoutTerms: readonly AcademicYear[];
}

interface Preparing extends OwedSources {
  readonly now: IsoInstant;
  readonly newId: NewId;
}

/**
 * Makes each meeting whose agenda has come due, writes down the lines the record itself puts on it, and asks for the
 * agenda card to be posted to the channel and the chair's card to the chair. A second call with the same clock makes
 * none, and a year without term dates has none.
 */
export async function prepareAgendas(trust: TrustWrites, preparing: Preparing): Promise<AgendasPrepared> {
  const { now, bankHolidays } = preparing;
  const today = dayOf(now);
  const all = (await trust.meetings.series()).filter(({ endedOn }) => endedOn === null || endedOn >= today);
  if (all.length === 0) return { made: 0, withoutTerms: [] };
  const calendar = await readCalendar(trust, bankHolidays);
  const until = addDays(today, LOOK_AHEAD_DAYS);
  const unknown = [today, until].filter(day => !calendar.knows(day)).map(academicYearOf);
  let made = 0;
  let schools: readonly School[] | null = null;
  for (const series of all) {
    for (const { id } of await dueOf(trust, series, calendar, now)) {
      // Held: another process may be preparing the same one.
      const meeting = await trust.meetings.hold(id);
      if (!meeting || !isDue(meeting, now)) continue;
      schools ??= (await trust.schools.list()).filter(isCurrent);
      await prepare(trust, series, meeting, schools, preparing);
      made += 1;
    }
  }
  return { made, withoutTerms: [...new Set(unknown)] };
}

/** The meetings of the series whose agenda has come due and has not been prepared; those of its dates are made. */
async function dueOf(
  trust: TrustWrites,
  series: Series,
  calendar: SchoolCalendar,
  now: IsoInstant,
): Promise<Meeting[]> {
  const today = dayOf(now);
  const until = addDays(today, LOOK_AHEAD_DAYS);
  const end = momentOf(addDays(until, 1), '00:00');
  const made = await trust.meetings.between(series.id, now, end);
  const dates = datesOf(series, calendar, today, until).filter(d => d.agendaDueAt <= now && d.startsAt > now);
  const standing =
    dates.length === 0 ? [] : await trust.meetings.slotsBetween(series.id, momentOf(today, '00:00'), end);
  // By its day: the series' time may have been changed since it was made, and it meets once a day at most.
  const taken = new Set(standing.map(({ slotAt }) => slotAt && dayOf(slotAt)));
  const fresh: Meeting[] = [];
  for (const date of dates)
    if (!taken.has(dayOf(date.startsAt))) fresh.push((await trust.meetings.ensure(series, date)).meeting);
  return [...made, ...fresh].filter(meeting => isDue(meeting, now));
}

const isDue = ({ state, preparedAt, agendaDueAt, startsAt }: Meeting, now: IsoInstant) =>
  state === 'planned' && preparedAt === null && agendaDueAt <= now && startsAt > now;

async function prepare(
  trust: TrustWrites,
  series: Series,
  meeting: Meeting,
  schools: readonly School[],
  { newId, ...sources }: Preparing,
): Promise<void> {
  const { now } = sources;
  const before = await trust.meetings.between(series.id, ALWAYS, meeting.startsAt);
  const earlier = before.findLast(({ preparedAt }) => preparedAt !== null) ?? null;
  let lines = await carryForward(trust, series, meeting, { now, newId });
  for (const source of AGENDA_SOURCES)
    lines += await putOnAgenda(trust, source, { series, meeting, earlier, schools, ...sources }, newId);
  await trust.meetings.change(meeting.id, { preparedAt: now });
  await trust.meetings.touch(meeting.id);
  await trust.audit.append({
    at: now,
    actorId: actorId(SCHEDULE),
    entrance: SCHEDULE.entrance,
    verb: 'meeting.prepare',
    subject: meeting.id,
    after: { startsAt: meeting.startsAt, lines },
  });
  const dueAt = meeting.agendaDueAt;
  const urgency = agendaUrgency(meeting);
  const toAll = { kind: 'series', seriesId: series.id } as const;
  await trust.outbox.post(
    { key: `agenda ${meeting.id}`, card: 'sit-agenda', subject: meeting.id, audience: toAll, urgency, dueAt },
    now,
  );
  if (series.chairId) await postToChair(trust, meeting, series.chairId, now);
}

/** The chair's own card, with what is not for the whole channel. Asked for twice it is posted once. */
export async function postToChair(
  trust: TrustWrites,
  meeting: Meeting,
  personId: string,
  now: IsoInstant,
): Promise<void> {
  const audience = { kind: 'person', personId } as const;
  const key = `chair ${meeting.id} ${personId}`;
  const urgency = meeting.state === 'running' ? 'now' : agendaUrgency(meeting);
  await trust.outbox.post(
    { key, card: 'run-meeting', subject: meeting.id, audience, urgency, dueAt: now },
    now,
  );
}
