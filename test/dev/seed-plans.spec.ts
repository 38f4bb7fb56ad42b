import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trendOf } from '#domain/plan/trend.ts';
import { STORY_BEGINS } from '#src/dev/demo/cast.ts';
import { seed } from '#src/dev/demo/seed.ts';
import { seedPlans } from '#src/dev/demo/seed-plans.ts';
import { type TestBot, testBot } from '#test/fixtures/bot.ts';

describe('the plans that the demo begins with', () => {
  let bot: TestBot;
  let trustId: string;
  const fill = (now = STORY_BEGINS) =>
    bot.store.transaction(trustId, trust => seedPlans(trust, bot, now), { seconds: 60 });
  const plans = () => bot.store.inTrust(trustId).plans;
  beforeAll(async () => {
    bot = await testBot();
    bot.now = STORY_BEGINS;
    ({ trustId } = await seed(bot, { now: STORY_BEGINS, model: null }));
    await fill();
  });
  afterAll(() => bot.close());

  it('are one that runs at Oakwood and is asked about, a draft there, and one that slips at Elmfield', async () => {
    const all = await plans().underWay();
    expect(all.map(({ urn, kind, state }) => `${urn} ${kind} ${state}`).toSorted()).toEqual([
      ...['900001 aip agreed', '900001 rapid-action-plan draft', '900003 aip agreed'],
    ]);
    const newest = await plans().newestCheckIns();
    const running = all.find(({ urn, state }) => urn === '900001' && state === 'agreed');
    expect(newest.get(running?.id ?? '')).toMatchObject({ state: 'open', dueOn: '2026-12-18' });
  });

  it.each([
    ['900001', [3, 3, 2, 0, 1]],
    ['900003', [0, 0, 0, 1, 2]],
  ])('at %s the check-ins of a year had so many red: %j', async (urn, reds) => {
    const plan = (await plans().running()).find(each => each.urn === urn);
    if (!plan) throw new Error('there is one');
    const trend = trendOf(plan, await plans().answersOf(plan.id), await plans().checkInsOf(plan.id));
    expect(trend.map(({ red }) => red)).toEqual(reds);
  });

  it('stay as they are when the demo goes on', async () => {
    await fill('2026-12-03T08:30:00.000Z');
    expect(await plans().underWay()).toHaveLength(3);
  });
});

it.each(['ddat', 'illuminate', 'an-daras', 'dartmoor'])('one runs at Oakwood under %s', async model => {
  const bot = await testBot();
  const { trustId } = await seed(bot, { now: STORY_BEGINS, model });
  await bot.store.transaction(trustId, trust => seedPlans(trust, bot, STORY_BEGINS), { seconds: 60 });
  const urns = (await bot.store.inTrust(trustId).plans.running()).map(({ urn }) => urn);
  expect(urns.toSorted()).toEqual(['900001', '900003']);
  await bot.close();
});
