import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';

/** Two days before the agenda of Tue 17 Nov comes out. */
const TUESDAY = '2026-11-10T09:00:00.000Z';

describe('an agenda that is not out yet', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    w.now = TUESDAY;
    const { priya, maria, tom } = w.people;
    const part = { chairId: priya.id, memberIds: [priya.id, maria.id, tom.id] };
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries(sitSeries(part)));
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
  });
  afterAll(() => w.close());
  const ask = async (who: Person, words: string) => textsOf(await w.types(who, words));
  const lines = async () => {
    const trust = w.app.bot.store.inTrust(MILL_LANE.id);
    const [meeting] = await trust.meetings.between('series-sit', TUESDAY, '2026-11-30T00:00:00.000Z');
    return meeting ? trust.agendas.lines(meeting.id) : [];
  };
  const NONE = /^↻ The agenda of SIT for Tue 17 Nov, 9:30 comes out on Thu 12 Nov\. To put something on it/;

  it('has nothing to show as long as nobody has put anything on it', async () => {
    expect((await ask(w.people.priya, 'agenda'))[0]).toMatch(NONE);
  });

  it('shows whoever may read it what is on it so far, and when it comes out', async () => {
    const { priya, maria } = w.people;
    await ask(maria, 'add Phonics about elmfield');
    const seen = await ask(priya, 'agenda');
    expect(seen[0]).toBe('SIT agenda, Tue 17 Nov, 9:30');
    expect(seen[1]).toContain('What is on it so far: it comes out on Thu 12 Nov.');
    expect(seen).toEqual(expect.arrayContaining(['Elmfield Church of England School', 'Phonics']));
    expect((await ask(w.people.dee, 'agenda'))[0]).toContain('no meeting ahead whose agenda you may read');
  });

  it('tells a member who may read none of its lines only when it comes out', async () => {
    expect((await ask(w.people.tom, 'agenda'))[0]).toMatch(NONE);
  });

  it('takes the same words about the same school once, and says who added them', async () => {
    const { priya, maria } = w.people;
    expect((await ask(priya, 'add  PHONICS about Elmfield'))[0]).toBe(
      '! Maria Lopez has added that already.',
    );
    expect((await ask(maria, 'add phonics about elmfield'))[0]).toBe('! You have added that already.');
    const card = await w.types(priya, 'agenda');
    const press = { text: 'phon ics', urn: '900003' };
    const pressed = textsOf(await w.presses(priya, card, 'sit-agenda.add-item', press, 'personal'));
    expect(pressed[0]).toBe('! Maria Lopez has added that already.');
    expect(await lines()).toHaveLength(1);
    expect((await ask(priya, 'add phonics about oakhurst'))[0]).toContain(
      'Oakhurst Academy is on the agenda',
    );
    expect(await lines()).toHaveLength(2);
  });

  it('says nothing of a line that its writer may not read', async () => {
    expect((await ask(w.people.tom, 'add phonics about elmfield'))[0]).not.toContain('Maria Lopez');
  });

  it('is no news for the head of a school on it', async () => {
    await ask(w.people.maria, 'add Reading about oakwood');
    const { bot } = w.app;
    const part = { chairId: w.people.priya.id, memberIds: [w.people.priya.id, w.people.maria.id] };
    await bot.store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries(sitSeries(part)));
    expect((await ask(w.people.tom, 'status oakwood')).join(' ')).not.toContain('17 Nov');
    w.now = '2026-11-12T08:00:00.000Z';
    await w.quiet();
    expect((await ask(w.people.tom, 'status oakwood')).join(' ')).toContain('Tue 17 Nov, 9:30, SIT');
    expect((await ask(w.people.priya, 'agenda'))[1]).toMatch(/^Until Tue 17 Nov/);
  });
});
