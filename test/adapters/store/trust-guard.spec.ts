import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '#adapters/store/prisma-clients.ts';
import { CrossTrustQuery, inTrustOnly } from '#adapters/store/trust-guard.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

describe('the guard around one trust', () => {
  let database: TestDatabase;
  let client: ReturnType<typeof connect>;
  beforeAll(async () => {
    database = await freshDatabase();
    // As the owner: what is shown here is the first wall, without the one the server itself has.
    client = connect(database.owner);
    await client.trust.createMany({ data: ['a', 'b'].map(id => ({ id, uid: id, name: id })) });
  });
  afterAll(async () => {
    await client.$disconnect();
    await database.drop();
  });
  const a = () => inTrustOnly(client, 'a');

  it('lets a query through that names its trust', async () => {
    await a().hub.createMany({ data: [{ trustId: 'a', id: '1', name: 'North' }] });
    expect(await a().hub.findUnique({ where: { trustId_id: { trustId: 'a', id: '1' } } })).not.toBeNull();
    expect(await a().hub.findMany({ where: { trustId: 'a' } })).toHaveLength(1);
  });

  it.each([
    ['a search without a trust', () => a().hub.findMany({ where: { name: 'North' } })],
    ['a search without any condition', () => a().hub.findMany()],
    ['a search in another trust', () => a().hub.findMany({ where: { trustId: 'b' } })],
    [
      'a compound key of another trust',
      () => a().hub.findUnique({ where: { trustId_id: { trustId: 'b', id: '1' } } }),
    ],
    [
      'a trust named only inside OR',
      () => a().hub.findMany({ where: { OR: [{ trustId: 'a' }, { trustId: 'b' }] } }),
    ],
    [
      'a trust named by a condition that others meet too',
      () => a().hub.findMany({ where: { trustId: { not: 'a' } } }),
    ],
    ['a new row of another trust', () => a().hub.create({ data: { trustId: 'b', id: '2', name: 'South' } })],
    [
      'one row of many in another trust',
      () =>
        a().hub.createMany({
          data: [
            { trustId: 'a', id: '3', name: 'x' },
            { trustId: 'b', id: '3', name: 'x' },
          ],
        }),
    ],
    [
      'a row moved into another trust',
      () => a().hub.updateMany({ where: { trustId: 'a' }, data: { trustId: 'b' } }),
    ],
    ['a deletion without a trust', () => a().hub.deleteMany()],
    ['the list of trusts', () => a().trust.findMany()],
    ['another trust’s own row', () => a().trust.findUnique({ where: { id: 'b' } })],
    ['a new trust by another name', () => a().trust.create({ data: { id: 'c', uid: 'c', name: 'c' } })],
    ['a trust that becomes another', () => a().trust.update({ where: { id: 'a' }, data: { id: 'b' } })],
  ])('refuses %s', async (_what, query) => {
    await expect(query()).rejects.toThrow(CrossTrustQuery);
  });

  it('refuses the same inside a transaction', async () => {
    await expect(a().$transaction(tx => tx.hub.findMany())).rejects.toThrow(CrossTrustQuery);
  });
});
