import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';

const LIVE = 'zzqx a girl has bruises on both arms';
const WAITS = 'zzok the cover for the finance desk';
const CONTACT = 'Imran Qureshi, 01632 960 100';

describe('a flag whose note sounds like a live safeguarding concern', () => {
  let w: World;
  let answer: object;
  beforeAll(async () => {
    w = await world();
    const { priya, maria, dee, sam } = w.people;
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.trust.update({ safeguardingContact: CONTACT }));
    for (const who of [priya, maria, dee, sam]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    answer = await flag(LIVE);
  });
  afterAll(() => w.close());
  const flag = async (note: string) => {
    const { dee, sam } = w.people;
    const form = { topic: 'other', live: 'no', series: 'series-sit', readers: sam.id, note };
    const card = await w.types(dee, 'flag oakwood');
    const given = await w.presses(dee, card, 'flag-school.add', form, 'personal');
    await w.quiet();
    return given;
  };
  const sent = () => JSON.stringify(w.connector.requests);

  it('is refused at once, with whom to ring and what to do if it is none', () => {
    expect(textsOf(answer)[0]).toBe(
      `× Nothing was recorded: this sounds like something that cannot wait for a meeting. If a child may be at risk, ring ${CONTACT}, or 999 if it cannot wait. If not, flag it without saying what happened.`,
    );
  });

  it('is kept nowhere: in no table, no message and no log line', async () => {
    expect(await w.rows()).not.toContain('zzqx');
    expect(sent()).not.toContain('zzqx');
    expect(w.logs()).not.toContain('zzqx');
  });

  it('is no confidential item that anybody is told of', async () => {
    expect(textsOf(w.agenda()).join(' ')).not.toContain('confidential item');
    expect((await w.rows()).includes('flag-note')).toBe(false);
  });

  it('can be said in other words, and these are kept and reach the chair and the reader', async () => {
    expect(textsOf(await flag(WAITS))[0]).toContain('Flagged for SIT');
    expect(await w.rows()).toContain('zzok');
    expect(textsOf(w.shown(w.people.sam)).join(' ')).toContain(WAITS);
    expect(textsOf(w.agenda())).toContain('One confidential item, which the chair has.');
    expect(w.logs()).not.toContain('zzok');
  });
});
