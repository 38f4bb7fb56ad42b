import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { reachable } from '#test/fixtures/booking-world.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { fortnight } from '#test/fixtures/command-line.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { temporaryFiles } from '#test/fixtures/files.ts';

describe('coaching groups from a file', () => {
  const files = temporaryFiles();
  let bot: TestBot;
  let database: TestDatabase;
  const NOW = '2026-11-12T09:00:00.000Z';
  beforeAll(async () => {
    database = await freshDatabase();
    bot = await testBot({ database });
    const { dee } = await settleMillLane(bot);
    await bot.store.transaction(MILL_LANE.id, tx => tx.people.save(reachable(dee, 'dee')));
  });
  afterAll(async () => {
    await bot.close();
    await database.drop();
    files.remove();
  });
  const run = (name: string, rows: string[], ...more: string[]) =>
    fortnight(
      database,
      NOW,
      'coaching',
      'import',
      files.write(name, ['Group,School,From,To,Facilitator', ...rows].join('\n')),
      ...more,
    );
  const GOOD = [
    'Curlew,900001,2026-09-01,,Priya Shah',
    'Curlew,Oakhurst Academy,01/09/2026,,',
    'Curlew,dee@mill.example,,,',
  ];

  it('names every fault by its line, and keeps nothing', async () => {
    const { code, err } = await run('bad.csv', [
      'Curlew,900001,soon,,',
      'Curlew,Heron House,,,',
      'Dunlin,900002,,,',
      'The abused,900002,,,',
    ]);
    expect(code).toBe(1);
    expect(err).toContain('line 2: From "soon" is no day');
    expect(err).toContain('line 3: There is no school and nobody called “Heron House” in the trust.');
    expect(err).toContain('line 4: group Dunlin: A group has 2 to 5 members');
    expect(err).toContain('line 5: Nothing was saved: this sounds like something that cannot wait.');
    expect(err).not.toContain('abused');
  });

  it('a dry run says what would be done; the import does it; again it changes nothing', async () => {
    expect((await run('dry.csv', GOOD, '--dry-run')).out).toContain('Nothing was saved');
    expect((await fortnight(database, NOW, 'coaching', 'list')).out).toContain(
      'There are no coaching groups yet.',
    );
    expect((await run('good.csv', GOOD)).out).toContain('1 group made: Curlew');
    expect((await run('again.csv', GOOD)).out).toContain('3 members unchanged');
    const { out } = await fortnight(database, NOW, 'coaching', 'list');
    expect(out).toContain('Dee Marsh, Oakhurst Academy and Oakwood Primary School');
    expect(out).toContain('In no group: Elmfield Church of England School');
  });

  it('nobody becomes one of a group that is there already from a day that is over, or was one no more', async () => {
    const over = 'That day is over, and what a group was then stays.';
    expect((await run('since.csv', ['Curlew,900003,2026-09-01,,'])).err).toContain(
      `line 2: group Curlew: ${over}`,
    );
    expect((await run('until.csv', ['Curlew,900001,2026-09-01,2026-10-01,'])).err).toContain(over);
    expect((await run('now.csv', ['Curlew,900003,,,'])).out).toContain('1 member added');
    expect((await run('last.csv', ['Curlew,900003,,2027-07-21,'])).out).toContain('1 member with a last day');
  });
});
