import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { ending } from '#domain/coaching/group.ts';
import { membership, personMember } from '#test/builders/coaching.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { addReview, settleGroup } from '#test/fixtures/poll-world.ts';
import { endGroup, heldGroup } from '#workflows/coaching/change-groups.ts';
import { groupsNow } from '#workflows/coaching/groups-as-they-are.ts';
import { reviewRef } from '#workflows/coaching/peer-review-refs.ts';
import { readPeerReview } from '#workflows/coaching/read-peer-review.ts';
import { readWritten } from '#workflows/coaching/read-written.ts';

/** Tom wrote on the tenth; Dana is of the group in Zoe's school's place from the twelfth on. */
describe('whoever joins a coaching group after something was written', () => {
  let bot: TestBot;
  let [tom, dana]: (Person | null)[] = [];
  beforeEach(async () => {
    bot = await testBot();
    const people = await settleMillLane(bot);
    tom = people.tom;
    ({ dana } = await settleGroup(bot, people.tom));
    await addReview(bot.store, { state: 'held' });
    const danaId = dana.id;
    await bot.store.transaction(MILL_LANE.id, async ({ coaching, peerReviews }) => {
      await peerReviews.addWriteUp({
        ...{
          id: 'written',
          reviewId: 'r',
          groupId: 'g',
          byId: people.tom.id,
          at: '2026-11-10T15:00:00.000Z',
        },
        ...{ readBy: 'the group', words: { seen: 'Books', learned: '', willDo: '' } },
      });
      const members = (await coaching.find('g'))?.members.slice(0, 4) ?? [];
      const joined = membership(personMember(danaId), { from: '2026-11-12' });
      await coaching.setMembers('g', [...members, joined]);
    });
  });
  afterEach(() => bot.close());

  const seenBy = async (who: Person | null) => {
    if (!who) throw new Error('nobody looks');
    const actor = { kind: 'person', personId: who.id, entrance: 'card', ...who } as const;
    const { now, bankHolidays, modelFiles } = bot;
    const trust = bot.store.inTrust(MILL_LANE.id);
    const known = await groupsNow(trust);
    const [group] = known.groups;
    const review = await trust.coaching.review('r');
    if (!group || !review) throw new Error('it is not there');
    return {
      card: await readPeerReview(trust, reviewRef('r'), { actor, now, bankHolidays, modelFiles }),
      line: await readWritten(trust, review, { group, known }, { actor, now }),
    };
  };

  it('reads none of it, and is not told that nobody wrote', async () => {
    const seen = await seenBy(dana ?? null);
    expect(seen.card).toMatchObject({ part: 'member', writers: [], isKeptFromThem: true });
    expect(seen.line).toBeNull();
  });

  it('takes nothing from those who were there', async () => {
    const seen = await seenBy(tom ?? null);
    expect(seen.card).toMatchObject({ writers: ['Tom Reed'], isKeptFromThem: false });
    expect(seen.line).toMatchObject({ by: 1 });
  });

  it('nor does a group that is over, which is not ended once more', async () => {
    const against = await bot.store.transaction(MILL_LANE.id, async trust => {
      const group = await trust.coaching.find('g');
      if (!group) throw new Error('it is not there');
      await trust.coaching.change('g', { to: '2026-11-11' });
      await trust.coaching.setMembers('g', ending(group, '2026-11-11').members);
      return endGroup(trust, await heldGroup(trust, 'g'), '2026-12-18', { now: bot.now });
    });
    expect(against).toContain('ended already');
    expect((await seenBy(tom ?? null)).card).toMatchObject({ writers: ['Tom Reed'] });
  });
});
