import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { correctionsIn } from '#domain/entitlement/standing-entry.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { RecordChange, RecordFile, RowOfSchool } from '#domain/owed-files/record-file.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import type { Clock } from '#ports/clock.ts';
import type { NewId } from '#ports/ids.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { Store, TrustWrites } from '#ports/store.ts';
import type { Table } from '#ports/table.ts';
import { modelInUse } from '../models/model-in-use.ts';
import { readRows } from '../read-rows.ts';

export interface RecordSources {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly modelFiles: ModelFiles;
}

export interface RecordImported {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/**
 * Adds to the record of schools what a file says, in the words of the model in use: all of it or, by ImportRefused,
 * nothing. What the file does not name stays, and the same file again changes nothing.
 */
export async function importRecord<Row extends RowOfSchool>(
  { store, clock, newId, modelFiles }: RecordSources,
  { table, trustId }: { table: Table; trustId: string },
  file: RecordFile<Row>,
): Promise<RecordImported> {
  const read = await readRows<Row>(table, file.reader(table.headings));
  if (read.rows.length + read.faults.length === 0)
    throw new ImportRefused(`${table.name} has no rows under its headings, so nothing was imported.`);
  const now = clock.now();
  return store.transaction(
    trustId,
    async trust => {
      const model = await modelToReadBy(trust, modelFiles, dayOf(now));
      const urns = [...new Set(read.rows.map(({ urn }) => urn))].toSorted();
      // Two imports of one file at once would both find that nothing is recorded yet.
      for (const urn of urns) await trust.owed.hold(urn);
      const [schools, records] = [await trust.schools.list(), await trust.owed.recordsOf(urns)];
      const entries = await trust.owed.entriesOf(urns);
      const corrected = new Map([...entries].map(([urn, each]) => [urn, correctionsIn(each)]));
      const world = { model, schools, records, corrected, today: dayOf(now) };
      const change = file.plan(read, world, table.name);
      const done = await save(trust, change, { at: now, byId: actorId(OPERATOR) }, newId);
      await trust.audit.append({
        at: now,
        actorId: actorId(OPERATOR),
        entrance: OPERATOR.entrance,
        verb: `${file.name}.import`,
        subject: file.name,
        after: done,
      });
      return done;
    },
    { seconds: 120 },
  );
}

async function modelToReadBy(trust: TrustWrites, files: ModelFiles, today: IsoDate) {
  const inUse = await modelInUse(trust, files, today);
  if (inUse) return inUse.model;
  throw new ImportRefused(
    'The trust uses no improvement model yet, and it is the model that knows these names. Choose one first: npm run -s fortnight -- model use ID',
  );
}

async function save(
  { owed }: TrustWrites,
  { standings, ends, fulfilments, replaced, replacing, unchanged }: RecordChange,
  noted: { at: string; byId: string },
  newId: NewId,
): Promise<RecordImported> {
  await owed.addStandings(
    standings.map(each => ({ ...each, id: newId() })),
    noted,
  );
  for (const { id, to } of ends) await owed.endStanding(id, to);
  for (const { id } of replaced) await owed.withdrawFulfilment(id, noted.at);
  const kept = replaced
    .filter(({ left }) => left.length > 0)
    .map(({ urn, on, left }) => ({ urn, on, state: 'booked' as const, things: [...left] }));
  await owed.addFulfilments(
    [...fulfilments, ...kept].map(each => ({ ...each, id: newId() })),
    noted,
  );
  const changed = ends.length + replaced.length;
  return { added: standings.length + fulfilments.length - replacing, changed, unchanged };
}
