import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlePress } from '#bot/handle-press.ts';
import { tick } from '#bot/tick.ts';
import { STAMP } from '#cards-kit/bind-template.ts';
import type { Person } from '#domain/access/role.ts';
import { currentPoll } from '#domain/coaching/poll.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { addReview, answersOf, settleGroup } from '#test/fixtures/poll-world.ts';

const WINDOW = { from: '2026-11-16T00:00:00.000Z', until: '2027-01-31T00:00:00.000Z' };

/** Two bots, each with its own connections and its own queue, on one database: nothing is shared but that. */
describe.each(engines())(
  'the time of a peer review on two processes, on $engine,',
  ({ engine, available }) => {
    describe.skipIf(!available)('', () => {
      let database: TestDatabase;
      let bots: [TestBot, TestBot];
      let heads: Person[];
      beforeAll(async () => {
        database = await freshDatabase(engine);
        bots = [await testBot({ database }), await testBot({ database })];
        // Two processes make ids that are never the same.
        bots.forEach((bot, at) => {
          const newId = bot.newId;
          Object.assign(bot, { newId: () => `${at}-${newId()}` });
        });
        const people = await settleMillLane(bots[0]);
        const { dana: _dana, ...five } = await settleGroup(bots[0], people.tom);
        heads = Object.values(five);
        await addReview(bots[0].store, { id: 'r' });
        await addReview(bots[0].store, { id: 'late' });
      }, 120_000);
      afterAll(async () => {
        for (const bot of bots) await bot.close();
        await database.drop();
      });
      const trust = () => bots[0].store.inTrust(MILL_LANE.id);
      const pollOf = async (id: string) => {
        const poll = currentPoll(await trust().polls.ofReview(id));
        if (!poll) throw new Error('there is no poll');
        return poll;
      };
      const visits = async () =>
        (await trust().visits.ofSchool('900001', WINDOW)).filter(({ state }) => state === 'booked');
      let nonce = 0;
      async function votes(at: 0 | 1, who: Person, letters: string) {
        const { id, round } = await pollOf('r');
        nonce += 1;
        const stamp = { subject: 'r', version: 1, nonce: `n${nonce}` };
        const data = { [STAMP]: stamp, poll: id, round, ...answersOf(letters) };
        return handlePress(bots[at], {
          ...{ caller: callerAs(who, { kind: 'personal' }), verb: 'peer-review-time.save', data },
        });
      }

      it('both look for times at once, and each review has one poll', async () => {
        await Promise.all(bots.map(bot => tick(bot)));
        for (const id of ['r', 'late']) expect(await trust().polls.ofReview(id)).toHaveLength(1);
        expect((await pollOf('r')).state).toBe('open');
      });

      it('five people who vote in the same second are all counted, and one visit is booked', async () => {
        const letters = ['yyyyy', 'nyyyy', 'iyyyy', 'yyynn', 'yynnn'];
        const answers = await Promise.all(
          heads.map((head, at) => votes((at % 2) as 0 | 1, head, letters[at] ?? '')),
        );
        for (const { card } of answers) expect(textsOf(card)[0]).toMatch(/^✓ (?:Kept|Booked)/);
        await Promise.all(bots.map(bot => tick(bot)));
        const poll = await pollOf('r');
        expect(poll.votes.map(({ n }) => n)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
        expect(new Set(poll.votes.map(({ byId }) => byId)).size).toBe(5);
        expect(poll).toMatchObject({ state: 'booked', wonSlotId: poll.slots[1]?.id });
        expect(await visits()).toHaveLength(1);
        expect((await trust().coaching.review('r'))?.state).toBe('booked');
      });

      it('the deadline closes a poll once, whichever process comes first', async () => {
        const poll = await pollOf('late');
        await bots[0].store.transaction(MILL_LANE.id, ({ polls }) =>
          polls.addVotes(
            poll.id,
            [0, 1].map(at => ({
              ...{
                n: at + 1,
                slotId: poll.slots[4]?.id ?? '',
                member: { kind: 'school', urn: `90000${at + 1}` },
              },
              ...{ byId: heads[at]?.id ?? '', answer: 'yes', at: bots[0].now },
            })),
          ),
        );
        for (const bot of bots) bot.now = poll.answerBy ?? '';
        await Promise.all(bots.map(bot => tick(bot)));
        expect(await pollOf('late')).toMatchObject({ state: 'booked', wonSlotId: poll.slots[4]?.id });
        expect(await visits()).toHaveLength(2);
      });
    });
  },
);
