import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { currentPoll } from '#domain/coaching/poll.ts';
import type { TrustWrites } from '#ports/store.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { addReview, settleGroup } from '#test/fixtures/poll-world.ts';
import { bookReview } from '#workflows/coaching/close-poll.ts';
import { openPoll, type Polling } from '#workflows/coaching/open-poll.ts';
import { readReviewTime } from '#workflows/coaching/read-review-time.ts';
import { readScene } from '#workflows/coaching/review-scene.ts';
import { dropReview, planAgain } from '#workflows/coaching/settle-peer-review.ts';

const NOBODY_LOOKED = { connected: false, of: new Map() };

describe('the time of a peer review', () => {
  let bot: TestBot;
  let tom: Person;
  beforeEach(async () => {
    bot = await testBot();
    ({ tom } = await settleMillLane(bot));
    await settleGroup(bot, tom);
    await addReview(bot.store, {});
  });
  afterEach(() => bot.close());

  const inTrust = <T>(work: (trust: TrustWrites) => Promise<T>): Promise<T> =>
    bot.store.transaction(MILL_LANE.id, work);
  const polling = (): Polling => ({
    ...{ byId: 'fortnight', now: bot.now, newId: bot.newId },
    ...{ bankHolidays: bot.bankHolidays, modelFiles: bot.modelFiles },
  });
  const opens = () => inTrust(trust => openPoll(trust, 'r', { seen: NOBODY_LOOKED }, polling()));
  const there = <T>(found: T | null | undefined): T => {
    if (!found) throw new Error('it is not there');
    return found;
  };
  const seenByTom = async () => {
    const actor = { kind: 'person', personId: tom.id, entrance: 'card', ...tom } as const;
    return there(await readReviewTime(bot.store.inTrust(MILL_LANE.id), 'r', actor, polling()));
  };

  it('is voted on anew after it was booked by a vote and not held', async () => {
    await opens();
    await inTrust(async trust => {
      const poll = there(currentPoll(await trust.polls.ofReview('r')));
      const scene = there(await readScene(trust, 'r', polling()));
      const { id: slotId, startsAt } = there(poll.slots[0]);
      await bookReview(trust, poll, scene, { slotId, startsAt, able: scene.attending }, polling());
    });
    await inTrust(async trust => {
      const review = there(await trust.coaching.review('r'));
      await dropReview(trust, review, 'Snow', { ...polling(), byId: tom.id });
      await planAgain(trust, there(await trust.coaching.review('r')));
    });
    const again = await opens();
    expect(again).toMatchObject({ ok: true });
    expect(await seenByTom()).toMatchObject({ poll: { isOpen: true }, may: { answer: true } });
  });
});
