import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { CAST, STORY_BEGINS } from '#src/dev/demo/cast.ts';
import { seed } from '#src/dev/demo/seed.ts';
import { seedCoaching } from '#src/dev/demo/seed-coaching.ts';
import { type TestBot, testBot } from '#test/fixtures/bot.ts';
import { keepPeerReviews } from '#workflows/coaching/keep-peer-reviews.ts';
import { readGroup } from '#workflows/coaching/read-group.ts';
import { readPeerReviews } from '#workflows/coaching/read-peer-reviews.ts';

describe.each(['dsat', 'illuminate', 'an-daras'])('the coaching groups of the demo under %s', model => {
  let bot: TestBot;
  let trustId: string;
  const fill = (now = STORY_BEGINS) =>
    bot.store.transaction(trustId, trust => seedCoaching(trust, bot, now), { seconds: 60 });
  const reads = () => bot.store.inTrust(trustId);
  const seenBy = async (key: string) => {
    const objectId = CAST.find(each => each.key === key)?.objectId ?? '';
    const who = (await reads().people.byObjectId(objectId)) as Person;
    const actor = { kind: 'person', personId: who.id, entrance: 'card', ...who } as const;
    const { bankHolidays, modelFiles } = bot;
    const group = await readGroup(reads(), 'ask:kingfisher', {
      ...{ actor, now: STORY_BEGINS, bankHolidays, modelFiles },
    });
    return group?.kind === 'group' ? group : null;
  };
  beforeAll(async () => {
    bot = await testBot();
    bot.now = STORY_BEGINS;
    ({ trustId } = await seed(bot, { now: STORY_BEGINS, model }));
    await fill();
  });
  afterAll(() => bot.close());

  it('have one review that was held, with a focus and a write-up, and one to be timed, which its host can have done', async () => {
    expect(await seenBy('head')).toMatchObject({
      over: [{ state: 'held', focus: 'Reading in the early years', written: { by: 1, of: 3 } }],
      ahead: [{ state: 'planned', host: 'Oakwood Primary School' }],
      toTime: { todo: 'find' },
    });
  });

  it('let the CEO see that it was held and its focus, and an officer of what was written what the model says', async () => {
    expect((await seenBy('ceo'))?.over).toMatchObject([
      { focus: 'Reading in the early years', written: null },
    ]);
    const written = model === 'illuminate' ? { by: 1, of: 3 } : null;
    expect((await seenBy('officer'))?.over).toMatchObject([{ written }]);
    const { bankHolidays, modelFiles } = bot;
    const answer = await readPeerReviews(reads(), { now: STORY_BEGINS, bankHolidays, modelFiles });
    expect(answer).toMatchObject(
      model === 'dsat'
        ? { kind: 'not-owed' }
        : { kind: 'counted', held: [{ group: 'Kingfisher', focus: 'Reading in the early years' }] },
    );
  });

  it('ask nobody anything as the story opens, and stay as they are when it goes on', async () => {
    const { bankHolidays } = bot;
    const asked = await bot.store.transaction(trustId, trust =>
      keepPeerReviews(trust, { now: STORY_BEGINS, bankHolidays }),
    );
    expect(asked).toBe(0);
    await fill('2026-12-03T08:30:00.000Z');
    expect((await reads().coaching.groups()).map(({ name }) => name)).toEqual(['Heron', 'Kingfisher']);
  });
});
