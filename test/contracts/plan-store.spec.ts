import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrustWrites } from '#ports/store.ts';
import { actionOfPlan, newCheckIn, newPlan, planAnswer } from '#test/builders/plan.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase } from '#test/fixtures/database.ts';

const AT = '2026-11-12T09:00:00.000Z';

describe.each(engines())('schools’ plans, on $engine,', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    beforeAll(async () => {
      bot = await testBot({ database: await freshDatabase(engine) });
      await settleMillLane(bot);
      await inTrust(async ({ plans }) => {
        const said = planAnswer({ id: 'sheet', checkInId: null, rag: 'red', at: AT });
        await plans.add(newPlan(), [said, planAnswer({ id: 'sheet-2', checkInId: null, actionId: 'p-2-a' })]);
        await plans.add(newPlan({ id: 'q', urn: '900002', createdAt: '2026-11-03T09:00:00.000Z' }), []);
        await plans.add(newPlan({ id: 'r', createdAt: '2026-11-04T09:00:00.000Z' }), []);
      });
    });
    afterAll(() => bot.close());

    const inTrust = <T>(work: (trust: TrustWrites) => Promise<T>) =>
      bot.store.transaction(MILL_LANE.id, work);
    const reads = () => bot.store.inTrust(MILL_LANE.id).plans;
    const found = async (id = 'p') => {
      const plan = await reads().find(id);
      if (!plan) throw new Error('it is there');
      return plan;
    };
    /** What a piece of work makes of the plan's version. */
    const raises = async (work: (trust: TrustWrites) => Promise<void>) => {
      const before = (await found()).version;
      await inTrust(work);
      expect((await found()).version).toBe(before + 1);
    };

    it('are kept as they were made, as a draft that nobody has agreed', async () => {
      const made = { state: 'draft', agreed: [], impact: null, version: 1 };
      expect(await reads().find('p')).toEqual({ ...newPlan(), ...made });
      expect((await reads().answersOf('p')).map(({ id }) => id)).toEqual(['sheet', 'sheet-2']);
      expect(await reads().find('none')).toBeNull();
      expect(await reads().answersOf('none')).toEqual([]);
      expect(await bot.store.inTrust(FAR_HILLS.id).plans.find('p')).toBeNull();
    });

    it('are listed by school, the newest first, and those that run', async () => {
      expect((await reads().ofSchool('900001')).map(({ id }) => id)).toEqual(['r', 'p']);
      expect(await reads().running()).toEqual([]);
      await raises(({ plans }) => plans.change('p', { state: 'agreed' }));
      await inTrust(({ plans }) => plans.change('q', { state: 'agreed' }));
      expect((await reads().running()).map(({ id }) => id)).toEqual(['p', 'q']);
      // The oldest first, drafts among them, and none that is closed.
      expect((await reads().underWay()).map(({ id }) => id)).toEqual(['p', 'q', 'r']);
    });

    it('are found by whoever owns an action of them, and what was said without anybody’s words', async () => {
      const owner = 'person-tom-reed';
      expect(await reads().withOwner(owner)).toEqual([]);
      await inTrust(({ plans }) => plans.changeAction('p', 'p-1-a', { ownerId: owner, owner: '' }));
      await inTrust(({ plans }) => plans.changeAction('r', 'r-1-a', { ownerId: owner, owner: '' }));
      // One that nobody has agreed asks nothing of anybody.
      expect((await reads().withOwner(owner)).map(({ id }) => id)).toEqual(['p']);
      await inTrust(({ plans }) => plans.changeAction('p', 'p-1-a', { removedAt: AT }));
      expect(await reads().withOwner(owner)).toEqual([]);
      await inTrust(({ plans }) => plans.changeAction('p', 'p-1-a', { removedAt: null, ownerId: null }));
      const said = { checkInId: null, done: false };
      expect(await reads().ratingsOf(['p', 'q', 'none'])).toEqual([
        { ...said, actionId: 'p-1-a', rag: 'red' },
        { ...said, actionId: 'p-2-a', rag: 'amber' },
      ]);
      expect(await reads().ratingsOf([])).toEqual([]);
      expect(await bot.store.inTrust(FAR_HILLS.id).plans.ratingsOf(['p'])).toEqual([]);
    });

    it('take an action more, also under a new priority, and change one', async () => {
      const [reading] = (await found()).priorities;
      if (!reading) throw new Error('it is there');
      await raises(({ plans }) =>
        plans.addAction('p', reading, actionOfPlan({ id: 'new', n: 3, text: 'Hear each child' })),
      );
      await raises(({ plans }) =>
        plans.addAction('p', { id: 'p-3', n: 3, title: 'Sums' }, actionOfPlan({ id: 'sums' })),
      );
      await raises(({ plans }) =>
        plans.changeAction('p', 'new', { text: 'Hear every child', dueOn: '2027-01-08', ownerId: 'tom' }),
      );
      await raises(({ plans }) => plans.changeAction('p', 'sums', { removedAt: AT }));
      const { priorities } = await found();
      expect(priorities.map(({ title }) => title)).toEqual(['Reading', 'Attendance', 'Sums']);
      expect(priorities[0]?.actions.at(-1)).toEqual(
        actionOfPlan({ id: 'new', n: 3, text: 'Hear every child', dueOn: '2027-01-08', ownerId: 'tom' }),
      );
      expect(priorities[2]?.actions).toMatchObject([{ id: 'sums', removedAt: AT }]);
      // An action of another plan is not changed through this one.
      await inTrust(({ plans }) => plans.changeAction('q', 'new', { text: 'Taken over' }));
      expect((await found()).priorities[0]?.actions.at(-1)?.text).toBe('Hear every child');
    });

    it('are agreed once by each part, until they are changed', async () => {
      const head = { part: 'head', byId: 'tom', at: AT };
      await raises(({ plans }) => plans.agree('p', head));
      await inTrust(({ plans }) => plans.agree('p', { ...head, byId: 'somebody else' }));
      expect((await found()).agreed).toEqual([head]);
      await raises(({ plans }) => plans.forgetAgreements('p'));
      expect((await found()).agreed).toEqual([]);
    });

    it('are asked about, and every answer is kept in the order it was given', async () => {
      await raises(({ plans }) => plans.openCheckIns([newCheckIn()]));
      const asked = { ...newCheckIn(), state: 'open', handedOn: [], sent: null, comment: null };
      expect(await reads().checkIn('c')).toEqual(asked);
      expect(await reads().checkIn('none')).toBeNull();
      await raises(({ plans }) =>
        plans.addAnswers('p', [planAnswer({ id: 'z-first' }), planAnswer({ id: 'z-2', actionId: 'p-2-a' })]),
      );
      const links = ['https://oakwood.example/a'];
      const second = planAnswer({ id: 'a-second', rag: null, done: true, help: 'Time', links });
      await raises(({ plans }) => plans.addAnswers('p', [second]));
      const all = await reads().answersOf('p');
      expect(all.map(({ id }) => id)).toEqual(['sheet', 'sheet-2', 'z-2', 'z-first', 'a-second']);
      expect(all.at(-1)).toEqual(second);
    });

    it('say how a check-in went on, and which is the newest of each plan that runs', async () => {
      const sent = { byId: 'tom', at: AT, unchanged: 'A week of tests' };
      const comment = { byId: 'priya', at: AT, words: 'Thank you' };
      await raises(({ plans }) =>
        plans.changeCheckIn('p', 'c', { state: 'sent', sent, comment, handedOn: ['p-1-a'] }),
      );
      const moved = { dueOn: '2026-12-01', owedTo: '2026-12-02', asksUntil: '2026-12-03' };
      await raises(({ plans }) => plans.changeCheckIn('p', 'c', moved));
      const now = { ...newCheckIn(moved), state: 'sent', sent, comment, handedOn: ['p-1-a'] };
      expect(await reads().checkIn('c')).toEqual(now);
      const next = newCheckIn({ id: 'b', openedAt: '2027-01-12T08:00:00.000Z' });
      await inTrust(({ plans }) => plans.openCheckIns([next]));
      expect((await reads().checkInsOf('p')).map(({ id }) => id)).toEqual(['b', 'c']);
      const all = await reads().checkInsOfAll(['p', 'q']);
      expect([...all].map(([plan, own]) => [plan, own.map(({ id }) => id)])).toEqual([['p', ['b', 'c']]]);
      expect([...(await reads().newestCheckIns())].map(([plan, { id }]) => [plan, id])).toEqual([['p', 'b']]);
    });

    it('close with what came of them, and are listed as running no more', async () => {
      await raises(({ plans }) => plans.change('p', { state: 'closed', impact: 'Read well', closedAt: AT }));
      expect(await found()).toMatchObject({ state: 'closed', impact: 'Read well' });
      expect((await reads().running()).map(({ id }) => id)).toEqual(['q']);
      expect(await reads().newestCheckIns()).toEqual(new Map());
    });

    it('of two answers at once neither is lost', async () => {
      await inTrust(({ plans }) => plans.openCheckIns([newCheckIn({ id: 'race', planId: 'q' })]));
      const answer = (id: string) =>
        inTrust(async ({ plans }) => {
          expect(await plans.hold('q')).toBe(true);
          const said = planAnswer({ id, checkInId: 'race', actionId: 'q-1-a' });
          await plans.addAnswers('q', [said]);
        });
      await Promise.all([answer('one'), answer('other')]);
      expect((await reads().answersOf('q')).map(({ id }) => id).toSorted()).toEqual(['one', 'other']);
    });

    it('that is not there is not held', async () => {
      expect(await inTrust(({ plans }) => plans.hold('none'))).toBe(false);
      expect(await inTrust(({ plans }) => plans.holdAll(['none']))).toEqual([]);
      expect(await inTrust(({ plans }) => plans.holdAll([]))).toEqual([]);
    });

    it('are held and asked about many at once: of two who do, one sees what the other has opened', async () => {
      const ask = (ids: readonly string[]) =>
        inTrust(async ({ plans }) => {
          const held = await plans.holdAll(ids);
          const open = await plans.checkInsOfAll(ids);
          const free = held.filter(({ id }) => !(open.get(id) ?? []).some(each => each.id === `many-${id}`));
          await plans.openCheckIns(free.map(({ id }) => newCheckIn({ id: `many-${id}`, planId: id })));
          return free.length;
        });
      const versions = [(await found('q')).version, (await found('r')).version];
      // Named in another order, they wait for nobody who waits for them.
      expect((await Promise.all([ask(['q', 'r']), ask(['r', 'q'])])).toSorted()).toEqual([0, 2]);
      expect([(await found('q')).version, (await found('r')).version]).toEqual(
        versions.map(each => each + 1),
      );
      expect(await reads().checkIn('many-r')).toMatchObject({ planId: 'r', state: 'open' });
      await inTrust(({ plans }) => plans.openCheckIns([]));
      expect((await found('r')).version).toBe((versions[1] ?? 0) + 1);
    });
  });
});
