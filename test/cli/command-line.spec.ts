import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import type { CommandContext } from '#src/cli/command-context.ts';
import { runCommandLine } from '#src/cli/run.ts';
import { readConfig } from '#src/config.ts';
import { fewSchools, registerText, school } from '#test/builders/register-file.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

const files = temporaryFiles();
let database: TestDatabase;
let opened = 0;
let ids = 0;

/** Runs one command line as the terminal would, on this test's own database. */
async function fortnight(line: string, environment: Record<string, string> = {}) {
  let out = '';
  let err = '';
  const context: CommandContext = {
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
    isScreen: false,
    clock: { now: () => '2026-11-03T09:30:00.000Z' },
    newId: () => `id-${++ids}`,
    config: () => readConfig(environment, 'command-line'),
    calendars: () => ({ of: () => null }),
    openStore: async () => {
      opened += 1;
      return prismaStore(database.connection, {
        onClose: async () => {
          opened -= 1;
        },
      });
    },
  };
  const code = await runCommandLine(line.split(' ').filter(Boolean), context);
  return { code, out, err };
}

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.drop();
  files.remove();
});
beforeEach(() => {
  opened = 0;
});

describe('wrong use', () => {
  it.each([
    ['bogus', /unknown command 'bogus'/],
    ['import bogus', /unknown command 'bogus'/],
    ['import schools', /missing required argument|required option '--trust/],
    ['import schools x.csv', /required option '--trust/],
    ['import schools x.csv --trust leigh', /such as 3725/],
    ['import schools x.csv --trust 1 --tenant x', /such as 00000000/],
    ['schools list --colour', /unknown option '--colour'/],
    ['schools list extra', /too many arguments/],
  ])('"%s" exits with 2 and says why', async (line, message) => {
    const { code, out, err } = await fortnight(line);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('of nothing at all shows the commands and exits with 2', async () => {
    const { code, err } = await fortnight('');
    expect(code).toBe(2);
    expect(err).toContain('Usage: fortnight');
  });

  it.each(['--help', 'import --help', 'import people --help', 'schools list --help'])(
    'is never "%s"',
    async line => {
      const { code, out } = await fortnight(line);
      expect(code).toBe(0);
      expect(out).toContain('Usage: fortnight');
    },
  );
});

describe('before anything is imported', () => {
  it.each(['trusts', 'schools', 'hubs', 'people'])('%s list --json is an empty array', async what => {
    expect(await fortnight(`${what} list --json`)).toEqual({ code: 0, out: '[]\n', err: '' });
  });

  it('a list for people says that there is nothing', async () => {
    expect((await fortnight('schools list')).out).toBe('No schools have been imported yet.\n');
  });

  it('hubs are refused, with what to do first', async () => {
    const { code, err } = await fortnight(`import hubs ${files.write('h.csv', 'Hub,URN\nNorth,900001\n')}`);
    expect(code).toBe(1);
    expect(err).toMatch(/^No trust has been imported yet\. Import its schools first: /);
  });
});

describe('a trust from files', () => {
  it('comes in command by command, and is listed', async () => {
    const register = files.write('register.csv', registerText(fewSchools()));
    const first = await fortnight(`import schools ${register} --trust 90001`);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^Trust 90001 Fortshire Learning Trust \(new\)\n {2}3 added\n/);
    expect(first.err).toMatch(/^Saving 3 schools\nNo Microsoft Entra tenant is known for this trust/);

    const hubs = files.write('hubs.csv', 'Hub,URN\nNorth,900001\n');
    expect((await fortnight(`import hubs ${hubs}`)).out).toContain('1 hub made: North');
    const people = files.write('people.csv', 'UPN,Name,Email,Role,Scope\nann@x.org.uk,Ann,,RDE,hub:North\n');
    expect((await fortnight(`import people ${people}`)).out).toContain('1 added');

    const schools = JSON.parse((await fortnight('schools list --json')).out);
    expect(schools.map((s: { urn: string; hub: string | null }) => [s.urn, s.hub])).toEqual([
      ['900003', null],
      ['900001', 'North'],
      ['900002', null],
    ]);
    expect(JSON.parse((await fortnight('hubs list --json')).out)).toMatchObject([
      { name: 'North', schools: [{ urn: '900001' }], officers: [{ name: 'Ann' }] },
    ]);
    expect(JSON.parse((await fortnight('people list --json')).out)).toMatchObject([
      { upn: 'ann@x.org.uk', appointments: [{ role: 'officer', scope: 'hub:North' }] },
    ]);
    expect((await fortnight('people list')).out).toContain(
      'Ann   ann@x.org.uk      improvement officer (hub:North)\n',
    );
    expect(opened).toBe(0);
  });

  it('gets its tenant from the configuration on a later import, and is warned about one the bot does not accept', async () => {
    const tenant = 'aaaaaaaa-0000-4000-8000-000000000000';
    const again = await fortnight(
      `import schools ${files.write('r.csv', registerText(fewSchools()))} --trust 90001`,
      {
        BOT_TENANT_ID: tenant,
        ALLOWED_TENANTS: 'bbbbbbbb-0000-4000-8000-000000000000',
      },
    );
    expect(again.out).toMatch(/3 unchanged/);
    expect(again.err).toContain('add it to ALLOWED_TENANTS and restart the bot');
    expect(JSON.parse((await fortnight('trusts list --json')).out)).toMatchObject([
      { uid: '90001', tenantId: tenant, schools: 3 },
    ]);
  });

  it('is refused without a stack trace, faults capped at fifty', async () => {
    const bad = Array.from({ length: 62 }, (_, i) => school(String(910_000 + i), ''));
    const { code, out, err } = await fortnight(
      `import schools ${files.write('bad.csv', registerText(bad))} --trust 90001`,
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/62 faults, so nothing was imported/);
    expect(err).toMatch(/ {2}line 51: no name\n {2}and 12 more\n$/);
    expect(err).not.toMatch(/\n\s+at /);
    expect(opened).toBe(0);
  });

  it('must be named once there are two, each with a tenant of its own', async () => {
    const register = files.write('two.csv', registerText(fewSchools()));
    const alone = await fortnight(`import schools ${register} --trust 90002`);
    expect([alone.code, alone.err]).toEqual([
      1,
      expect.stringContaining('Another trust needs its own Microsoft Entra tenant'),
    ]);
    const taken = await fortnight(
      `import schools ${register} --trust 90002 --tenant AAAAAAAA-0000-4000-8000-000000000000`,
    );
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('already belongs to trust 90001')]);
    const own = await fortnight(
      `import schools ${register} --trust 90002 --tenant cccccccc-0000-4000-8000-000000000000`,
    );
    expect(own.code).toBe(0);

    const unsaid = await fortnight('schools list --json');
    expect([unsaid.code, unsaid.out]).toEqual([1, '']);
    expect(unsaid.err).toContain(
      'say which with --trust UID (90001 Fortshire Learning Trust, 90002 Distant Schools Trust)',
    );
    const said = JSON.parse((await fortnight('schools list --json --trust 90002')).out);
    expect(said).toMatchObject([{ urn: '900004' }]);
    expect((await fortnight('schools list --trust 5')).err).toContain('There is no trust 5 here');
  });
});
