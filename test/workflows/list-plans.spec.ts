import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role, Scope } from '#domain/access/role.ts';
import type { TrustReads } from '#ports/store.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOfPlan, newCheckIn, newPlan, planAnswer } from '#test/builders/plan.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { listOverdue } from '#workflows/plans/list-overdue.ts';
import { listPlans } from '#workflows/plans/list-plans.ts';
import { ownPlanActions } from '#workflows/plans/own-plan-actions.ts';

/** 90 schools under a model with a ladder; every second one has a plan that runs, whose action is one head's; of the first, another is somebody's who may read no plan. */
let bot: TestBot;
const urns = ['900001', ...Array.from({ length: 87 }, (_, at) => String(910_001 + at))];
beforeAll(async () => {
  bot = await testBot();
  await settleMillLane(bot);
  bot.now = '2026-12-21T09:00:00.000Z';
  const more = urns.slice(1).map(urn => registerEntry({ urn }));
  await bot.store.transaction(
    MILL_LANE.id,
    async tx => {
      const use = { id: 'use', modelId: 'dsat', name: 'dsat', from: '2026-09-01', text: null };
      await tx.owed.useModel({ ...use, usedAt: bot.now, byId: 'operator' });
      await tx.schools.add(more, bot.now);
      for (const urn of urns.slice(0, 44)) {
        const id = `plan-${urn}`;
        const theirs = actionOfPlan({ id: `${id}-b`, n: 2, ownerId: 'person-dee-marsh' });
        const actions = [actionOfPlan({ id: `${id}-a`, ownerId: 'person-tom-reed' })];
        if (urn === '900001') actions.push(theirs);
        const priorities = [{ id: `${id}-1`, n: 1, title: 'Reading', actions }];
        await tx.plans.add({ ...newPlan({ id, urn }), priorities }, []);
        await tx.plans.change(id, { state: 'agreed' });
        await tx.plans.openCheckIns([newCheckIn({ id: `c-${urn}`, planId: id })]);
        if (urn === '900001') continue;
        const said = { actionId: `${id}-a`, checkInId: `c-${urn}`, rag: 'green' as const };
        await tx.plans.addAnswers(id, [planAnswer({ id: `s-${urn}`, ...said })]);
        const sent = { byId: 'person-tom-reed', at: bot.now, unchanged: null };
        await tx.plans.changeCheckIn(id, `c-${urn}`, { state: 'sent', sent });
      }
    },
    { seconds: 60 },
  );
});
afterAll(() => bot.close());

const asking = (role: Role | null, scope?: Scope, personId?: string) => {
  const { now, bankHolidays, modelFiles } = bot;
  return { actor: actor(role, scope, personId), now, bankHolidays, modelFiles };
};
const OWN: Scope = { kind: 'school', urn: '900001' };

/** The trust's store, and how often it was asked. */
function counted() {
  const count = { questions: 0 };
  const watch = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value === 'function')
          return (...given: unknown[]) => {
            count.questions += 1;
            return Reflect.apply(value, target, given);
          };
        return value && typeof value === 'object' ? watch(value) : value;
      },
    });
  return { count, trust: watch<TrustReads>(bot.store.inTrust(MILL_LANE.id)) };
}

describe('the plans of a trust of 90 schools', () => {
  it('are listed with a handful of questions to the store, what is late first', async () => {
    const { count, trust } = counted();
    const list = await listPlans(trust, { ...asking('ceo'), hubId: null });
    expect(list?.schools).toHaveLength(90);
    expect(list?.isSorted).toBe(true);
    const late = list?.schools.filter(({ plans }) => plans.some(({ checkIn }) => checkIn?.isLate));
    expect(late?.map(({ urn }) => urn)).toEqual(['900001']);
    expect(list?.schools.find(({ urn }) => urn === '910002')).toMatchObject({
      plans: [{ of: 1, counts: { green: 1, done: 0 }, overdue: 1, checkIn: null, lastSentOn: '2026-12-21' }],
    });
    expect(count.questions).toBeLessThan(25);
  });

  it('are one’s own school’s for a head, and nobody’s for who may read none', async () => {
    const { trust } = counted();
    const own = await listPlans(trust, { ...asking('head', OWN), hubId: null });
    expect(own?.schools.map(({ urn }) => urn)).toEqual(['900001']);
    expect(await listPlans(trust, { ...asking('department'), hubId: null })).toBeNull();
    expect(await listPlans(trust, { ...asking('chair-of-governors', OWN), hubId: null })).toBeNull();
  });
});

describe('what is overdue in it', () => {
  it('is listed with a handful of questions to the store: actions, check-ins, what is owed', async () => {
    const { count, trust } = counted();
    const list = await listOverdue(trust, { ...asking('ceo'), hubId: null });
    expect(list?.schools.filter(({ actions }) => actions.length > 0)).toHaveLength(44);
    expect(list?.schools.find(({ urn }) => urn === '900001')?.checkIns).toEqual([
      { kindName: 'Academy Improvement Plan', dueOn: '2026-12-18' },
    ]);
    expect(list?.schools.flatMap(({ checkIns }) => checkIns)).toHaveLength(1);
    expect(count.questions).toBeLessThan(30);
  });

  it('is one’s own school’s for a head, and nobody’s for who may read none', async () => {
    const { trust } = counted();
    const own = await listOverdue(trust, { ...asking('head', OWN), hubId: null });
    expect(own).toMatchObject({ looked: 1, schools: [{ urn: '900001' }] });
    expect(await listOverdue(trust, { ...asking('department'), hubId: null })).toBeNull();
  });
});

describe('what somebody owns in plans', () => {
  const own = async (role: Role | null, scope?: Scope, id = 'person-tom-reed') => {
    const { count, trust } = counted();
    const actions = await ownPlanActions(trust, asking(role, scope, id).actor, bot);
    return { count, actions };
  };

  it('is all of it where they may read the plans, with few questions to the store', async () => {
    const { actions, count } = await own('ceo');
    expect(actions).toHaveLength(44);
    expect(actions[0]).toMatchObject({ overdue: true, answerRef: null });
    expect(count.questions).toBeLessThan(15);
  });

  it('is answered by the head of its school while somebody asks', async () => {
    expect((await own('head', OWN)).actions).toMatchObject([
      { id: 'plan-900001-a', planId: 'plan-900001', answerRef: 'check-in:c-900001 action:plan-900001-a' },
    ]);
  });

  it('is nothing by a name in a plan alone, and what they were handed once they were', async () => {
    expect((await own('staff', OWN, 'person-dee-marsh')).actions).toEqual([]);
    const change = { handedOn: ['plan-900001-b'] };
    await bot.store.transaction(MILL_LANE.id, tx =>
      tx.plans.changeCheckIn('plan-900001', 'c-900001', change),
    );
    expect((await own('staff', OWN, 'person-dee-marsh')).actions).toMatchObject([
      { id: 'plan-900001-b', planId: null, answerRef: 'check-in:c-900001 action:plan-900001-b' },
    ]);
  });
});
