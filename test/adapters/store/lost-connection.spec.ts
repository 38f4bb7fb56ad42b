import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { atCommit, duringWork } from '#adapters/store/failures.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { NotSaved, OutcomeUnknown, type Store } from '#ports/store.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const NOW = '2026-11-12T09:00:00.000Z';

/** A network in front of the database that loses the connection at a COMMIT: on the way there, or on the way back. */
class Network {
  losing: 'nothing' | 'the commit' | 'its answer' = 'nothing';
  readonly #server: Server;
  private constructor(path: string) {
    this.#server = createServer(client => {
      const database = connect(path);
      const end = () => [client, database].forEach((socket: Socket) => void socket.destroy());
      for (const socket of [client, database]) socket.on('error', end).on('close', end);
      let lost = false;
      client.on('data', bytes => {
        if (bytes.includes('COMMIT') && this.losing === 'the commit') return end();
        lost ||= bytes.includes('COMMIT') && this.losing === 'its answer';
        database.write(bytes);
      });
      database.on('data', bytes => (lost ? end() : client.write(bytes)));
    });
  }
  static async before({ connection: { host, port } }: TestDatabase): Promise<Network> {
    const network = new Network(`${host}/.s.PGSQL.${port}`);
    await new Promise<void>(resolve => network.#server.listen(0, '127.0.0.1', resolve));
    return network;
  }
  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }
  close(): void {
    this.#server.close();
  }
}

let database: TestDatabase;
let network: Network;
let store: Store;
beforeAll(async () => {
  database = await freshDatabase('PGlite');
  network = await Network.before(database);
  const { user, database: name } = database.connection;
  store = prismaStore({ host: '127.0.0.1', port: network.port, user, database: name });
  await store.transaction(MILL_LANE.id, tx => tx.trust.create(MILL_LANE));
});
afterAll(async () => {
  await store.close();
  network.close();
  await database.drop();
});

it.each([
  ['the commit', false],
  ['its answer', true],
] as const)(
  'a connection lost with %s leaves the outcome unknown, whatever became of it',
  async (what, saved) => {
    const claim = store.transaction(MILL_LANE.id, async tx => {
      await tx.answers.claim(what, NOW);
      network.losing = what;
    });
    await expect(claim).rejects.toBeInstanceOf(OutcomeUnknown);
    network.losing = 'nothing';
    expect((await store.inTrust(MILL_LANE.id).answers.find(what)) !== null).toBe(saved);
  },
);

it.each([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'timeout exceeded when trying to connect',
])('before the commit "%s" means that nothing was saved', words => {
  expect(duringWork(new Error(words))).toBeInstanceOf(NotSaved);
});

it('at the commit whatever is not a rollback leaves the outcome unknown', () => {
  expect(atCommit(new Error('something new'))).toBeInstanceOf(OutcomeUnknown);
  expect(
    atCommit(Object.assign(new Error('gone'), { code: 'P2028', name: 'PrismaClientKnownRequestError' })),
  ).toBeInstanceOf(NotSaved);
});

it('an error of the work itself stays what it is', () => {
  const fault = new TypeError('x is not a function');
  expect(duringWork(fault)).toBe(fault);
});
