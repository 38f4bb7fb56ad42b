import { expect, it } from 'vitest';
import { NotSaved, OutcomeUnknown, StoreConflict } from '#ports/store.ts';
import { failureInWords, Refusal } from '#src/cli/refusal.ts';

it.each([
  [new Refusal('Name a file.'), /^Name a file\.$/],
  [new NotSaved('x'), /nothing was saved.*run the command again/],
  [new OutcomeUnknown('x'), /did not say whether it saved/],
  [new StoreConflict('x'), /must be its own/],
])('an expected failure is a sentence that says what to do, without a stack: %s', (error, words) => {
  expect(failureInWords(error)).toMatch(words);
  expect(failureInWords(error)).not.toMatch(/\n\s+at /);
});

it('a fault of ours shows where it happened', () => {
  expect(failureInWords(new TypeError('x is not a function'))).toMatch(
    /^This is a fault in Fortnight[\s\S]*\n\s+at /,
  );
});
