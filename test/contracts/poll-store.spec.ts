import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newGroup, newReview, personMember, schoolMember } from '#test/builders/coaching.ts';
import { poll, SLOTS, vote } from '#test/builders/poll.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { engines } from '#test/fixtures/database.ts';
import { MARIA, OAKWOOD, TOM, type TwoTrusts, twoTrusts } from '#test/fixtures/two-trusts.ts';

const [oakwood, maria] = [schoolMember(OAKWOOD), personMember(MARIA)];
const { votes: _votes, version: _version, ...NEW } = poll({ unreadIds: [MARIA] });

describe.each(engines())('polls about the time of a review on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let trusts: TwoTrusts;
    const reads = () => trusts.stores[1].inTrust(MILL_LANE.id).polls;
    beforeAll(async () => {
      trusts = await twoTrusts(engine);
      for (const within of [trusts.mill, trusts.far])
        await within(async ({ coaching, polls }) => {
          await coaching.add(newGroup({ members: [] }));
          await coaching.addReview(newReview({ host: oakwood, visitors: [maria], state: 'timing' }));
          await polls.add(NEW);
        });
    });
    afterAll(() => trusts.close());

    it('are read as they were opened', async () => {
      expect(await reads().find('poll')).toEqual({ ...NEW, votes: [], version: 1 });
      expect(await reads().find('none')).toBeNull();
      expect((await reads().ofReview('r')).map(({ id }) => id)).toEqual(['poll']);
      expect(await reads().ofReview('none')).toEqual([]);
    });

    it('keep each vote beside those before it, and the version rises', async () => {
      const first = vote(oakwood, 's1', 'yes', TOM);
      const next = [vote(oakwood, 's1', 'no', TOM, 2), vote(maria, 's2', 'if-need-be', MARIA, 3)];
      await trusts.mill(async ({ polls }) => {
        await polls.addVotes('poll', [first]);
        await polls.addVotes('poll', next);
        await polls.addVotes('none', next);
      });
      expect(await reads().find('poll')).toMatchObject({ votes: [first, ...next], version: 3 });
    });

    it('two who vote in the same moment, on two processes, are both counted', async () => {
      const add = (process: 0 | 1) =>
        trusts.mill(async ({ coaching, polls }) => {
          await coaching.hold('g');
          const n = ((await polls.find('poll'))?.votes.length ?? 0) + 1;
          await polls.addVotes('poll', [vote(oakwood, 's3', 'yes', TOM, n)]);
        }, process);
      await Promise.all([add(0), add(1)]);
      expect((await reads().find('poll'))?.votes.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5]);
    });

    it('look further with more times, and say which was taken', async () => {
      const more = SLOTS.map(slot => ({ ...slot, id: `more-${slot.id}`, round: 2 }));
      const change = { round: 2, why: 'nobody', to: '2027-01-15', answerBy: null } as const;
      await trusts.mill(async ({ polls }) => {
        await polls.addSlots('poll', more);
        await polls.addSlots('none', more);
        await polls.setSlot('poll', 's2', 'taken');
        expect(await polls.change('poll', { ...change, unreadIds: [] })).toBe(true);
        expect(await polls.change('none', change)).toBe(false);
      });
      const found = await reads().find('poll');
      expect(found).toMatchObject({ ...change, unreadIds: [] });
      expect(found?.slots.map(({ id, state }) => `${id} ${state}`).toSorted()).toEqual([
        'more-s1 open',
        'more-s2 open',
        'more-s3 open',
        's1 open',
        's2 taken',
        's3 open',
      ]);
    });

    it('wait as long as somebody is asked, and the last that votes settled is known', async () => {
      const waiting = async () => (await reads().waiting()).map(({ id }) => id);
      expect([await waiting(), await reads().lastSettled('g')]).toEqual([['poll'], null]);
      await trusts.mill(async ({ polls }) => {
        const [slot] = SLOTS;
        const at = (id: string, closedAt: string, state: 'open' | 'given') => ({
          ...{ ...NEW, id, closedAt, state: 'booked' as const, wonSlotId: 's1' },
          slots: slot ? [{ ...slot, state }] : [],
        });
        await polls.add(at('before', '2026-10-01T09:00:00.000Z', 'open'));
        await polls.add(at('last', '2026-10-20T09:00:00.000Z', 'open'));
        await polls.add(at('given', '2026-10-21T09:00:00.000Z', 'given'));
        await polls.change('poll', { state: 'asks' });
      });
      expect([await waiting(), (await reads().lastSettled('g'))?.id]).toEqual([['poll'], 'last']);
      await trusts.mill(({ polls }) => polls.change('last', { state: 'ended' }));
      expect((await reads().lastSettled('g'))?.id).toBe('last');
      await trusts.mill(({ polls }) => polls.change('poll', { state: 'skipped' }));
      expect(await waiting()).toEqual([]);
    });

    it('of another trust stay as they were', async () => {
      const { polls } = trusts.stores[0].inTrust(FAR_HILLS.id);
      expect(await polls.waiting()).toEqual([{ ...NEW, votes: [], version: 1 }]);
    });

    it('go with their review', async () => {
      await trusts.mill(({ privacy }) => privacy.expire('coaching', '2027-11-01T00:00:00.000Z', 200));
      expect(await reads().ofReview('r')).toEqual([]);
      expect(await trusts.stores[0].inTrust(FAR_HILLS.id).polls.find('poll')).not.toBeNull();
    });
  });
});
