import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statesOf } from '#domain/plan/action-state.ts';
import type { PlanAnswer } from '#domain/plan/check-in.ts';
import { countRags, trendOf } from '#domain/plan/trend.ts';
import { newPlan, planAnswer } from '#test/builders/plan.ts';

const checkIn = (n: number, state: 'open' | 'sent' | 'passed' = 'sent') => ({
  ...{ id: `c${n}`, state, openedAt: `2026-0${n}-01T08:00:00.000Z`, dueOn: `2026-0${n}-08` },
});
const said = (
  checkInId: string | null,
  actionId: string,
  rag: PlanAnswer['rag'],
  change: Partial<PlanAnswer> = {},
) => planAnswer({ id: `${checkInId} ${actionId} ${rag}`, checkInId, actionId, rag, ...change });
const [A, B, C] = ['p-1-a', 'p-1-b', 'p-2-a'];
const plan = newPlan();

describe('how a plan has gone', () => {
  it('is how every action stood once each check-in was answered, the earliest first', () => {
    const answers = [
      ...[said(null, A, 'amber'), said('c1', A, 'red'), said('c1', B, 'green')],
      ...[said('c2', B, 'green', { done: true }), said('c2', C, 'amber')],
    ];
    expect(trendOf(plan, answers, [checkIn(2, 'open'), checkIn(1)])).toEqual([
      { on: '2026-01-08', isOpen: false, red: 1, amber: 0, green: 1, done: 0 },
      { on: '2026-02-08', isOpen: true, red: 1, amber: 1, green: 0, done: 1 },
    ]);
  });

  it('leaves out a check-in in which nobody answered anything', () => {
    expect(trendOf(plan, [said('c2', A, 'red')], [checkIn(1, 'passed'), checkIn(2)])).toMatchObject([
      { on: '2026-02-08', red: 1 },
    ]);
    expect(trendOf(plan, [said(null, A, 'red')], [])).toEqual([]);
  });

  it('counts what came late in the check-in that it was about', () => {
    const answers = [said('c1', A, 'red'), said('c2', B, 'amber'), said('c1', A, 'green')];
    expect(trendOf(plan, answers, [checkIn(1), checkIn(2)])).toMatchObject([
      { red: 0, green: 1 },
      { amber: 1, green: 1 },
    ]);
  });

  it('counts an action that was taken out in the check-ins before, and in none after', () => {
    const [first, ...others] = plan.priorities;
    if (!first) throw new Error('it has one');
    const actions = first.actions.map(each =>
      each.id === A ? { ...each, removedAt: '2026-03-02T09:00:00.000Z' } : each,
    );
    const without = { priorities: [{ ...first, actions }, ...others] };
    const answers = [said('c1', A, 'red'), said('c2', B, 'green'), said('c3', B, 'green')];
    expect(trendOf(without, answers, [checkIn(1), checkIn(2), checkIn(3)]).map(({ red }) => red)).toEqual([
      ...[1, 1, 0],
    ]);
  });

  it('ends where the plan stands now', () => {
    const anyAnswer = fc.record({
      actionId: fc.constantFrom(A, B, C),
      checkInId: fc.constantFrom('c1', 'c2', 'c3'),
      rag: fc.constantFrom('red' as const, 'amber' as const, 'green' as const, null),
      done: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyAnswer, { minLength: 1, maxLength: 12 }), drawn => {
        const answers = drawn
          .map((each, at) => planAnswer({ ...each, id: `${at}` }))
          // A check-in is answered before the next is opened.
          .toSorted((one, other) => String(one.checkInId).localeCompare(String(other.checkInId)));
        const stateOf = statesOf(answers);
        const { unrated: _unrated, ...now } = countRags([A, B, C].map(id => stateOf(`${id}`)));
        const last = trendOf(plan, answers, [checkIn(1), checkIn(2), checkIn(3)]).at(-1);
        expect(last).toMatchObject(now);
      }),
    );
  });
});
