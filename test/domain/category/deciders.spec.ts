import { describe, expect, it } from 'vitest';
import type { Role } from '#domain/access/role.ts';
import { decidersOf } from '#domain/category/deciders.ts';

const somebody = (id: string, ...roles: Role[]) => ({
  id,
  appointments: roles.map(role => ({ role, scope: { kind: 'trust' as const } })),
});
const PEOPLE = [somebody('dana', 'deputy-ceo'), somebody('maria', 'ceo'), somebody('priya', 'officer')];
const DSAT = { decidedBy: 'deputy-ceo', above: 'ceo' } as const;
const ILLUMINATE = { decidedBy: 'ceo', above: 'trustees' } as const;

describe('whoever rules on a category', () => {
  it.each([
    ['the deputy CEO, on an officer’s proposal', DSAT, ['priya'], ['dana'], 'deputy-ceo', false],
    ['the CEO, on the deputy CEO’s own', DSAT, ['dana'], ['maria'], 'ceo', false],
    ['the deputy CEO, on the CEO’s', DSAT, ['maria'], ['dana'], 'deputy-ceo', false],
    ['nobody but the trustees, where both have spoken', DSAT, ['dana', 'maria'], [], 'trustees', true],
    ['the CEO, where the model says so', ILLUMINATE, ['priya'], ['maria'], 'ceo', false],
    [
      'the trustees, on the CEO’s own: the deputy CEO writes it down',
      ILLUMINATE,
      ['maria'],
      ['dana'],
      'trustees',
      true,
    ],
  ] as const)('is %s', (_what, rules, parties, ids, part, forTrustees) => {
    expect(decidersOf(rules, PEOPLE, parties)).toEqual({ part, ids, forTrustees });
  });

  it('is the next above where nobody holds the part', () => {
    expect(decidersOf(DSAT, PEOPLE.slice(1), ['priya'])).toMatchObject({ part: 'ceo', ids: ['maria'] });
    expect(decidersOf(DSAT, [], [])).toEqual({ part: 'trustees', ids: [], forTrustees: true });
  });

  it('is above a second deputy too, where one of them has proposed: they are colleagues', () => {
    const two = [...PEOPLE, somebody('drew', 'deputy-ceo')];
    expect(decidersOf(DSAT, two, ['dana'])).toMatchObject({ ids: ['maria'] });
    expect(decidersOf(DSAT, two, ['priya'])).toMatchObject({ ids: ['dana', 'drew'] });
  });

  it('is nobody who also has a part in it by another role', () => {
    const both = [somebody('maria', 'ceo', 'deputy-ceo')];
    expect(decidersOf(DSAT, both, ['maria'])).toEqual({ part: 'trustees', ids: [], forTrustees: true });
  });
});
