import { expect, it } from 'vitest';
import { putOffOn } from '#domain/obligation/put-off.ts';
import type { RequestStep } from '#domain/obligation/request.ts';

const DUE = '2026-12-18';
type Said = readonly [on: string, kind: RequestStep['kind'], day?: string];

const steps = (said: readonly Said[]): RequestStep[] =>
  said.map(([on, kind, day = null], at) => ({
    ...{ id: `step-${at}`, requestId: 'r', kind, day, words: '', link: null, byId: 'tom' },
    at: `${on}T09:00:00.000Z`,
  }));

it.each<[string, readonly Said[], string | null]>([
  ['nothing was said', [], null],
  ['put off once after its day', [['2027-01-05', 'not-yet', '2027-01-13']], null],
  [
    'put off twice after its day',
    [
      ['2027-01-05', 'not-yet', '2027-01-13'],
      ['2027-01-12', 'not-yet', '2027-01-29'],
    ],
    '2027-01-12',
  ],
  [
    'put off again and again: the day stays',
    [
      ['2027-01-05', 'not-yet', '2027-01-13'],
      ['2027-01-12', 'not-yet', '2027-01-29'],
      ['2027-01-28', 'not-yet', '2027-02-10'],
      ['2027-02-09', 'not-yet', '2027-03-01'],
    ],
    '2027-01-12',
  ],
  [
    'put off before its day, and once after it',
    [
      ['2026-12-10', 'not-yet', '2027-01-05'],
      ['2026-12-18', 'not-yet', '2027-01-06'],
      ['2027-01-05', 'not-yet', '2027-01-13'],
    ],
    null,
  ],
  [
    'said not to be theirs in between',
    [
      ['2027-01-05', 'not-yet', '2027-01-13'],
      ['2027-01-12', 'not-applicable'],
      ['2027-01-13', 'refused'],
      ['2027-01-14', 'not-yet', '2027-01-29'],
    ],
    '2027-01-14',
  ],
])('%s', (_, said, on) => {
  expect(putOffOn({ dueOn: DUE, steps: steps(said) })).toBe(on);
});
