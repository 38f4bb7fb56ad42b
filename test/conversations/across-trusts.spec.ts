import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlePress } from '#bot/handle-press.ts';
import type { CasePress } from '#test/builders/access-presses.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { callerOf, pressBy, type Settled, settleTrust } from '#test/fixtures/access-world.ts';
import { type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

/** Whom a trust trusts with most, and whoever has a part in its meetings. */
const EVERYBODY = ['ceo', 'deputy-ceo', 'officer', 'head', 'department', 'administrator', 'chair', 'owner'];

/** What these make or list is the presser's own trust's: their subject names nothing of another. */
const OF_THE_PRESSER = [
  ...['meeting-series.save (new)', 'owed.hub', 'owed.more', 'visits.more', 'to-book.more', 'categories.more'],
  ...['letters.issue', 'letters.more', 'plans.hub', 'plans.more', 'overdue.hub', 'overdue.more'],
  ...['not-sent.cut', 'not-sent.more'],
  ...['coaching-groups.make', 'coaching-groups.give-rule', 'coaching-groups.more', 'peer-reviews.more'],
  ...['propose-groups.propose', 'propose-groups.turn-page', 'propose-groups.agree'],
  ...['rota.propose', 'rota.turn-page', 'rota.agree', 'rota.bar', 'rota.more'],
];

/**
 * Every verb of every card, on the subjects of one trust with the stamp their cards really carry, pressed by the people
 * of another trust.
 */
describe.each(engines())('a card of another trust, on $engine,', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let owner: Client;
    let bot: TestBot;
    let theirs: Settled;
    let ours: Settled;
    // An embedded database takes turns, and so do they there: the walls are the server's, and the bot's own are the same.
    const pressersOf = (at: number) =>
      engine === 'PGlite' ? EVERYBODY.slice(at % EVERYBODY.length).slice(0, 1) : EVERYBODY;
    beforeAll(async () => {
      database = await freshDatabase(engine);
      bot = await testBot({ database });
      owner = new Client(database.owner);
      await owner.connect();
      theirs = await settleTrust(bot, MILL_LANE, { word: 'Quill', first: 900_001 });
      ours = await settleTrust(bot, FAR_HILLS, { word: 'Rush', first: 910_001 });
    });
    afterAll(async () => {
      await owner.end();
      await bot.close();
      await database.drop();
    });

    /** Every row of every table that belongs to trusts, the trusts' own rows among them. */
    async function rows(): Promise<Record<string, unknown[]>> {
      const tables = await owner.query<{ name: string }>(
        `select quote_ident(table_name) as name from information_schema.columns
         where table_schema = 'public' and column_name = 'trustId' order by 1`,
      );
      const found: Record<string, unknown[]> = {};
      for (const { name } of [...tables.rows, { name: '"Trust"' }])
        found[name] = (await owner.query(`select t::text as row from ${name} t order by 1`)).rows;
      return found;
    }

    it('shows nothing and changes nothing, whichever button is pressed and by whom', async () => {
      const before = await rows();
      expect(Object.values(before).flat().length).toBeGreaterThan(100);
      let count = 0;
      const press = async (each: CasePress, who: string) => {
        const by = ours.people[who] ?? null;
        const pressed = await pressBy(bot, theirs, each, kind => callerOf(FAR_HILLS, by, kind));
        const { card, outcome, summary } = await handlePress(bot, pressed);
        const shown = JSON.stringify([card, summary]).replaceAll(/quill-[a-z-]+/g, '');
        expect(shown, `${each.name} by ${who}`).not.toMatch(/quill|Mill Lane/i);
        expect(outcome, `${each.name} by ${who}`).toBe('refused');
        count += 1;
      };
      const presses = theirs.presses.filter(({ name }) => !OF_THE_PRESSER.includes(name));
      for (const [at, each] of presses.entries())
        await Promise.all(pressersOf(at).map(who => press(each, who)));
      expect(count).toBe((theirs.presses.length - OF_THE_PRESSER.length) * pressersOf(0).length);
      expect(await rows()).toEqual(before);
    }, 240_000);
  });
});
