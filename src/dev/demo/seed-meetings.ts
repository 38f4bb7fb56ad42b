import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Role } from '#domain/access/role.ts';
import type { Meeting } from '#domain/meeting/meeting.ts';
import { datesOf, type Series } from '#domain/meeting/series.ts';
import { addDays, addMinutes, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { addAgendaItem } from '#workflows/add-agenda-item.ts';
import { addFlag } from '#workflows/add-flag.ts';
import { recordOnLine } from '#workflows/meeting/record-on-line.ts';
import agendasFile from '../demo-data/agendas.json' with { type: 'json' };
import { CAST, CHANNEL_IDS, COLLEAGUES, SIT } from './cast.ts';

const Line = z.object({
  urn: z.string().nullable(),
  by: z.string(),
  text: z.string(),
  decided: z.array(z.string()).default([]),
  /** `days` after the meeting. */
  actions: z.array(z.object({ text: z.string(), owner: z.string(), days: z.number().int() })).default([]),
});
type Line = z.infer<typeof Line>;
const Flag = z.object({ urn: z.string(), by: z.string(), text: z.string(), readers: z.array(z.string()) });
/** `earlier`: the latest meetings already held, oldest first; `next` and `flag`: put on the first agenda by people. */
const AGENDAS = z
  .object({ earlier: z.array(z.array(Line)), next: z.array(Line), flag: Flag })
  .parse(agendasFile);

/** Who may take over a meeting. */
const DEPUTIES = new Set(
  COLLEAGUES.filter(({ key }) => key === 'deputy-ceo').map(({ objectId }) => objectId),
);
const TEAM: readonly Role[] = ['officer', 'deputy-ceo', 'ceo'];
/** Longer than the summer holidays and two fortnights. */
const LOOK_BACK_DAYS = 90;

/** The SIT series, and what was said at the meetings before `now`. */
export async function seedMeetings(
  trust: TrustWrites,
  calendar: SchoolCalendar,
  now: IsoInstant,
): Promise<void> {
  const series = await saveSeries(trust);
  const today = dayOf(now);
  const held = datesOf(series, calendar, addDays(today, -LOOK_BACK_DAYS), today).filter(
    date => date.startsAt < now,
  );
  const latest = held.slice(-AGENDAS.earlier.length);
  for (const [at, date] of latest.entries()) {
    const { meeting, created } = await trust.meetings.ensure(series, date);
    if (!created) continue;
    const addedAt = momentOf(addDays(dayOf(date.startsAt), -1), '15:30');
    await addLines(trust, meeting, AGENDAS.earlier[at] ?? [], addedAt);
    await recordMeeting(trust, meeting, AGENDAS.earlier[at] ?? []);
    await trust.agendas.saveAttendance(meeting.id, series.memberIds);
    const closedAt = addMinutes(date.startsAt, series.minutes);
    await trust.meetings.change(meeting.id, { state: 'closed', preparedAt: addedAt, closedAt, closings: 1 });
  }
}

/** Somebody has already put a school on the agenda that has just gone out. */
export async function seedNextAgenda(trust: TrustWrites, now: IsoInstant): Promise<void> {
  const until = `${addDays(dayOf(now), 30)}T00:00:00.000Z`;
  const [next] = await trust.meetings.between(SIT.id, now, until);
  if (!next || (await trust.agendas.lines(next.id)).some(item => item.source === 'person')) return;
  await addLines(trust, next, AGENDAS.next, now);
  const { by, readers, ...flag } = AGENDAS.flag;
  const { id, name } = await personBy(trust, by);
  const readerIds = await Promise.all(readers.map(async reader => (await personBy(trust, reader)).id));
  const wrote = { addedById: id, addedByName: name, readerIds };
  await addFlag(trust, { id: randomUUID(), meeting: next, ...flag, ...wrote, at: now });
}

/** What was decided on each line, and who undertook what. */
async function recordMeeting(trust: TrustWrites, meeting: Meeting, lines: readonly Line[]): Promise<void> {
  const written = await trust.agendas.lines(meeting.id);
  const chair = await personBy(trust, CAST[0]?.objectId ?? '');
  for (const line of written) {
    await trust.agendas.changeLine(line.id, { outcome: 'discussed' });
    const { decided = [], actions = [] } = lines.find(({ text }) => text === line.text) ?? {};
    for (const decision of decided) {
      const by = { byId: chair.id, now: meeting.startsAt, newId: randomUUID };
      await recordOnLine(trust, line, { decision, action: null }, by);
    }
    for (const { text, owner, days } of actions) {
      const action = {
        text,
        ownerId: (await personBy(trust, owner)).id,
        dueOn: addDays(dayOf(meeting.startsAt), days),
      };
      const by = { byId: chair.id, now: meeting.startsAt, newId: randomUUID };
      await recordOnLine(trust, line, { decision: null, action }, by);
    }
  }
}

/** The SIT series; one that was changed since is left as it is. */
async function saveSeries(trust: TrustWrites): Promise<Series> {
  const known = await trust.meetings.findSeries(SIT.id);
  if (known) return known;
  const people = await trust.people.list();
  const members = people.filter(person => person.appointments.some(({ role }) => TEAM.includes(role)));
  const chair = people.find(person => person.objectId === CAST[0]?.objectId);
  const deputies = people.filter(person => DEPUTIES.has(person.objectId ?? ''));
  const series = {
    ...SIT,
    channelIds: [...CHANNEL_IDS],
    memberIds: members.map(({ id }) => id),
    chairId: chair?.id ?? null,
    deputyIds: deputies.map(({ id }) => id),
    endedOn: null,
    version: 1,
  };
  await trust.meetings.saveSeries(series);
  return series;
}

async function addLines(trust: TrustWrites, meeting: Meeting, lines: readonly Line[], at: IsoInstant) {
  for (const { urn, by, text } of lines) {
    const { id, name } = await personBy(trust, by);
    const line = { id: randomUUID(), meeting, urn, text, at };
    await addAgendaItem(trust, { ...line, addedById: id, addedByName: name });
  }
}

async function personBy(trust: TrustReads, objectId: string) {
  const person = await trust.people.byObjectId(objectId);
  if (!person) throw new Error(`demo-data/people.csv has nobody with the object id ${objectId}`);
  return person;
}
