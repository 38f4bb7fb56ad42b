import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AMBERS_LIKE_RED, stateOfAction, statesOf } from '#domain/plan/action-state.ts';
import { askedAbout, unchangedOf } from '#domain/plan/asked.ts';
import type { PlanAnswer } from '#domain/plan/check-in.ts';
import { openActions } from '#domain/plan/roll-forward.ts';
import { planAnswer, planOf } from '#test/builders/plan.ts';

const said = (rag: PlanAnswer['rag'], checkInId: string | null, change: Partial<PlanAnswer> = {}) =>
  planAnswer({ id: `${checkInId}`, rag, checkInId, ...change });
const anyAnswer = fc
  .record({
    rag: fc.constantFrom('red' as const, 'amber' as const, 'green' as const, null),
    checkInId: fc.constantFrom('c1', 'c2', 'c3', 'c4', null),
    actionId: fc.constantFrom('p-1-a', 'p-1-b', 'p-2-a'),
    done: fc.boolean(),
    help: fc.constantFrom('', 'Time'),
  })
  .map(each => planAnswer({ id: 'x', ...each }));

describe('how an action stands', () => {
  it('is nothing before anybody has said anything', () => {
    expect(stateOfAction([])).toEqual({ last: null, rag: null, done: false, ambers: 0, needsHelp: false });
  });

  it('asks what would help with red, and with amber the third check-in running', () => {
    const twice = [said('amber', 'c1'), said('amber', 'c2')];
    expect(stateOfAction([said('red', 'c1')]).needsHelp).toBe(true);
    expect(stateOfAction([said('red', 'c1', { help: 'Time' })]).needsHelp).toBe(false);
    expect(stateOfAction([said('red', 'c1', { done: true })]).needsHelp).toBe(false);
    expect(stateOfAction(twice)).toMatchObject({ ambers: 2, needsHelp: false });
    expect(stateOfAction([...twice, said('amber', 'c3')])).toMatchObject({ ambers: 3, needsHelp: true });
    expect(stateOfAction([...twice, said('green', 'c3'), said('amber', 'c4')]).ambers).toBe(1);
  });

  it('counts a check-in once, however often it was answered in it', () => {
    const answers = ['amber', 'red', 'amber', 'amber'].map(rag => said(rag as 'amber', 'c1'));
    expect(stateOfAction(answers)).toMatchObject({ rag: 'amber', ambers: 1 });
  });

  it('the later of two answers stands, and words alone leave the rating as it is', () => {
    const state = stateOfAction([said('red', 'c1'), said('green', 'c1'), said(null, 'c2', { words: 'So' })]);
    expect(state).toMatchObject({ rag: 'green', last: { words: 'So' } });
  });

  it('is the last answer’s, whatever was said before', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer), anyAnswer, (before, last) => {
        const state = stateOfAction([...before, last]);
        expect(state.done).toBe(last.done);
        if (last.rag !== null) expect(state.rag).toBe(last.rag);
        if (state.needsHelp) expect(state.rag === 'red' || state.ambers >= AMBERS_LIKE_RED).toBe(true);
        if (state.ambers > 0) expect(state.rag).toBe('amber');
      }),
    );
  });
});

describe('what a check-in asks about', () => {
  const plan = planOf();
  const asked = (answers: PlanAnswer[], until: string, answered: PlanAnswer[] = []) =>
    askedAbout(plan, statesOf(answers), { until, answered }).map(({ number }) => number);

  it('what is due by its day and not done, and what is red or amber whenever it is due', () => {
    expect(asked([], '2026-11-30')).toEqual(['1.1']);
    expect(asked([], '2026-12-01')).toEqual(['1.1', '2.1']);
    expect(asked([said('amber', 'c1', { actionId: 'p-1-b' })], '2026-11-30')).toEqual(['1.1', '1.2']);
    expect(asked([said('green', 'c1', { done: true })], '2026-11-30')).toEqual([]);
  });

  it('what was answered in it stays on it, done or not; what was taken out does not', () => {
    const done = said('green', 'c1', { done: true });
    expect(asked([done], '2026-11-30', [done])).toEqual(['1.1']);
    const [first, ...rest] = plan.priorities;
    if (!first) throw new Error('it is there');
    const out = first.actions.map(each => ({ ...each, removedAt: '2026-11-12T09:00:00.000Z' }));
    const without = { priorities: [{ ...first, actions: out }, ...rest] };
    expect(askedAbout(without, statesOf([done]), { until: '2027-12-31', answered: [done] })).toHaveLength(1);
  });

  it('never fewer for a later day', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer), fc.array(anyAnswer), (answers, answered) => {
        const sooner = asked(answers, '2026-11-19', answered);
        expect(asked(answers, '2027-08-31', answered)).toEqual(expect.arrayContaining(sooner));
      }),
    );
  });

  it('“nothing else has changed” repeats each rating, and rates nothing that was not', () => {
    const stateOf = statesOf([said('amber', 'c1', { help: 'Time' })]);
    expect(unchangedOf([{ id: 'p-1-a' }, { id: 'p-2-a' }], stateOf)).toEqual([
      { actionId: 'p-1-a', rag: 'amber', help: 'Time' },
    ]);
  });
});

describe('what goes on in the next plan', () => {
  it('is everything that is not done and nothing that is, never due before it begins', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer), answers => {
        const stateOf = statesOf(answers);
        const plan = planOf();
        const all = plan.priorities.flatMap(({ actions }) => actions.map(({ id }) => id));
        const next = openActions(plan, stateOf, '2027-01-01');
        const ids = next.flatMap(({ actions }) => actions.map(({ id }) => id));
        expect(ids).toEqual(all.filter(id => !stateOf(id).done));
        expect(next.every(({ actions }) => actions.length > 0)).toBe(true);
        for (const { actions } of next)
          for (const { dueOn } of actions) expect(dueOn >= '2027-01-01').toBe(true);
      }),
    );
  });
});
