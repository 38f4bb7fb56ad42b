import { actorId, OPERATOR } from '#domain/access/actor.ts';
import { type HubRow, type HubsPlan, mapHubColumns, planHubs, readHubRow } from '#domain/school/hubs-file.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#ports/store.ts';
import type { Table } from '#ports/table.ts';
import { readRows } from './read-rows.ts';

export interface HubsImported extends Omit<HubsPlan, 'moves' | 'outOfHub'> {
  readonly moved: number;
  readonly takenOut: number;
}

/**
 * Puts schools into hubs as the file says, making the hubs it names: all of it or, by ImportRefused, nothing.
 * Schools the file does not name stay where they are.
 */
export async function importHubs(
  { store, clock }: { store: Store; clock: Clock },
  { table, trustId }: { table: Table; trustId: string },
): Promise<HubsImported> {
  const columns = mapHubColumns(table.headings);
  const file = await readRows<HubRow>(table, (line, fields) => readHubRow(columns, line, fields));
  return store.transaction(
    trustId,
    async ({ schools, audit }) => {
      const { moves, outOfHub, ...plan } = planHubs(
        file,
        await schools.list(),
        await schools.hubs(),
        table.name,
      );
      for (const [name, urns] of moves) {
        const hub = await schools.ensureHub(name);
        await schools.assignHub(urns, hub.id);
      }
      if (outOfHub.length > 0) await schools.assignHub(outOfHub, null);
      const moved = [...moves.values()].reduce((sum, urns) => sum + urns.length, 0);
      const result = { ...plan, moved, takenOut: outOfHub.length };
      await audit.append({
        at: clock.now(),
        actorId: actorId(OPERATOR),
        entrance: OPERATOR.entrance,
        verb: 'hubs.import',
        subject: 'hubs',
        after: { ...result, created: plan.created.length },
      });
      return result;
    },
    { seconds: 120 },
  );
}
