import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { type PeoplePlan, planPeople } from '#domain/access/people-plan.ts';
import { mapPeopleColumns, type PersonRow, readPersonRow } from '#domain/access/people-rows.ts';
import type { Clock } from '#ports/clock.ts';
import type { NewId } from '#ports/ids.ts';
import type { Store } from '#ports/store.ts';
import type { Table } from '#ports/table.ts';
import { readRows } from './read-rows.ts';
import { passOnReports } from './visits/report-writers.ts';

export interface ImportPeople {
  readonly table: Table;
  readonly trustId: string;
  /** The file is the whole list: appointments of people it does not name end. */
  readonly complete: boolean;
}

/**
 * Brings the trust's people up to the file: all of it or, by ImportRefused, nothing. A person's rows are exactly
 * that person's appointments. People the file does not name are kept, unless it is the complete list.
 */
export async function importPeople(
  { store, clock, newId }: { store: Store; clock: Clock; newId: NewId },
  { table, trustId, complete }: ImportPeople,
): Promise<PeoplePlan> {
  const columns = mapPeopleColumns(table.headings);
  const file = await readRows<PersonRow>(table, (line, fields) => readPersonRow(columns, line, fields));
  return store.transaction(
    trustId,
    async trust => {
      const { people, schools, outbox, audit } = trust;
      const world = {
        people: (await people.list()).filter(({ isForgotten }) => !isForgotten),
        schools: await schools.list(),
        hubs: await schools.hubs(),
      };
      const plan = planPeople(file, world, complete, table.name);
      for (const person of plan.changed) await people.save(person);
      for (const person of plan.added) await people.save({ id: newId(), ...person });
      for (const person of plan.ended) await people.appoint(person.id, []);
      // What somebody may read or press can have changed with what they are.
      await outbox.wantUpdatesOf([...plan.changed, ...plan.ended].map(({ id }) => id));
      const endedIds = plan.ended.map(({ id }) => id);
      await passOnReports(trust, endedIds, clock.now());
      await audit.append({
        at: clock.now(),
        actorId: actorId(OPERATOR),
        entrance: OPERATOR.entrance,
        verb: 'people.import',
        subject: 'people',
        after: {
          added: plan.added.length,
          changed: plan.changed.length,
          unchanged: plan.unchanged,
          kept: plan.kept.length,
          ended: plan.ended.length,
        },
      });
      return plan;
    },
    { seconds: 120 },
  );
}
