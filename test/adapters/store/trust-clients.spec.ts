import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lentDb, type TrustClients, trustClients } from '#adapters/store/trust-clients.ts';
import { type Engine, engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const TRUSTS = Array.from({ length: 9 }, (_, i) => `trust ${i + 1}`);

describe.each(engines())('the clients of the trusts, on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('are lent', () => {
    let database: TestDatabase;
    let clients: TrustClients;
    beforeAll(async () => {
      database = await freshDatabase(engine satisfies Engine);
      clients = trustClients(database.connection);
      for (const id of TRUSTS)
        await clients.use(id, client => client.trust.create({ data: { id, uid: id, name: id } }));
    });
    afterAll(async () => {
      await clients.close();
      await database.drop();
    });

    it('each sees its own trust, whatever its name is made of', async () => {
      const names = await Promise.all(
        TRUSTS.map(async id => (await lentDb(clients, id).trust.findUnique({ where: { id } }))?.name),
      );
      expect(names).toEqual(TRUSTS);
    });

    it('one query of ours that names no trust reaches the trust of its client, and no other', async () => {
      const count = (id: string) =>
        lentDb(clients, id).$queryRaw<{ n: number }[]>`select count(*)::int as n from "Trust"`;
      const seen = clients.held ? 1 : TRUSTS.length;
      expect(await Promise.all([count('trust 1'), count('trust 2')])).toEqual([[{ n: seen }], [{ n: seen }]]);
    });

    it('one in use is kept while more trusts than are kept idle ask, and its transaction ends well', async () => {
      await clients.use('trust 1', client =>
        client.$transaction(async tx => {
          await tx.hub.create({ data: { trustId: 'trust 1', id: 'h', name: 'North' } });
          for (const id of TRUSTS.slice(1))
            await clients.use(id, other =>
              clients.held ? other.hub.count({ where: { trustId: id } }) : Promise.resolve(0),
            );
        }),
      );
      expect(await lentDb(clients, 'trust 1').hub.count({ where: { trustId: 'trust 1' } })).toBe(1);
    });
  });
});

describe('a bot of many trusts on a server', () => {
  it.skipIf(!engines().some(({ engine, available }) => engine === 'PostgreSQL' && available))(
    'keeps the connections of a few of them',
    async () => {
      const database = await freshDatabase('PostgreSQL');
      const clients = trustClients(database.connection);
      for (const id of TRUSTS) await lentDb(clients, id).hub.count({ where: { trustId: id } });
      const mine = () => clients.all.$queryRaw<{ n: number }[]>`
        select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
      await expect.poll(async () => (await mine())[0]?.n).toBe(6);
      await clients.close();
      await database.drop();
    },
  );
});
