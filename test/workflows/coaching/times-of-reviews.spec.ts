import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { currentPoll } from '#domain/coaching/poll.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { newBlackout } from '#test/builders/coaching.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { addReview, settleGroup } from '#test/fixtures/poll-world.ts';
import { bookReview, closePoll } from '#workflows/coaching/close-poll.ts';
import { openPoll, type Polling } from '#workflows/coaching/open-poll.ts';
import { readReviewTime } from '#workflows/coaching/read-review-time.ts';
import { readScene } from '#workflows/coaching/review-scene.ts';
import { readRotaFacts } from '#workflows/coaching/rota-problem.ts';
import { mondayOf } from '#workflows/coaching/rota-weeks.ts';
import { dropReview, planAgain } from '#workflows/coaching/settle-peer-review.ts';
import { setReviewTime } from '#workflows/coaching/settle-poll.ts';

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

  it('is in no week in which somebody of it has another review', async () => {
    await opens();
    const poll = there(await inTrust(async ({ polls }) => currentPoll(await polls.ofReview('r'))));
    const { id: slotId, startsAt } = there(poll.slots[0]);
    await inTrust(async trust => {
      const scene = there(await readScene(trust, 'r', polling()));
      await bookReview(trust, poll, scene, { slotId, startsAt, able: scene.attending }, polling());
    });
    await addReview(bot.store, { id: 'next' });
    const next = await inTrust(trust => openPoll(trust, 'next', { seen: NOBODY_LOOKED }, polling()));
    const weeks = next.ok ? next.poll.slots.map(slot => mondayOf(dayOf(slot.startsAt))) : [];
    expect(weeks).toHaveLength(5);
    expect(weeks).not.toContain(mondayOf(dayOf(startsAt)));
  });

  it('is for the rota the week in which nobody is at another', async () => {
    const rota = async () => {
      const facts = await readRotaFacts(bot.store.inTrust(MILL_LANE.id), polling());
      if (facts.kind !== 'rota') throw new Error(facts.kind);
      return facts.problem.groups.flatMap(({ windows }) => windows.flatMap(({ weeks }) => weeks));
    };
    const startsAt = '2027-01-12T10:00:00.000Z';
    const [week] = (await rota()).filter(each => each === mondayOf(dayOf(startsAt)));
    expect(week).toBeDefined();
    await opens();
    await inTrust(async trust => {
      const poll = there(currentPoll(await trust.polls.ofReview('r')));
      const scene = there(await readScene(trust, 'r', polling()));
      const slotId = there(poll.slots[0]).id;
      await bookReview(trust, poll, scene, { slotId, startsAt, able: scene.attending }, polling());
    });
    expect(await rota()).not.toContain(week);
  });

  describe('where the host is not to host', () => {
    const bars = (from: string, to: string) =>
      inTrust(({ coaching }) => coaching.addBlackout(newBlackout({ from, to })));
    const slots = async () => {
      const poll = await inTrust(async ({ polls }) => currentPoll(await polls.ofReview('r')));
      return there(poll).slots.map(({ startsAt }) => startsAt.slice(0, 10));
    };

    it('is in none of those weeks, a day of which is enough', async () => {
      // The Saturday bars nothing of the week before it.
      await bars('2026-11-21', '2026-12-01');
      await opens();
      expect(await slots()).toHaveLength(5);
      for (const day of await slots()) expect(day < '2026-11-21' || day >= '2026-12-07').toBe(true);
      expect((await slots()).some(day => day < '2026-11-21')).toBe(true);
    });

    it('is not booked in one that is barred since the group was asked', async () => {
      await opens();
      const asked = await slots();
      await bars(there(asked[0]), there(asked.at(-1)));
      const poll = there(await inTrust(async ({ polls }) => currentPoll(await polls.ofReview('r'))));
      await inTrust(async trust => {
        const scene = there(await readScene(trust, 'r', polling()));
        const said = scene.attending.flatMap(({ member, personIds: [byId = ''] }) =>
          poll.slots.map(({ id: slotId }) => ({ slotId, member, byId, answer: 'yes' as const, at: bot.now })),
        );
        await trust.polls.addVotes(
          poll.id,
          said.map((vote, at) => ({ ...vote, n: at + 1 })),
        );
      });
      const closed = await inTrust(trust => closePoll(trust, poll.id, NOBODY_LOOKED, polling()));
      expect(closed).toEqual({ became: 'further', why: 'taken' });
    });

    it('is not set by whoever facilitates either', async () => {
      await opens();
      await bars('2026-12-07', '2026-12-11');
      const set = await inTrust(async trust =>
        setReviewTime(
          trust,
          {
            poll: there(currentPoll(await trust.polls.ofReview('r'))),
            scene: there(await readScene(trust, 'r', polling())),
          },
          { startsAt: '2026-12-09T10:00:00.000Z', anyway: true, seen: NOBODY_LOOKED },
          polling(),
        ),
      );
      expect(set).toMatchObject({
        ok: false,
        because: expect.stringContaining('hosts no review in that week'),
      });
    });
  });
});
