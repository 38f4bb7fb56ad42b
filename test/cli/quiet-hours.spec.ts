import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { runCommandLine } from '#src/cli/run.ts';
import { readConfig } from '#src/config.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

describe('fortnight quiet-hours', () => {
  let database: TestDatabase;
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  beforeAll(async () => {
    database = await freshDatabase();
    bot = await testBot({ database });
    people = await settleMillLane(bot);
  });
  afterAll(async () => {
    await bot.close();
    await database.drop();
  });

  async function fortnight(...words: string[]) {
    const said = { out: '', err: '' };
    const code = await runCommandLine(words, {
      out: text => {
        said.out += text;
      },
      err: text => {
        said.err += text;
      },
      isScreen: false,
      clock: { now: () => bot.now },
      newId: () => 'id',
      config: () => readConfig({}, 'command-line'),
      calendars: () => ({ of: () => null }),
      openStore: async () => prismaStore(database.connection),
    });
    return { code, ...said };
  }

  it('shows what holds until anybody says otherwise, and what it means now', async () => {
    expect(await fortnight('quiet-hours', 'show')).toEqual({
      code: 0,
      err: '',
      out: [
        'Trust 90001 Mill Lane Learning Trust',
        '  quiet hours: 18:00 to 07:00',
        '  weekends: what can wait is held back',
        '  bank holidays: what can wait is held back',
        '  school holidays: what can wait is held back',
        '  reminders: on working days from 08:00',
        '  now: not quiet\n',
      ].join('\n'),
    });
    bot.now = '2026-12-24T12:00:00.000Z';
    expect((await fortnight('quiet-hours', 'show')).out).toContain('now: quiet until Mon 4 Jan 2027, 7:00');
    expect(JSON.parse((await fortnight('quiet-hours', 'show', '--json')).out)).toEqual([
      {
        ...{ trust: '90001', from: '18:00', until: '07:00', weekends: true, bankHolidays: true },
        ...{ schoolHolidays: true, remindersFrom: '08:00', quietUntil: '2027-01-04T07:00:00.000Z' },
      },
    ]);
  });

  it('changes what is given and leaves the rest, on the record', async () => {
    bot.now = '2026-12-22T12:00:00.000Z';
    const { out, code } = await fortnight('quiet-hours', 'set', '--school-holidays', 'no', '--until', '6:30');
    expect([code, out]).toEqual([0, expect.stringContaining('school holidays: as on other days')]);
    expect(out).toContain('quiet hours: 18:00 to 06:30');
    expect(out).toContain('now: not quiet');
    const [entry] = (await bot.store.inTrust(MILL_LANE.id).audit.list()).filter(
      ({ verb }) => verb === 'quiet-hours.set',
    );
    expect(entry).toMatchObject({
      ...{ actorId: 'operator', entrance: 'command-line' },
      before: { until: '07:00', schoolHolidays: true },
      after: { until: '06:30', schoolHolidays: false, from: '18:00' },
    });
    const never = await fortnight('quiet-hours', 'set', '--from', '07:00', '--until', '7:00', '--json');
    expect(JSON.parse(never.out)).toMatchObject([{ from: '07:00', until: '07:00', quietUntil: null }]);
    expect((await fortnight('quiet-hours', 'show')).out).toContain('quiet hours: none');
    await fortnight('quiet-hours', 'set', '--from', '18:00', '--school-holidays', 'yes');
  });

  it.each([
    [['--from', '25:00'], 2, 'A time of day is written 18:00.'],
    [['--weekends', 'maybe'], 2, 'Say yes or no.'],
    [[], 1, 'Say what is to change'],
    [['--from', '19:00', '--trust', '12345'], 1, 'There is no trust 12345 here'],
    [['--reminders-from', '18:30'], 1, 'Reminders would never come: it is quiet from 18:00'],
  ])('refuses %j', async (words, code, why) => {
    expect(await fortnight('quiet-hours', 'set', ...words)).toMatchObject({
      code,
      err: expect.stringContaining(why),
    });
  });

  it('wants to be told which trust where there are several', async () => {
    await bot.store.transaction(FAR_HILLS.id, tx => tx.trust.create(FAR_HILLS));
    expect(await fortnight('quiet-hours', 'show')).toMatchObject({ code: 1 });
    expect((await fortnight('quiet-hours', 'show', '--trust', '90002')).out).toContain('Far Hills Trust');
  });

  it('what is held shows in the list of deliveries, with when it goes', async () => {
    bot.now = '2026-11-13T19:00:00.000Z';
    const audience = { kind: 'person', personId: people.tom.id } as const;
    const post = { key: 'later', card: 'help', subject: 'help', audience } as const;
    await bot.store.transaction(MILL_LANE.id, tx =>
      tx.outbox.post({ ...post, urgency: 'can-wait', dueAt: bot.now }, bot.now),
    );
    await tickUntilQuiet(bot);
    const mine = ['--trust', MILL_LANE.uid];
    expect((await fortnight('deliveries', 'list', ...mine)).out).toMatch(
      new RegExp(`held until Mon 16 Nov, 7:00 +help +person ${people.tom.id}`),
    );
    const all = JSON.parse((await fortnight('deliveries', 'list', '--json', ...mine)).out) as {
      id: string;
      state: string;
      card: string;
    }[];
    const held = all.filter(({ state, card }) => state === 'held' && card === 'help');
    expect(held).toMatchObject([{ until: '2026-11-16T07:00:00.000Z' }]);
    expect(await fortnight('deliveries', 'retry', held[0]?.id ?? '', ...mine)).toMatchObject({
      code: 1,
      err: expect.stringContaining('goes by itself then'),
    });
  });
});
