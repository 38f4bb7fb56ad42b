import { expect, it } from 'vitest';
import { changedFacts } from '#bot/changed-facts.ts';

it('keeps of a change what is not as it was', () => {
  const was = { state: 'planned', at: null, 'line 1': 'open', present: ['a'] };
  const is = { state: 'running', at: 'line 1', 'line 1': 'open', 'line 2': 'open', present: ['a'] };
  expect(changedFacts(was, is)).toEqual({
    before: { state: 'planned', at: null },
    after: { state: 'running', at: 'line 1', 'line 2': 'open' },
  });
});

it('keeps what is gone, and nothing when all is as it was', () => {
  expect(changedFacts({ a: 1, b: { c: 2 } }, { b: { c: 2 } })).toEqual({ before: { a: 1 }, after: {} });
  expect(changedFacts({ a: [1] }, { a: [1] })).toEqual({ before: {}, after: {} });
});
