import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { keptToTrust } from '#adapters/store/bot-role.ts';
import { connect, disconnect } from '#adapters/store/prisma-clients.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { settleTrust } from '#test/fixtures/access-world.ts';
import { type TestBot, THURSDAY, testBot } from '#test/fixtures/bot.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

/** Tables that hold nothing of any trust. */
const OF_NO_TRUST = ['SendPace', '_prisma_migrations'];
const BOTH = [MILL_LANE.id, FAR_HILLS.id];

describe.skipIf(!inject('templateServer'))(
  'on a server the rows themselves keep trusts apart: the bot’s role',
  () => {
    let database: TestDatabase;
    let bot: TestBot;
    /** The bot's role with SQL of its own: nothing of ours stands between. */
    let raw: Client;
    let owner: Client;
    let tables: string[];
    beforeAll(async () => {
      database = await freshDatabase('PostgreSQL');
      bot = await testBot({ database });
      [raw, owner] = [new Client(database.connection), new Client(database.owner)];
      await Promise.all([raw.connect(), owner.connect()]);
      await settleTrust(bot, MILL_LANE, { word: 'Quill', first: 900_001 });
      await settleTrust(bot, FAR_HILLS, { word: 'Rush', first: 910_001 });
      const dueAt = '2027-01-01T00:00:00.000Z';
      const post = { key: 'x', card: 'help', subject: 'welcome', dueAt, urgency: 'now' } as const;
      for (const id of BOTH)
        await bot.store.transaction(id, async tx => {
          const [chat] = await tx.conversations.personalOf(id === MILL_LANE.id ? 'quill-head' : 'rush-head');
          await tx.outbox.post({ ...post, audience: { kind: 'person', personId: 'x' } }, THURSDAY);
          const [made] = await tx.outbox.postsAbout('help', 'welcome');
          await tx.outbox.claim(made?.id ?? '', chat?.id ?? '', THURSDAY);
          const urn = id === MILL_LANE.id ? '900001' : '910001';
          const noted = { at: THURSDAY, byId: 'x' };
          const use = { id: 'x', modelId: 'x', name: 'x', from: '2026-09-01', text: null };
          const on = '2026-10-01';
          await tx.owed.useModel({ ...use, usedAt: THURSDAY, byId: 'x' });
          const standing = { id: 'x', urn, kind: 'joined', name: '', from: on, to: null } as const;
          await tx.owed.addStandings([standing], noted);
          const mark = { id: 'x', urn, kind: 'waived', thing: 'x', on, number: null, reason: null } as const;
          await tx.owed.addMark(mark, noted);
          await tx.owed.addFulfilments([{ id: 'x', urn, on, state: 'done', things: ['x'] }], noted);
          await tx.audit.append({ at: THURSDAY, actorId: 'x', entrance: 'card', verb: 'x.y', subject: 'x' });
        });
      const { rows } = await owner.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
      );
      tables = rows.map(({ name }) => name).filter(name => !OF_NO_TRUST.includes(name));
    });
    afterAll(async () => {
      await Promise.all([raw.end(), owner.end()]);
      await bot.close();
      await database.drop();
    });

    /** Runs SQL as the bot's role in a transaction that has said this; the last statement's rows. Nothing of it stays. */
    async function saying(trust: string | null, sql: string, client = raw) {
      await client.query('begin');
      try {
        if (trust !== null) await client.query(`select set_config('fortnight.trust', $1, true)`, [trust]);
        return await client.query(sql);
      } finally {
        await client.query('rollback');
      }
    }
    const keyOf = (table: string) => (table === 'Trust' ? 'id' : '"trustId"');
    const counts = async (trust: string | null, by = raw) => {
      const found: Record<string, number[]> = {};
      for (const table of tables) {
        const sql = BOTH.map(
          id => `(select count(*)::int from "${table}" where ${keyOf(table)} = '${id}')`,
        ).join();
        found[table] = Object.values(
          (await saying(trust, `select ${sql.replace('),(', ') as a, (')}`, by)).rows[0],
        );
      }
      return found;
    };
    const inEach = (value: (table: string) => number[]) =>
      Object.fromEntries(tables.map(table => [table, value(table)]));

    it('sees no row of any trust before it has said which', async () => {
      expect(await counts(null)).toEqual(inEach(() => [0, 0]));
      expect(await counts('')).toEqual(inEach(() => [0, 0]));
    });

    it('sees all of the trust it has said, and nothing of another', async () => {
      const all = await counts(null, owner);
      expect(
        Object.values(all)
          .flat()
          .reduce((sum, count) => sum + count, 0),
      ).toBeGreaterThan(200);
      expect(await counts(FAR_HILLS.id)).toEqual(inEach(table => [0, all[table]?.[1] ?? -1]));
      expect(await counts(MILL_LANE.id)).toEqual(inEach(table => [all[table]?.[0] ?? -1, 0]));
    });

    it('sees over all trusts no more than their list and what waits on the way out', async () => {
      const all = await counts(null, owner);
      const open = ['Trust', 'Post', 'Delivery'];
      expect(await counts('*')).toEqual(
        inEach(table => (open.includes(table) ? (all[table] ?? []) : [0, 0])),
      );
    });

    it.each([MILL_LANE.id, '*', null])(
      'having said %s can change and remove nothing of another',
      async said => {
        const changed: Record<string, unknown> = {};
        for (const table of tables) {
          const of = `where ${keyOf(table)} = '${FAR_HILLS.id}'`;
          for (const sql of [
            `update "${table}" set ${keyOf(table)} = ${keyOf(table)} ${of}`,
            `delete from "${table}" ${of}`,
          ]) {
            const ended = await saying(said, sql).then(
              ({ rowCount }) => rowCount,
              (error: { code: string }) => error.code,
            );
            if (ended !== 0) changed[sql] = ended;
          }
        }
        // The audit's are refused to everybody.
        for (const code of Object.values(changed)) expect(code).toBe('42501');
        expect(Object.keys(changed)).toHaveLength(3);
      },
    );

    it.each([MILL_LANE.id, '*', null])('having said %s can add nothing to another', async said => {
      for (const table of tables) {
        const { rows } = await owner.query<{ row: object }>(
          `select to_jsonb(t) as row from "${table}" t where ${keyOf(table)} = $1 limit 1`,
          [FAR_HILLS.id],
        );
        const [found] = rows;
        if (!found) continue;
        const json = JSON.stringify(found.row).replaceAll("'", "''");
        const sql = `insert into "${table}" select * from jsonb_populate_record(null::"${table}", '${json}')`;
        await expect(saying(said, sql), table).rejects.toMatchObject({ code: '42501' });
      }
    });

    it('cannot move a row of its own to another', async () => {
      const sql = `update "Hub" set "trustId" = '${FAR_HILLS.id}' where "trustId" = '${MILL_LANE.id}'`;
      await expect(saying(MILL_LANE.id, sql)).rejects.toMatchObject({ code: '42501' });
    });

    it('is kept to one trust even by a query of ours that names none', async () => {
      const client = connect(keptToTrust(database.connection, MILL_LANE.id));
      const found = await client.school.findMany();
      expect(found.map(({ trustId }) => trustId)).toEqual(Array(3).fill(MILL_LANE.id));
      await disconnect(client);
      const ofNone = connect(database.connection);
      expect(await ofNone.school.findMany()).toEqual([]);
      await disconnect(ofNone);
    });

    it('reads of many trusts at once, each its own', async () => {
      const word = (id: string) => (id === MILL_LANE.id ? 'quill' : 'rush');
      const asked = Array.from({ length: 60 }, async (_, i) => {
        const id = BOTH[i % 2] ?? '';
        const { trust, people, schools, meetings } = bot.store.inTrust(id);
        const one = i % 4 < 2;
        return one
          ? [(await trust.get()).id, (await people.find(`${word(id)}-head`))?.id]
          : [(await schools.list()).length, (await meetings.find(`${word(id)}-meeting-today`))?.id];
      });
      const expected = Array.from({ length: 60 }, (_, i) => {
        const id = BOTH[i % 2] ?? '';
        return i % 4 < 2 ? [id, `${word(id)}-head`] : [3, `${word(id)}-meeting-today`];
      });
      expect(await Promise.all(asked)).toEqual(expected);
    });

    it('has the wall on every table there is, so that a new one has it too', async () => {
      const { rows } = await owner.query<{ name: string }>(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
       and not relrowsecurity order by 1`,
      );
      expect(rows.map(({ name }) => name)).toEqual(OF_NO_TRUST.toSorted());
    });
  },
);
