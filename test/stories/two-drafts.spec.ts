import { afterEach, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { type PlanWorld, planWorld } from '#test/fixtures/plan-world.ts';
import { agreePlan } from '#workflows/plans/agree-plan.ts';

let p: PlanWorld;
afterEach(() => p.w.close());

it('of two drafts of a kind that are agreed at the same moment, one runs', async () => {
  p = await planWorld('dsat');
  const { tom, priya } = p.w.people;
  const { store, newId, bankHolidays, modelFiles } = p.w.app.bot;
  const ids = [await p.imports('aip'), await p.imports('aip')];
  // Each as a press does it whose card was loaded before the other was agreed.
  const agree = (id: string, byId: string) =>
    store.transaction(MILL_LANE.id, async tx => {
      await tx.plans.hold(id);
      return agreePlan(tx, id, { byId, now: p.w.now, newId, bankHolidays, modelFiles });
    });
  for (const id of ids) expect(await agree(id, tom.id)).toMatchObject({ runs: false });
  const both = await Promise.all(ids.map(id => agree(id, priya.id)));
  expect(both.filter(each => 'runs' in each && each.runs)).toHaveLength(1);
  expect(both.filter(each => 'runsStill' in each)).toEqual([{ runsStill: 'Plan 2026/27' }]);
  const plans = await store.inTrust(MILL_LANE.id).plans.ofSchool(OAKWOOD);
  expect(plans.map(({ state }) => state).toSorted()).toEqual(['agreed', 'draft']);
});
