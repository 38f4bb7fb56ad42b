import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canFollow, replayed, StepOutOfPlace } from '#domain/category/after-step.ts';
import type { StepKind } from '#domain/category/review-step.ts';
import type { TrustWrites } from '#ports/store.ts';
import { STEP, stepsOf, WAYS, type Way } from '#test/builders/review.ts';
import { FAR_HILLS, MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { engines, freshDatabase } from '#test/fixtures/database.ts';

describe.each(engines())('reviews of categories, on $engine,', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let bot: TestBot;
    beforeAll(async () => {
      bot = await testBot({ database: await freshDatabase(engine) });
      await settleMillLane(bot);
    });
    afterAll(() => bot.close());

    const inTrust = <T>(work: (trust: TrustWrites) => Promise<T>) =>
      bot.store.transaction(MILL_LANE.id, work);
    const reads = () => bot.store.inTrust(MILL_LANE.id).reviews;
    const tell = (id: string, way: Way) =>
      inTrust(async ({ reviews }) => {
        const [, ...steps] = stepsOf(way);
        await reviews.open({ id, urn: '900001' }, STEP.opened);
        for (const step of steps) await reviews.add(id, step);
      });

    it('are what their steps come to, in every state', async () => {
      for (const way of Object.keys(WAYS) as Way[]) {
        await tell(way, way);
        expect(await reads().stepsOf(way)).toEqual(stepsOf(way));
        expect(await reads().find(way)).toEqual(replayed({ id: way, urn: '900001' }, stepsOf(way)));
      }
      expect(await reads().find('another')).toBeNull();
      expect(await reads().stepsOf('another')).toEqual([]);
    });

    it('are listed by school, and those that are not over', async () => {
      const all = Object.keys(WAYS);
      const over = ['settled', 'withdrawn'];
      const ids = (reviews: readonly { id: string }[]) => reviews.map(({ id }) => id).toSorted();
      expect(ids(await reads().ofSchool('900001'))).toEqual(all.toSorted());
      expect(ids(await reads().all())).toEqual(all.toSorted());
      expect(ids(await reads().underWay())).toEqual(all.filter(id => !over.includes(id)).toSorted());
      expect(await reads().ofSchool('900002')).toEqual([]);
      expect(await bot.store.inTrust(FAR_HILLS.id).reviews.all()).toEqual([]);
    });

    it('take no step that cannot follow, and nothing of it is kept', async () => {
      for (const way of Object.keys(WAYS) as Way[]) {
        const before = await reads().find(way);
        for (const kind of Object.keys(STEP) as StepKind[]) {
          if (kind === 'opened' || (before && canFollow(before, kind))) continue;
          await expect(inTrust(({ reviews }) => reviews.add(way, STEP[kind]))).rejects.toThrow(
            StepOutOfPlace,
          );
        }
        expect(await reads().find(way)).toEqual(before);
      }
    });

    it('of two steps at once one is taken', async () => {
      await tell('raced', 'with-head');
      const take = (kind: 'confirmed' | 'disputed') =>
        inTrust(async ({ reviews }) => {
          if (!(await reviews.hold('raced'))) throw new Error('it is there');
          await reviews.add('raced', STEP[kind]);
        });
      const outcomes = await Promise.allSettled([take('confirmed'), take('disputed')]);
      // A dispute may not follow a confirmation, nor the other way round.
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect((await reads().stepsOf('raced')).length).toBe(3);
    });

    it('that is not there is not held', async () => {
      expect(await inTrust(({ reviews }) => reviews.hold('another'))).toBe(false);
    });
  });
});
