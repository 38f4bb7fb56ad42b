import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STORY_BEGINS } from '#src/dev/demo/cast.ts';
import { seed } from '#src/dev/demo/seed.ts';
import { seedVisits } from '#src/dev/demo/seed-visits.ts';
import { type TestBot, testBot } from '#test/fixtures/bot.ts';

describe('the visits that the demo begins with', () => {
  let bot: TestBot;
  let trustId: string;
  const fill = (now = STORY_BEGINS) =>
    bot.store.transaction(trustId, trust => seedVisits(trust, bot, now), { seconds: 60 });
  const visits = () => bot.store.inTrust(trustId).visits;
  const all = () => visits().between({ from: '2026-01-01T00:00:00.000Z', until: '2028-01-01T00:00:00.000Z' });
  beforeAll(async () => {
    bot = await testBot();
    bot.now = STORY_BEGINS;
    ({ trustId } = await seed(bot, { now: STORY_BEGINS, model: null }));
    await fill();
  });
  afterAll(() => bot.close());

  it('are one in a fortnight at Oakwood and one at Elmfield whose report is to be written', async () => {
    const [held, booked, ...more] = await all();
    expect(more).toEqual([]);
    expect(held).toMatchObject({ urn: '900003', state: 'held', engagement: 'aim', leadName: 'Priya Shah' });
    expect(held?.startsAt).toBe('2026-11-03T09:30:00.000Z');
    expect(await visits().report(held?.id ?? '')).toMatchObject({ state: 'writing', dueOn: '2026-11-17' });
    expect(booked).toMatchObject({
      ...{ urn: '900001', state: 'booked', startsAt: '2026-11-19T09:30:00.000Z', flags: [] },
      attendees: [{ name: 'Tom Reed', answer: 'accepted' }],
    });
    expect(booked?.engagement).not.toBe('aim');
  });

  it('stay as they are when the demo goes on', async () => {
    await fill('2026-12-03T08:30:00.000Z');
    expect(await all()).toHaveLength(2);
  });
});

it.each(['ddat', 'illuminate', 'an-daras', 'dartmoor'])('there are two under %s', async model => {
  const bot = await testBot();
  const { trustId } = await seed(bot, { now: STORY_BEGINS, model });
  await bot.store.transaction(trustId, trust => seedVisits(trust, bot, STORY_BEGINS), { seconds: 60 });
  const stretch = { from: '2026-01-01T00:00:00.000Z', until: '2028-01-01T00:00:00.000Z' };
  const states = (await bot.store.inTrust(trustId).visits.between(stretch)).map(({ state }) => state);
  expect(states).toEqual(['held', 'booked']);
  await bot.close();
});
