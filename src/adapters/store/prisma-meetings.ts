import { randomUUID } from 'node:crypto';
import { type Meeting, MeetingState } from '#domain/meeting/meeting.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { MeetingChange, MeetingWrites } from '#ports/meeting-store.ts';
import type { Meeting as MeetingRow, Prisma } from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const withMembers = { members: { orderBy: { personId: 'asc' } } } satisfies Prisma.SeriesInclude;
const MOMENTS = [
  'startsAt',
  'agendaDueAt',
  'preparedAt',
  'movedFrom',
  'changedAt',
  'startedAt',
  'closedAt',
] as const;

export function prismaMeetings(db: Db, trustId: string): MeetingWrites {
  const keyOf = (id: string) => ({ trustId_id: { trustId, id } });
  const list = async (where: Prisma.MeetingWhereInput) => {
    const rows = await db.meeting.findMany({ where: { ...where, trustId }, orderBy: { startsAt: 'asc' } });
    return rows.map(toMeeting);
  };
  const findSeries = async (id: string) => {
    const row = await db.series.findUnique({ where: keyOf(id), include: withMembers });
    return row && toSeries(row);
  };
  return {
    async series() {
      const rows = await db.series.findMany({
        where: { trustId },
        include: withMembers,
        orderBy: { name: 'asc' },
      });
      return rows.map(toSeries);
    },
    findSeries,
    async saveSeries({ memberIds, deputyIds, chairId, ...series }) {
      const row = {
        ...series,
        channelIds: [...series.channelIds],
        anchor: fromDay(series.anchor),
        endedOn: orNull(fromDay)(series.endedOn),
      };
      await db.series.upsert({ where: keyOf(series.id), create: { ...row, trustId }, update: row });
      await db.seriesMember.deleteMany({ where: { trustId, seriesId: series.id } });
      const people = new Set([...memberIds, ...deputyIds, ...(chairId ? [chairId] : [])]);
      const data = [...people].map(personId => ({
        trustId,
        seriesId: series.id,
        personId,
        part: personId === chairId ? 'chair' : deputyIds.includes(personId) ? 'deputy' : 'member',
      }));
      if (data.length > 0) await db.seriesMember.createMany({ data });
    },
    async holdSeries(id) {
      const { count } = await db.series.updateMany({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return count === 0 ? null : findSeries(id);
    },
    async find(id) {
      const row = await db.meeting.findUnique({ where: keyOf(id) });
      return row && toMeeting(row);
    },
    between: (seriesId, from, until) =>
      list({ seriesId, startsAt: { gte: fromMoment(from), lt: fromMoment(until) } }),
    slotsBetween: (seriesId, from, until) =>
      list({ seriesId, slotAt: { gte: fromMoment(from), lt: fromMoment(until) } }),
    async ensure({ id: seriesId, minutes }, { startsAt, agendaDueAt }) {
      const key = { trustId, seriesId, slotAt: fromMoment(startsAt) };
      const times = { startsAt: fromMoment(startsAt), agendaDueAt: fromMoment(agendaDueAt) };
      const row = { ...key, ...times, id: randomUUID(), minutes };
      const { count } = await db.meeting.createMany({ data: [row], skipDuplicates: true });
      const found = await db.meeting.findUniqueOrThrow({ where: { trustId_seriesId_slotAt: key } });
      return { meeting: toMeeting(found), created: count === 1 };
    },
    async callExtra({ id: seriesId, minutes }, id, { startsAt, agendaDueAt, reason }) {
      const times = { startsAt: fromMoment(startsAt), agendaDueAt: fromMoment(agendaDueAt) };
      const row = await db.meeting.create({ data: { trustId, id, seriesId, minutes, reason, ...times } });
      return toMeeting(row);
    },
    async change(id, change) {
      await db.meeting.update({ where: keyOf(id), data: toRow(change) });
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
        where: keyOf(meetingId),
        data: { version: { increment: 1 } },
      });
      return version;
    },
  };
}

function toRow(change: MeetingChange) {
  const row: Record<string, unknown> = { ...change };
  for (const field of MOMENTS) {
    const moment = change[field];
    if (moment !== undefined) row[field] = moment === null ? null : fromMoment(moment);
  }
  return row as Prisma.MeetingUncheckedUpdateInput;
}

function toMeeting({ trustId: _trust, state, ...row }: MeetingRow): Meeting {
  const moment = orNull(toMoment);
  return {
    ...row,
    state: MeetingState.parse(state),
    slotAt: moment(row.slotAt),
    startsAt: toMoment(row.startsAt),
    agendaDueAt: toMoment(row.agendaDueAt),
    preparedAt: moment(row.preparedAt),
    movedFrom: moment(row.movedFrom),
    changedAt: moment(row.changedAt),
    startedAt: moment(row.startedAt),
    closedAt: moment(row.closedAt),
  };
}

function toSeries({
  trustId: _trust,
  members,
  ...row
}: Prisma.SeriesGetPayload<{ include: typeof withMembers }>): Series {
  return {
    ...row,
    anchor: toDay(row.anchor),
    endedOn: orNull(toDay)(row.endedOn),
    memberIds: members.map(m => m.personId),
    deputyIds: members.filter(m => m.part === 'deputy').map(m => m.personId),
    chairId: members.find(m => m.part === 'chair')?.personId ?? null,
  };
}
