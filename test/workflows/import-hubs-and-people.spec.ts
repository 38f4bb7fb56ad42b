import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTable } from '#adapters/register/open-table.ts';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { asNewEntry } from '#domain/school/register-row.ts';
import type { Store } from '#ports/store.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';
import { importHubs } from '#workflows/import-hubs.ts';
import { importPeople } from '#workflows/import-people.ts';

const NOW = '2026-11-03T09:30:00.000Z';
const clock = { now: () => NOW };
const files = temporaryFiles();
let database: TestDatabase;
let store: Store;
let trustId: string;
let ids = 0;
const newId = () => `id-${++ids}`;

beforeAll(async () => {
  database = await freshDatabase();
  store = prismaStore(database.connection);
});
afterAll(async () => {
  await store.close();
  await database.drop();
  files.remove();
});
beforeEach(async () => {
  trustId = newId();
  const fortshire = {
    id: trustId,
    uid: String(90_000 + ids),
    name: 'Fortshire',
    tenantId: null,
    isDemo: false,
    safeguardingContact: null,
  };
  await store.transaction(trustId, async ({ trust, schools }) => {
    await trust.create(fortshire);
    await schools.add(
      ['900001', '900002', '900003'].map(urn => asNewEntry({ urn, name: `School ${urn}`, status: 'Open' })),
      NOW,
    );
    await schools.markLeft(['900003'], '2026-01-01');
  });
});

const table = (text: string) =>
  openTable(files.write('list.csv', text), { what: 'the list', mend: '', fits: () => true });
const hubs = async (text: string) => importHubs({ store, clock }, { table: await table(text), trustId });
const people = async (text: string, complete = false) =>
  importPeople(
    { store, clock, newId },
    { table: await table(`Entra object id or UPN,Name,E-mail,Role,Scope\n${text}`), trustId, complete },
  );
const here = () => store.inTrust(trustId);

describe('an import of hubs', () => {
  it('makes the hubs and moves the schools; the same file again changes nothing', async () => {
    const file = 'hub name;Urn;School\nNorth;900001;x\n north ;900002;y\n';
    expect(await hubs(file)).toMatchObject({ created: ['North'], moved: 2, unchanged: 0, notInFile: 0 });
    expect(await hubs(file)).toMatchObject({ created: [], moved: 0, unchanged: 2 });
    expect(await here().schools.hubs()).toMatchObject([{ name: 'North' }]);
  });

  it('takes a school out of its hub when the hub is blank, and leaves schools it does not name', async () => {
    await hubs('Hub,URN\nNorth,900001\nNorth,900002\n');
    expect(await hubs('Hub,URN\n,900001\n')).toMatchObject({ takenOut: 1, notInFile: 1 });
    expect((await here().schools.find('900001'))?.hubId).toBeNull();
    expect((await here().schools.find('900002'))?.hubId).not.toBeNull();
  });

  it('is refused with every bad row, and then no hub is made', async () => {
    await expect(
      hubs('Hub,URN\nNorth,900001\nSouth,900001\nNorth,900009\nNorth,x\nNorth,900003\nNorth\n'),
    ).rejects.toMatchObject({
      faults: [
        { line: 3, reason: 'URN 900001 is also on line 2' },
        { line: 4, reason: 'the trust has no school with URN 900009' },
        { line: 5, reason: 'URN "x" is not a number of six digits' },
        { line: 6, reason: 'School 900003 (900003) is now in another trust' },
        { line: 7, reason: '1 field where the headings have 2' },
      ],
    });
    expect(await here().schools.hubs()).toEqual([]);
  });

  it('is refused when columns are missing, all named', async () => {
    await expect(hubs('Town,Colour\na,b\n')).rejects.toThrow(
      /no column Hub, URN\. Headings found: Town, Colour/,
    );
  });
});

const ANN = 'AAAAAAAA-0000-4000-8000-000000000001';

