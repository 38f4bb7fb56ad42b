import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { asBot, BOT_ROLE, prepareBotRole } from '#adapters/store/bot-role.ts';
import { openDatabase, storeOn } from '#adapters/store/open-store.ts';
import { auditEntry } from '#test/builders/audit.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const LOGIN = `fortnight_test_login_${process.pid}`;

describe.skipIf(!inject('templateServer'))('the bot on a server', () => {
  let database: TestDatabase;
  let botUrl: string;
  const ownerUrl = () => String(database.owner.connectionString);

  async function as(connection: ConstructorParameters<typeof Client>[0], sql: string) {
    const client = new Client(connection);
    await client.connect();
    return client.query(sql).finally(() => client.end());
  }

  beforeAll(async () => {
    database = await freshDatabase('PostgreSQL', { ofItsOwn: true });
    const url = new URL(ownerUrl());
    url.username = LOGIN;
    url.password = encodeURIComponent('a %b @c');
    botUrl = url.href;
    for (const _time of ['first', 'again']) await prepareBotRole(ownerUrl(), botUrl);
  });
  afterAll(async () => {
    await as(database.owner, `drop role if exists ${LOGIN}`);
    await database.drop();
  });

  it('has a login of its own, made with its password, and works with it', async () => {
    const opened = await openDatabase({ databaseUrl: botUrl, dataDir: 'unused' }, { role: 'bot' });
    const store = storeOn(opened);
    await store.transaction(MILL_LANE.id, async tx => {
      await tx.trust.create(MILL_LANE);
      await tx.audit.append(auditEntry('kept'));
    });
    expect(await store.inTrust(MILL_LANE.id).audit.list()).toMatchObject([{ seq: 1, subject: 'kept' }]);
    await store.close();
  });

  it('is the bot also where the address of the server has options of its own', async () => {
    const url = new URL(botUrl);
    url.searchParams.set('options', '-c search_path=public -c statement_timeout=50000');
    const { rows } = await as(
      asBot(url.href),
      `select current_user as who, current_setting('statement_timeout') as time`,
    );
    expect(rows).toEqual([{ who: BOT_ROLE, time: '50s' }]);
    const opened = await openDatabase({ databaseUrl: url.href, dataDir: 'unused' }, { role: 'bot' });
    await opened.close();
  });

  it.each([
    ['change an entry', `update "AuditEntry" set "actorId" = 'another'`],
    ['remove an entry', `delete from "AuditEntry"`],
    ['empty the audit', `truncate "AuditEntry"`],
    ['remove the end of a chain', `delete from "AuditHead"`],
    ['drop the audit', `drop table "AuditEntry"`],
    ['add a way round it', `create rule r as on insert to "AuditEntry" do instead nothing`],
    ['make itself the owner', `alter table "AuditEntry" owner to current_user`],
    ['say that a migration was applied', `delete from "_prisma_migrations"`],
  ])('may not %s: not as itself, and not as its owner’s login acting as the bot', async (_what, sql) => {
    for (const connection of [{ connectionString: botUrl }, asBot(botUrl), asBot(ownerUrl())])
      await expect(as(connection, sql)).rejects.toMatchObject({ code: '42501' });
    expect((await as(database.owner, 'select "actorId" from "AuditEntry"')).rows).toEqual([
      { actorId: 'person-priya-shah' },
    ]);
  });

  it('may not become the owner', async () => {
    const { rows } = await as(database.owner, 'select current_user as owner');
    await expect(as(asBot(botUrl), `set role ${rows[0].owner}`)).rejects.toMatchObject({ code: '42501' });
  });

  it('is told to migrate where nothing keeps its role to one trust, and migrating mends it', async () => {
    await as(database.owner, 'alter table "School" disable row level security');
    const open = () => openDatabase({ databaseUrl: botUrl, dataDir: 'unused' }, { role: 'bot' });
    await expect(open()).rejects.toThrow(/not kept to one trust.*db migrate/);
    await prepareBotRole(ownerUrl(), botUrl);
    await (await open()).close();
  });

  it('is told to migrate when its login may not act as the bot', async () => {
    await as(database.owner, `revoke fortnight_bot from ${LOGIN}`);
    await as(database.owner, `grant select on all tables in schema public to ${LOGIN}`);
    await expect(openDatabase({ databaseUrl: botUrl, dataDir: 'unused' }, { role: 'bot' })).rejects.toThrow(
      /may not act as fortnight_bot.*db migrate/,
    );
    await as(database.owner, `drop owned by ${LOGIN}`);
  });
});
