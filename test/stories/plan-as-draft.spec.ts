import { afterEach, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { type PlanWorld, planWorld } from '#test/fixtures/plan-world.ts';
import { planAsDraft } from '#workflows/plans/plan-as-draft.ts';

let p: PlanWorld;
afterEach(() => p.w.close());

it('a plan is exported with its rating and its evidence, though somebody has only said more since', async () => {
  p = await planWorld('dsat');
  const id = await p.imports('aip');
  const { store } = p.w.app.bot;
  const actionId = (await store.inTrust(MILL_LANE.id).plans.find(id))?.priorities[0]?.actions[0]?.id ?? '';
  const said = { actionId, checkInId: null, done: false, help: '', byId: p.w.people.tom.id, at: p.w.now };
  const first = {
    ...said,
    id: 'said-1',
    rag: 'red' as const,
    words: '',
    links: ['https://files.example.org/a'],
  };
  const second = {
    ...said,
    id: 'said-2',
    rag: null,
    words: 'Two are ill',
    links: ['https://files.example.org/b'],
  };
  const third = { ...said, id: 'said-3', rag: null, words: 'One is back', links: [] };
  await store.transaction(MILL_LANE.id, tx => tx.plans.addAnswers(id, [first, second, third]));
  const draft = await planAsDraft(store.inTrust(MILL_LANE.id), id);
  expect(draft?.priorities[0]?.actions[0]).toMatchObject({
    rag: 'red',
    links: ['https://files.example.org/a', 'https://files.example.org/b'],
  });
});
