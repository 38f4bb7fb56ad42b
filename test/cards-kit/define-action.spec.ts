import { describe, expect, it } from 'vitest';
import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';

const vote = defineAction({
  name: 'vote',
  kind: 'append',
  input: z.object({ slot: z.number('Please choose a time.').int().min(1).max(5, 'There are five times.') }),
  allow: (_actor, _subject: { open: boolean }, { slot }) => (slot > 0 ? YES : YES),
  run: async () => ({ page: 2 }),
});

describe('an action', () => {
  it('takes good input and drops what it does not know', () => {
    expect(vote.parse({ slot: 3, actor: 'ceo' })).toEqual({ ok: true, input: { slot: 3 } });
  });

  it('answers bad input with its own first sentence', () => {
    expect(vote.parse({ slot: 'three' })).toEqual({ ok: false, because: 'Please choose a time.' });
    expect(vote.parse({ slot: 9 })).toEqual({ ok: false, because: 'There are five times.' });
  });

  it.each([[undefined], [null], ['x'], [7], [[]]])('never throws, whatever comes: %j', raw => {
    expect(vote.parse(raw).ok).toBe(false);
  });
});
