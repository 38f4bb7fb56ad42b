import { randomUUID } from 'node:crypto';
import { AgendaSource, type Meeting } from '#domain/meeting/meeting.ts';
import type { Series } from '#domain/meeting/series.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { MeetingWrites } from '#ports/meeting-store.ts';
import type { Meeting as MeetingRow, Prisma } from './generated/client.ts';
import { fromDay, fromMoment, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const withMembers = { members: { orderBy: { personId: 'asc' } } } satisfies Prisma.SeriesInclude;

export function prismaMeetings(db: Db, trustId: string): MeetingWrites {
  const meetingKey = (id: string) => ({ trustId_id: { trustId, id } });
  return {
    async series() {
      const rows = await db.series.findMany({
        where: { trustId },
        include: withMembers,
        orderBy: { name: 'asc' },
      });
      return rows.map(toSeries);
    },
    async findSeries(id) {
      const row = await db.series.findUnique({ where: meetingKey(id), include: withMembers });
      return row && toSeries(row);
    },
    async saveSeries({ memberIds, chairIds, ...series }) {
      const row = { ...series, channelIds: [...series.channelIds], anchor: fromDay(series.anchor) };
      await db.series.upsert({ where: meetingKey(series.id), create: { ...row, trustId }, update: row });
      await db.seriesMember.deleteMany({ where: { trustId, seriesId: series.id } });
      const people = new Set([...memberIds, ...chairIds]);
      const data = [...people].map(personId => ({
        trustId,
        seriesId: series.id,
        personId,
        chairs: chairIds.includes(personId),
      }));
      if (data.length > 0) await db.seriesMember.createMany({ data });
    },
    async find(id) {
      const row = await db.meeting.findUnique({ where: meetingKey(id) });
      return row && toMeeting(row);
    },
    async between(seriesId, from, until) {
      const rows = await db.meeting.findMany({
        where: { trustId, seriesId, startsAt: { gte: fromMoment(from), lt: fromMoment(until) } },
        orderBy: { startsAt: 'asc' },
      });
      return rows.map(toMeeting);
    },
    async ensure(seriesId, date) {
      const key = { trustId, seriesId, startsAt: fromMoment(date.startsAt) };
      const row = { ...key, id: randomUUID(), agendaDueAt: fromMoment(date.agendaDueAt) };
      const { count } = await db.meeting.createMany({ data: [row], skipDuplicates: true });
      const found = await db.meeting.findUniqueOrThrow({ where: { trustId_seriesId_startsAt: key } });
      return { meeting: toMeeting(found), created: count === 1 };
    },
    async items(meetingId) {
      const rows = await db.agendaItem.findMany({
        where: { trustId, meetingId },
        include: { addedBy: { select: { name: true } } },
        orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ trustId: _trust, addedBy, ...row }) => ({
        ...row,
        source: AgendaSource.parse(row.source),
        addedByName: addedBy?.name ?? null,
        addedAt: toMoment(row.addedAt),
      }));
    },
    async addItems(items) {
      const data = items.map(({ addedByName: _name, ...item }) => ({
        ...item,
        trustId,
        addedAt: fromMoment(item.addedAt),
      }));
      if (data.length > 0) await db.agendaItem.createMany({ data });
    },
    async apologies(meetingId) {
      const rows = await db.apology.findMany({
        where: { trustId, meetingId },
        include: { person: { select: { name: true } } },
        orderBy: [{ at: 'asc' }, { personId: 'asc' }],
      });
      return rows.map(({ personId, person, note, at }) => ({
        meetingId,
        personId,
        name: person.name,
        note,
        at: toMoment(at),
      }));
    },
    async saveApology({ meetingId, personId, note, at }) {
      const key = { trustId, meetingId, personId };
      const row = { note, at: fromMoment(at) };
      await db.apology.upsert({
        where: { trustId_meetingId_personId: key },
        create: { ...key, ...row },
        update: row,
      });
    },
    async withdrawApology(meetingId, personId) {
      const { count } = await db.apology.deleteMany({ where: { trustId, meetingId, personId } });
      return count > 0;
    },
    async mentionsOf(urn, limit) {
      const rows = await db.agendaItem.findMany({
        where: { trustId, urn },
        include: { meeting: { include: { series: { select: { name: true } } } } },
        orderBy: [{ meeting: { startsAt: 'desc' } }, { addedAt: 'asc' }],
        take: limit,
      });
      return rows.map(({ meeting, meetingId, text, source }) => ({
        urn,
        meetingId,
        text,
        source: AgendaSource.parse(source),
        seriesName: meeting.series.name,
        startsAt: toMoment(meeting.startsAt),
      }));
    },
    async lastMentions(seriesId, before) {
      const rows = await db.agendaItem.findMany({
        where: { trustId, urn: { not: null }, meeting: { seriesId, startsAt: { lt: fromMoment(before) } } },
        distinct: ['urn'],
        orderBy: [{ urn: 'asc' }, { meeting: { startsAt: 'desc' } }],
        select: { urn: true, meeting: { select: { startsAt: true } } },
      });
      return new Map(
        rows.flatMap(({ urn, meeting }) => (urn ? [[urn, dayOf(toMoment(meeting.startsAt))]] : [])),
      );
    },
    async hold(id) {
      const row = await db.meeting.updateManyAndReturn({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return row[0] ? toMeeting(row[0]) : null;
    },
    async touch(meetingId) {
      const { version } = await db.meeting.update({
        where: meetingKey(meetingId),
        data: { version: { increment: 1 } },
      });
      return version;
    },
  };
}

function toMeeting({ id, seriesId, startsAt, agendaDueAt, version }: MeetingRow): Meeting {
  return { id, seriesId, startsAt: toMoment(startsAt), agendaDueAt: toMoment(agendaDueAt), version };
}

function toSeries({
  trustId: _trust,
  members,
  ...row
}: Prisma.SeriesGetPayload<{ include: typeof withMembers }>): Series {
  return {
    ...row,
    anchor: toDay(row.anchor),
    memberIds: members.map(m => m.personId),
    chairIds: members.filter(m => m.chairs).map(m => m.personId),
  };
}
