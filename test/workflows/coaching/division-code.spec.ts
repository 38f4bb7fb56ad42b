import { expect, it } from 'vitest';
import { groupingAsked, joiner } from '#test/builders/grouping.ts';
import { codeOfDivision, divisionOf } from '#workflows/coaching/division-code.ts';

const asked = groupingAsked(
  ['900001', '900002', '900003', '900004'].map(id => joiner(id)),
  { never: [['900001', '900002']] },
);

it('a division comes back as it was from what a button carries', () => {
  const groups = [
    ['900001', '900003'],
    ['900002', '900004'],
  ];
  expect(codeOfDivision(groups, asked)).toBe('0.2;1.3');
  expect(divisionOf('0.2;1.3', asked)).toEqual(groups);
});

it.each([
  ['nothing', ''],
  ['somebody who is not to be divided', '0.2;1.4'],
  ['somebody twice', '0.2;1.3;0.3'],
  ['somebody left out', '0.2'],
  ['a group of one', '0.2.3;1'],
  ['two who are never together', '0.1;2.3'],
])('a button with %s is none', (_, code) => {
  expect(divisionOf(code, asked)).toBeNull();
});
