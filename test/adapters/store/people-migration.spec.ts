import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { sealOlderPeople } from '#adapters/store/seal-older-people.ts';
import { engines } from '#test/fixtures/database.ts';
import { olderDatabase } from '#test/fixtures/older-database.ts';

const DATA = `
  insert into "Trust" (id, uid, name) values ('t', 't', 'T'), ('u', 'u', 'U');
  insert into "Person" ("trustId", id, "objectId", upn, name, email) values
    ('t', 'ada', 'aaaa', 'ada@t.example', 'Ada Lark', 'ada.lark@t.example'),
    ('t', 'ben', null, null, 'Ben Ó Ríordáin', null),
    ('u', 'ada', 'aaaa', null, 'Ada Lark', null);
  insert into "Appointment" ("trustId", id, "personId", role) values ('t', 'x', 'ada', 'officer')`;

describe.each(engines())(
  'people of a version that kept them in clear, on $engine',
  ({ engine, available }) => {
    it.skipIf(!available)(
      'are sealed when the database is brought up to date, and found as before',
      async () => {
        const database = await olderDatabase(engine, 'person_keys', DATA);
        for (let again = 0; again < 2; again += 1) await sealOlderPeople(database.connection);
        const store = prismaStore(database.connection);
        const { people } = store.inTrust('t');
        const ada = {
          ...{
            id: 'ada',
            objectId: 'aaaa',
            upn: 'ada@t.example',
            name: 'Ada Lark',
            email: 'ada.lark@t.example',
          },
          appointments: [{ role: 'officer', scope: { kind: 'trust' } }],
        };
        expect(await people.byUpn('Ada@T.example')).toEqual(ada);
        expect(await people.byObjectId('AAAA')).toEqual(ada);
        expect((await people.list()).map(({ name }) => name)).toEqual(['Ada Lark', 'Ben Ó Ríordáin']);
        expect(await store.inTrust('u').people.find('ada')).toMatchObject({ name: 'Ada Lark', upn: null });
        await store.close();
        expect(await everything(database.connection)).not.toMatch(/Ada|Lark|Ben|ada@t|aaaa/);
        await database.drop();
      },
    );
  },
);

/** Every row of every table that holds anything of people, as text; the ids of the people are not their names. */
async function everything(connection: object): Promise<string> {
  const client = new Client(connection);
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const found: string[] = [];
  for (const { name } of tables)
    found.push(
      JSON.stringify((await client.query(`select * from "${name}"`)).rows).replaceAll(
        /"(id|personId)":"(ada|ben)"/g,
        '',
      ),
    );
  await client.end();
  expect(tables.map(({ name }) => name)).not.toContain('PersonInClear');
  return found.join('\n');
}
