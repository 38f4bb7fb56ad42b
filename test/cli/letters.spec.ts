import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { runCommandLine } from '#src/cli/run.ts';
import { readConfig } from '#src/config.ts';
import { pngOf } from '#test/builders/letter.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

describe('fortnight letters', () => {
  let database: TestDatabase;
  let bot: TestBot;
  let made = 0;
  const folder = mkdtempSync(join(tmpdir(), 'fortnight-letters-'));
  const trust = () => bot.store.inTrust(MILL_LANE.id);
  beforeAll(async () => {
    database = await freshDatabase();
    bot = await testBot({ database });
    await settleMillLane(bot);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await bot.close();
    await database.drop();
  });

  async function fortnight(...words: string[]) {
    const said = { out: '', err: '' };
    const code = await runCommandLine(['letters', ...words], {
      out: text => {
        said.out += text;
      },
      err: text => {
        said.err += text;
      },
      isScreen: false,
      clock: { now: () => bot.now },
      newId: () => `letter-${++made}`,
      config: () => readConfig({}, 'command-line'),
      calendars: () => ({ of: () => null }),
      openStore: async () => prismaStore(database.connection),
    });
    return { code, ...said };
  }

  it('says how letters look until anybody has said', async () => {
    expect((await fortnight('settings')).out).toBe(
      [
        'Trust 90001 Mill Lane Learning Trust',
        '  letterhead: the trust’s name',
        '  signed by: nobody yet',
        '  closing line: none',
        '  address: none\n',
      ].join('\n'),
    );
  });

  it('takes a picture, who signs and the rest, on the record', async () => {
    const picture = join(folder, 'head.png');
    writeFileSync(picture, pngOf(600, 90));
    const given = ['--letterhead', picture, '--signatory', 'maria lopez', '--title', 'Chief Executive'];
    const more = ['--closing', 'Thank you for all you do.', '--address', 'Mill Lane House', 'ZZ1 1AA'];
    const { code, out } = await fortnight('settings', ...given, ...more);
    expect([code, out]).toEqual([0, expect.stringContaining('  signed by: Maria Lopez, Chief Executive\n')]);
    expect(out).toMatch(
      /letterhead: a picture\n.*Thank you for all you do.\n {2}address: Mill Lane House · ZZ1 1AA/su,
    );
    expect(await trust().letters.letterhead()).toMatchObject({ type: 'png', width: 600, height: 90 });
    const entry = (await trust().audit.list()).at(-1);
    expect(entry).toMatchObject({
      verb: 'letters.settings',
      actorId: 'operator',
      after: { hasLetterhead: true },
    });
    expect(JSON.stringify(entry)).not.toContain('Thank you');
    expect((await fortnight('settings', '--letterhead', 'none', '--closing', 'none')).out).toContain(
      'letterhead: the trust’s name',
    );
  });

  it.each([
    [['--signatory', 'Nobody'], 'There is nobody called "Nobody" here'],
    [['--letterhead', '/nowhere/head.png'], 'There is no file "/nowhere/head.png".'],
    [['--letterhead', 'package.json'], 'package.json: The file is neither a PNG nor a JPEG picture.'],
    [['--letterhead', 'node_modules/typescript/lib/typescript.js'], 'typescript.js is larger than 300 KB.'],
    [['--title', 'x'.repeat(81)], '--title may have 80 characters; this has 81.'],
    [['--address', ...'abcdefg'], '--address may have 6 lines.'],
  ])('refuses %j', async (words, why) => {
    expect(await fortnight('settings', ...words)).toMatchObject({
      code: 1,
      err: expect.stringContaining(why),
    });
  });

  it('writes nothing without a model, and says why', async () => {
    const { out } = await fortnight('issue');
    expect(out).toContain('Letters of 2026/27: 0 letters written, 0 there before.');
    expect(out).toContain('no improvement model is chosen');
  });

  it('writes what is missing, once, and lists what became of it', async () => {
    await bot.store.transaction(MILL_LANE.id, async tx => {
      const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
      await tx.owed.useModel({ ...use, usedAt: bot.now, byId: 'operator' });
      const standing = { id: 's', urn: OAKWOOD, kind: 'category', name: 'repair', to: null } as const;
      await tx.owed.addStandings([{ ...standing, from: '2026-09-01' }], { at: bot.now, byId: 'operator' });
    });
    const { out } = await fortnight('issue', '--year', '2026');
    expect(out).toBe(
      [
        'Letters of 2026/27: 1 letter written, 0 there before.',
        '  none for Elmfield Church of England School and Oakhurst Academy: no category is recorded',
        '  The bot gives them to the schools on their day.\n',
      ].join('\n'),
    );
    expect((await fortnight('issue', '--school', 'oakwood')).out).toBe(
      'Letters of 2026/27: 0 letters written, 1 there before.\n',
    );
    await tickUntilQuiet(bot);
    const listed = await fortnight('list');
    expect(listed.out).toMatch(/Oakwood Primary School +new +Thu 12 Nov 2026/);
    expect(listed.out).not.toMatch(/repair/i);
    expect(JSON.parse((await fortnight('list', '--json')).out)).toHaveLength(3);
    expect((await fortnight('issue', '--year', '2027/28')).out).toContain('1 letter written');
  });

  it.each([
    [['--year', 'soon'], 2, 'A year is written 2026 or 2026/27.'],
    [['--year', '2024'], 1, 'this academic year and the next, 2026/27 and 2027/28'],
    [['--school', 'Nowhere'], 1, 'There is no school called "Nowhere" here'],
  ])('refuses %j', async (words, code, why) => {
    expect(await fortnight('issue', ...words)).toMatchObject({ code, err: expect.stringContaining(why) });
  });
});
