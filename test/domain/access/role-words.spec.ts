import { expect, it } from 'vitest';
import { Role } from '#domain/access/role.ts';
import { roleFrom, SCOPES_OF } from '#domain/access/role-words.ts';

it.each([
  ['Headteacher', 'head'],
  ['HEAD OF SCHOOL', 'head'],
  ['Principal', 'head'],
  ['RDE', 'officer'],
  ['School Improvement Officer', 'officer'],
  ['Deputy CEO', 'deputy-ceo'],
  ['chief executive', 'ceo'],
  ['Chair', 'chair-of-governors'],
  ['Clerk', 'clerk'],
  ['Admin', 'administrator'],
  ['HR', 'department'],
  ['Finance', 'department'],
  ['Safeguarding', 'department'],
  ['deputy head', 'staff'],
  ['PA', 'staff'],
  ['caretaker', null],
  ['', null],
])('%j is the role %j', (word, role) => {
  expect(roleFrom(word)).toBe(role);
});

it('knows every role by its own name, and how far each can reach', () => {
  for (const role of Role.options) {
    expect(roleFrom(role)).toBe(role);
    expect(SCOPES_OF[role].length).toBeGreaterThan(0);
  }
});
