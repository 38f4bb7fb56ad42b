import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { type World, world } from '#test/fixtures/world.ts';

describe('an agenda asked for by the name of its series', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
    const { priya, maria } = w.people;
    const part = { chairId: priya.id, memberIds: [maria.id], name: 'School improvement team' };
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries(sitSeries(part)));
    await w.opens(priya, 'personal');
  });
  afterAll(() => w.close());

  it.each([
    'agenda SIT',
    'agenda for SIT',
    'agenda school improvement',
    'agenda of the improvement team',
    'agenda',
  ])('is found by “%s”, as everywhere else', async words => {
    expect(textsOf(await w.types(w.people.priya, words))[0]).toBe(
      'School improvement team agenda, Tue 17 Nov, 9:30',
    );
  });

  it('is not said to come out on a day that is past when there is no such series', async () => {
    expect(textsOf(await w.types(w.people.priya, 'agenda governors'))[0]).toContain(
      'There is no meeting ahead of “governors” whose agenda you may read.',
    );
  });
});
