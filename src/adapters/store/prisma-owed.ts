import { Fulfilment, Mark, Standing } from '#domain/entitlement/school-record.ts';
import { inForce, StandingEntry } from '#domain/entitlement/standing-entry.ts';
import type { Noted, OwedRecord, OwedWrites } from '#ports/owed-store.ts';
import { fromDay, fromMoment, orNull, toDay, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

/** Rows written at once: each of them is some bound values of one statement. */
const BATCH = 1000;

export function prismaOwed(db: Db, trustId: string): OwedWrites {
  /** The school's record is another from now on. */
  const touch = (urns: readonly string[]) =>
    db.school.updateMany({
      where: { trustId, urn: { in: [...new Set(urns)] } },
      data: { owedVersion: { increment: 1 } },
    });
  const inBatches = async <Row>(rows: readonly Row[], write: (some: Row[]) => Promise<{ count: number }>) => {
    let count = 0;
    for (let at = 0; at < rows.length; at += BATCH) count += (await write(rows.slice(at, at + BATCH))).count;
    return count;
  };
  return {
    async modelUses() {
      const rows = await db.modelUse.findMany({
        where: { trustId },
        orderBy: [{ from: 'asc' }, { usedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(({ trustId: _trust, from, usedAt, ...row }) => ({
        ...row,
        from: toDay(from),
        usedAt: toMoment(usedAt),
      }));
    },
    recordsOf: urns => recordsOf(db, trustId, urns),
    entriesOf: urns => entriesOf(db, trustId, urns),
    async versionOf(urn) {
      const row = await db.school.findUnique({
        where: { trustId_urn: { trustId, urn } },
        select: { owedVersion: true },
      });
      return row?.owedVersion ?? 0;
    },
    async useModel({ from, usedAt, ...use }) {
      await db.modelUse.create({
        data: { ...use, trustId, from: fromDay(from), usedAt: fromMoment(usedAt) },
      });
    },
    async hold(urn) {
      const { count } = await db.school.updateMany({
        where: { trustId, urn },
        data: { owedVersion: { increment: 0 } },
      });
      return count > 0;
    },
    async addStandings(standings, { at, byId }) {
      const rows = standings.map(({ from, to, ...standing }) => ({
        ...standing,
        ...{ trustId, byId, addedAt: fromMoment(at), from: fromDay(from), to: orNull(fromDay)(to) },
      }));
      const added = await inBatches(rows, data => db.standing.createMany({ data, skipDuplicates: true }));
      if (added > 0) await touch(standings.map(({ urn }) => urn));
      return added;
    },
    async endStanding(id, to) {
      const [row] = await db.standing.updateManyAndReturn({
        where: { trustId, id, kind: { in: ['status', 'plan'] } },
        data: { to: fromDay(to) },
      });
      if (row) await touch([row.urn]);
      return row !== undefined;
    },
    async addMark({ on, ...mark }, { at, byId }) {
      await db.owedMark.create({ data: { ...mark, trustId, byId, on: fromDay(on), at: fromMoment(at) } });
      await touch([mark.urn]);
    },
    async withdrawMark(id, at) {
      // Why something was decided is nobody's business once it is not decided any more.
      const [row] = await db.owedMark.updateManyAndReturn({
        where: { trustId, id, withdrawnAt: null },
        data: { withdrawnAt: fromMoment(at), reason: null },
      });
      if (row) await touch([row.urn]);
      return row !== undefined;
    },
    async addFulfilments(fulfilments, { at, byId }) {
      const rows = fulfilments.map(({ on, things, ...fulfilment }) => ({
        ...fulfilment,
        ...{ trustId, byId, things: [...things], on: fromDay(on), at: fromMoment(at) },
      }));
      await inBatches(rows, data => db.fulfilment.createMany({ data }));
      if (rows.length > 0) await touch(rows.map(({ urn }) => urn));
    },
    async withdrawFulfilment(id, at) {
      const [row] = await db.fulfilment.updateManyAndReturn({
        where: { trustId, id, withdrawnAt: null },
        data: { withdrawnAt: fromMoment(at) },
      });
      if (row) await touch([row.urn]);
      return row !== undefined;
    },
  };
}

async function entriesOf(
  db: Db,
  trustId: string,
  urns: readonly string[],
): Promise<Map<string, StandingEntry[]>> {
  const rows = await db.standing.findMany({
    where: { trustId, urn: { in: [...urns] } },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  });
  const of = new Map(urns.map(urn => [urn, [] as StandingEntry[]]));
  for (const row of rows) {
    const days = { from: toDay(row.from), to: orNull(toDay)(row.to), at: toMoment(row.addedAt) };
    of.get(row.urn)?.push(StandingEntry.parse({ ...row, ...days }));
  }
  return of;
}

async function recordsOf(db: Db, trustId: string, urns: readonly string[]): Promise<Map<string, OwedRecord>> {
  const standing = { trustId, urn: { in: [...urns] }, withdrawnAt: null };
  const entries = await entriesOf(db, trustId, urns);
  const marks = await db.owedMark.findMany({ where: standing, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
  const fulfilments = await db.fulfilment.findMany({
    where: standing,
    orderBy: [{ on: 'asc' }, { id: 'asc' }],
  });
  const noted = ({ at, byId }: { at: Date; byId: string }): Noted => ({ at: toMoment(at), byId });
  const of = new Map(
    urns.map(urn => [
      urn,
      {
        // Parsed again, which leaves out all that only the history wants.
        standings: inForce(entries.get(urn) ?? []).map(entry => Standing.parse(entry)),
        marks: [] as (Mark & Noted)[],
        fulfilments: [] as (Fulfilment & Noted)[],
      },
    ]),
  );
  for (const row of marks)
    of.get(row.urn)?.marks.push({
      ...Mark.parse({ ...row, on: toDay(row.on), at: toMoment(row.at) }),
      ...noted(row),
    });
  for (const row of fulfilments)
    of.get(row.urn)?.fulfilments.push({ ...Fulfilment.parse({ ...row, on: toDay(row.on) }), ...noted(row) });
  return of;
}
