import { randomUUID } from 'node:crypto';
import { z } from 'zod/v4';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Role } from '#domain/access/role.ts';
import { datesOf } from '#domain/meeting/series.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { addAgendaItem } from '#workflows/add-agenda-item.ts';
import agendasFile from '../demo-data/agendas.json' with { type: 'json' };
import { CAST, CHANNEL_IDS, SIT } from './cast.ts';

const Line = z.object({ urn: z.string().nullable(), by: z.string(), text: z.string() });
type Line = z.infer<typeof Line>;
/** `earlier`: the latest meetings already held, oldest first; `next`: put on the first agenda by a person. */
const AGENDAS = z.object({ earlier: z.array(z.array(Line)), next: z.array(Line) }).parse(agendasFile);

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
    const { meeting, created } = await trust.meetings.ensure(series.id, date);
    if (!created) continue;
    const addedAt = momentOf(addDays(dayOf(date.startsAt), -1), '15:30');
    await addLines(trust, meeting.id, AGENDAS.earlier[at] ?? [], addedAt);
  }
}

/** Somebody has already put a school on the agenda that has just gone out. */
export async function seedNextAgenda(trust: TrustWrites, now: IsoInstant): Promise<void> {
  const until = `${addDays(dayOf(now), 30)}T00:00:00.000Z`;
  const [next] = await trust.meetings.between(SIT.id, now, until);
  if (!next || (await trust.meetings.items(next.id)).some(item => item.source === 'person')) return;
  await addLines(trust, next.id, AGENDAS.next, now);
}

async function saveSeries(trust: TrustWrites) {
  const people = await trust.people.list();
  const members = people.filter(person => person.appointments.some(({ role }) => TEAM.includes(role)));
  const chairs = people.filter(person => person.objectId === CAST[0]?.objectId);
  const series = {
    ...SIT,
    channelIds: [...CHANNEL_IDS],
    memberIds: members.map(({ id }) => id),
    chairIds: chairs.map(({ id }) => id),
  };
  await trust.meetings.saveSeries(series);
  return series;
}

async function addLines(trust: TrustWrites, meetingId: string, lines: readonly Line[], at: IsoInstant) {
  for (const { urn, by, text } of lines) {
    const { id, name } = await personBy(trust, by);
    const line = { id: randomUUID(), meetingId, urn, text, at };
    await addAgendaItem(trust, { ...line, addedById: id, addedByName: name });
  }
}

async function personBy(trust: TrustReads, objectId: string) {
  const person = await trust.people.byObjectId(objectId);
  if (!person) throw new Error(`demo-data/people.csv has nobody with the object id ${objectId}`);
  return person;
}