describe('an import of people', () => {
  it('gives each person exactly the appointments of their rows; the same file again changes nothing', async () => {
    await hubs('Hub,URN\nNorth,900001\n');
    const file = `${ANN},Ann Ode,ann@x.org.uk,RDE,hub:north\nBEA@x.org.uk,Bea,,Head of School,900001\nbea@x.org.uk,,,Coaching member,URN 900002\ncy@x.org.uk,Cy,,CEO,\n`;
    expect(await people(file)).toMatchObject({ added: { length: 3 }, unchanged: 0 });
    const ann = await here().people.byObjectId(ANN);
    expect(ann).toMatchObject({
      objectId: ANN.toLowerCase(),
      email: 'ann@x.org.uk',
      appointments: [{ role: 'officer', scope: { kind: 'hub' } }],
    });
    expect(await here().people.byUpn('bea@x.org.uk')).toMatchObject({
      name: 'Bea',
      appointments: [
        { role: 'coaching-member', scope: { kind: 'school', urn: '900002' } },
        { role: 'head', scope: { kind: 'school', urn: '900001' } },
      ],
    });
    expect(await people(file)).toMatchObject({ added: [], changed: [], unchanged: 3, kept: [] });
    expect(await people('bea@x.org.uk,Bea,,head,900001\n')).toMatchObject({
      changed: { length: 1 },
      kept: { length: 2 },
    });
    expect((await here().people.byUpn('bea@x.org.uk'))?.appointments).toHaveLength(1);
    expect((await here().people.byObjectId(ANN))?.appointments).toHaveLength(1);
  });

  it('ends the appointments of people a complete list does not name', async () => {
    await people(`${ANN},Ann,,officer,trust\ncy@x.org.uk,Cy,,CEO,trust\n`);
    expect(await people('cy@x.org.uk,Cy,,CEO,trust\n', true)).toMatchObject({
      unchanged: 1,
      ended: [{ name: 'Ann' }],
    });
    expect(await here().people.byObjectId(ANN)).toMatchObject({ name: 'Ann', appointments: [] });
  });

  it('keeps the object id Teams told us of a person the file names by UPN', async () => {
    await people('ann@x.org.uk,Ann,,officer,trust\n');
    const ann = await here().people.byUpn('ann@x.org.uk');
    await store.transaction(trustId, t => t.people.linkObjectId(ann?.id ?? '', ANN));
    expect(await people('ann@x.org.uk,Ann,,officer,trust\n')).toMatchObject({ unchanged: 1 });
    expect(await people(`ann@x.org.uk,Ann,,officer,trust\n${ANN},Ann,,department,trust\n`)).toMatchObject({
      added: [],
      changed: { length: 1 },
    });
    expect(await here().people.byObjectId(ANN)).toMatchObject({ upn: 'ann@x.org.uk' });
  });

  it('is refused with every bad row, and nobody comes in', async () => {
    const rows = [
      'someone,Q,not-mail,wizard,moon',
      ',Nobody,,ceo,trust',
      'z@x.org.uk,Zed,,head,trust',
      'y@x.org.uk,Why,,CEO,900001',
      'x@x.org.uk,Ex,,officer,hub:Nowhere',
      'w@x.org.uk,Double,,clerk,900009',
      'v@x.org.uk,Vee,,clerk,900001',
      'V@x.org.uk,Someone Else,,clerk,900002',
      'u@x.org.uk,,,CEO,trust',
    ];
    const failing = people(`${rows.join('\n')}\n`);
    await expect(failing).rejects.toMatchObject({
      faults: [
        { line: 2, reason: expect.stringContaining('"someone" is neither an Entra object id') },
        { line: 2, reason: '"not-mail" is not an e-mail address' },
        {
          line: 2,
          reason: expect.stringContaining('the role "wizard" is not known: use improvement officer,'),
        },
        { line: 2, reason: 'the scope "moon" is not known: write trust, hub:NAME or a URN' },
        { line: 3, reason: 'no Entra object id and no user principal name' },
        { line: 4, reason: 'a headteacher needs a school\'s URN as scope, not "trust"' },
        { line: 5, reason: 'a CEO needs trust as scope, not "900001"' },
        { line: 6, reason: 'there is no hub Nowhere: import the hubs first, or mend its name' },
        { line: 7, reason: 'the trust has no school with URN 900009' },
        { line: 9, reason: 'line 8 gives this id to Vee, this one to Someone Else' },
        { line: 10, reason: 'no name, here or on another row of this person' },
      ],
    });
    expect(await here().people.list()).toEqual([]);
  });

  it('is refused when columns are missing, all named', async () => {
    const bare = await table('Forename,Surname\na,b\n');
    await expect(
      importPeople({ store, clock, newId }, { table: bare, trustId, complete: false }),
    ).rejects.toThrow(
      /no column Entra object id or UPN, Name, Role, Scope\. Headings found: Forename, Surname/,
    );
  });
});
