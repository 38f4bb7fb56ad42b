import { randomUUID } from 'node:crypto';
import type { RegisterEntry, School } from '#domain/school/school.ts';
import type { SchoolWrites } from '#ports/school-store.ts';
import type { School as SchoolRow } from './generated/client.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const BATCH = 500;
const DAYS = ['openedOn', 'closedOn', 'ofstedInspectedOn', 'registerChangedOn'] as const;

export function prismaSchools(db: Db, trustId: string): SchoolWrites {
  return {
    async find(urn) {
      const row = await db.school.findUnique({ where: { trustId_urn: { trustId, urn } } });
      return row && toSchool(row);
    },
    async list() {
      const rows = await db.school.findMany({
        where: { trustId },
        orderBy: [{ name: 'asc' }, { urn: 'asc' }],
      });
      return rows.map(toSchool);
    },
    hubs: () =>
      db.hub.findMany({ where: { trustId }, orderBy: { name: 'asc' }, select: { id: true, name: true } }),
    async newsSince(since) {
      const rows = await db.registerChange.findMany({
        where: { trustId, at: { gt: fromMoment(since) } },
        orderBy: [{ at: 'asc' }, { urn: 'asc' }, { field: 'asc' }],
      });
      return rows.map(({ urn, field, after, at }) => ({ urn, field, after, at: toMoment(at) }));
    },
    async add(entries, at) {
      for (let i = 0; i < entries.length; i += BATCH) {
        const data = entries.slice(i, i + BATCH).map(entry => ({
          ...toRow(entry),
          urn: entry.urn,
          name: entry.name,
          phase: entry.phase,
          status: entry.status,
          trustId,
          importedAt: fromMoment(at),
        }));
        await db.school.createMany({ data });
      }
    },
    async update(changes, at) {
      for (const [urn, change] of changes) {
        await db.school.update({
          where: { trustId_urn: { trustId, urn } },
          data: { ...toRow(change), importedAt: fromMoment(at) },
        });
      }
    },
    async recordNews(changes, at) {
      const data = changes.map(change => ({ ...change, trustId, id: randomUUID(), at: fromMoment(at) }));
      if (data.length > 0) await db.registerChange.createMany({ data });
    },
    async markLeft(urns, on) {
      await db.school.updateMany({
        where: { trustId, urn: { in: [...urns] } },
        data: { leftTrustOn: orNull(fromDay)(on) },
      });
    },
    async ensureHub(name) {
      await db.hub.createMany({ data: [{ trustId, id: randomUUID(), name }], skipDuplicates: true });
      return db.hub.findUniqueOrThrow({
        where: { trustId_name: { trustId, name } },
        select: { id: true, name: true },
      });
    },
    async assignHub(urns, hubId) {
      await db.school.updateMany({ where: { trustId, urn: { in: [...urns] } }, data: { hubId } });
    },
  };
}

/** The entry's fields as columns; a field that is not there is left alone. */
function toRow(entry: Partial<RegisterEntry>) {
  const row: Record<string, unknown> = { ...entry };
  for (const field of DAYS) {
    const day = entry[field];
    if (day !== undefined) row[field] = day === null ? null : fromDay(day);
  }
  return row as Partial<Omit<SchoolRow, 'trustId' | 'urn'>>;
}

function toSchool(row: SchoolRow): School {
  const { trustId: _trust, importedAt: _at, ...school } = row;
  const day = orNull(toDay);
  return {
    ...school,
    openedOn: day(row.openedOn),
    closedOn: day(row.closedOn),
    ofstedInspectedOn: day(row.ofstedInspectedOn),
    registerChangedOn: day(row.registerChangedOn),
    leftTrustOn: day(row.leftTrustOn),
  };
}
