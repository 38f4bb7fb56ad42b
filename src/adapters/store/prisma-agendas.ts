import { type AgendaLine, AgendaSection, LineAudience, LineOutcome } from '#domain/meeting/agenda-line.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { AgendaWrites } from '#ports/agenda-store.ts';
import type { Prisma } from './generated/client.ts';
import { byName, identityOf, NAMED } from './person-rows.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const include = { addedBy: { select: NAMED } } satisfies Prisma.AgendaLineInclude;
/** A confidential line is no mention, and neither is one that was never talked about because there was no meeting. */
const SAID_OPENLY = { audience: 'channel', meeting: { state: { not: 'cancelled' } } } as const;

export function prismaAgendas(db: Db, trustId: string): AgendaWrites {
  const list = async (where: Prisma.AgendaLineWhereInput) => {
    const rows = await db.agendaLine.findMany({
      where: { ...where, trustId },
      include,
      orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    });
    return rows.map(toLine);
  };
  return {
    lines: meetingId => list({ meetingId }),
    find: async id => (await list({ id }))[0] ?? null,
    leftBefore: (seriesId, before) =>
      list({
        carriedToId: null,
        outcome: { in: ['open', 'parked', 'carried'] },
        meeting: { seriesId, startsAt: { lt: fromMoment(before) } },
      }),
    async addLines(lines) {
      const data = lines.map(({ addedByName: _name, link, ...line }) => ({
        ...line,
        trustId,
        readerIds: [...line.readerIds],
        linkCard: link?.card ?? null,
        linkRef: link?.ref ?? null,
        addedAt: fromMoment(line.addedAt),
        raisedFor: fromMoment(line.raisedFor),
      }));
      if (data.length > 0) await db.agendaLine.createMany({ data, skipDuplicates: true });
    },
    async withdrawProposed(meetingId, source, urn) {
      const untouched = { decisions: { none: {} }, actions: { none: {} } };
      await db.agendaLine.deleteMany({ where: { trustId, meetingId, source, urn, ...untouched } });
    },
    async carryLine(id, toMeetingId) {
      const { count } = await db.agendaLine.updateMany({
        where: { trustId, id, carriedToId: null, outcome: { in: ['open', 'parked', 'carried'] } },
        data: { outcome: 'carried', carriedToId: toMeetingId },
      });
      return count === 1;
    },
    async changeLine(id, change) {
      await db.agendaLine.update({ where: { trustId_id: { trustId, id } }, data: change });
    },
    async meetingsWith(key) {
      const rows = await db.agendaLine.findMany({ where: { trustId, key }, select: { meetingId: true } });
      return rows.map(({ meetingId }) => meetingId);
    },
    async apologies(meetingId) {
      const rows = await db.apology.findMany({
        where: { trustId, meetingId },
        include: { person: { select: NAMED } },
        orderBy: [{ at: 'asc' }, { personId: 'asc' }],
      });
      return rows.map(({ personId, person, note, at }) => ({
        meetingId,
        personId,
        name: identityOf(person).name,
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
    async attendance(meetingId) {
      const rows = await db.attendance.findMany({
        where: { trustId, meetingId },
        include: { person: { select: NAMED } },
      });
      const people = rows.map(({ person }) => ({ id: person.id, name: identityOf(person).name }));
      return people.sort(byName).map(({ id, name }) => ({ personId: id, name }));
    },
    async saveAttendance(meetingId, personIds) {
      await db.attendance.deleteMany({ where: { trustId, meetingId } });
      const data = [...new Set(personIds)].map(personId => ({ trustId, meetingId, personId }));
      if (data.length > 0) await db.attendance.createMany({ data });
    },
    async mentionsOf(urn, limit) {
      const rows = await db.agendaLine.findMany({
        where: { trustId, urn, ...SAID_OPENLY },
        include: { meeting: { include: { series: { select: { name: true } } } } },
        orderBy: [{ meeting: { startsAt: 'desc' } }, { addedAt: 'asc' }],
        take: limit,
      });
      return rows.map(({ meeting, meetingId, text, source }) => ({
        urn,
        meetingId,
        text,
        source,
        seriesName: meeting.series.name,
        startsAt: toMoment(meeting.startsAt),
        isOut: meeting.preparedAt !== null,
      }));
    },
    async lastMentions(seriesId, before) {
      const { meeting, ...openly } = SAID_OPENLY;
      const rows = await db.agendaLine.findMany({
        where: {
          trustId,
          urn: { not: null },
          ...openly,
          meeting: { ...meeting, seriesId, startsAt: { lt: fromMoment(before) } },
        },
        distinct: ['urn'],
        orderBy: [{ urn: 'asc' }, { meeting: { startsAt: 'desc' } }],
        select: { urn: true, meeting: { select: { startsAt: true } } },
      });
      return new Map(
        rows.flatMap(row => (row.urn ? [[row.urn, dayOf(toMoment(row.meeting.startsAt))]] : [])),
      );
    },
  };
}

function toLine({
  trustId: _trust,
  addedBy,
  linkCard,
  linkRef,
  ...row
}: Prisma.AgendaLineGetPayload<{ include: typeof include }>): AgendaLine {
  return {
    ...row,
    section: AgendaSection.parse(row.section),
    audience: LineAudience.parse(row.audience),
    outcome: LineOutcome.parse(row.outcome),
    link: linkCard && linkRef ? { card: linkCard, ref: linkRef } : null,
    addedByName: addedBy && identityOf(addedBy).name,
    addedAt: toMoment(row.addedAt),
    raisedFor: toMoment(row.raisedFor),
  };
}
