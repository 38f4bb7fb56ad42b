import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const all = (name: string) => texts(name).join('\n');
const MAKE = { makeName: 'Heron', makeWho: 'Oakwood, Oakhurst', makeFrom: '2026-11-09', makeWhy: '' };

describe('what is seen', () => {
  it('each group with its members, what is not kept, and the schools in none', () => {
    expect(texts('groups').slice(0, 11)).toEqual([
      '# Coaching groups',
      '2 groups; of 6 schools, 1 school in none. 1 rule not kept.',
      'Curlew',
      'Oakwood Primary School, Elmfield Church of England School and Birch Lane School',
      'Dunlin, from Mon 9 Nov',
      'Mill Lane Infants, Harbour High School and Maria Lopez',
      '▲ Not kept: The schools of a group are of one phase',
      'In no group: Oakhurst Academy',
      '# What groups are to keep to',
      '▲ The schools of a group are of one phase: not kept now',
      '✓ Oakwood Primary School and Mill Lane Infants are never in one group',
    ]);
  });

  it('an officer makes groups and gives no rules', () => {
    expect(all('officer')).toContain('[Make it]');
    expect(all('officer')).not.toMatch(/\[Give it\]|\[Take it back\]/);
    expect(all('groups')).toMatch(/\[Give it\][\s\S]*\[Take it back\]/);
    expect(all('nothing')).not.toContain('[Take it back]');
  });

  it('many are pages; what was typed is kept; text of people stays text', () => {
    expect(all('many')).toContain('[and more: page 3 of 8]');
    expect(all('many')).toContain('and 3 more');
    expect(all('wrong-input')).toContain('Oakwood, Oakhurst');
    expect(all('hostile-text')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

it.each([
  ['officer', { kind: 'hub', hubId: 'hub-north' }, true, false],
  ['deputy-ceo', { kind: 'trust' }, true, true],
  ['ceo', { kind: 'trust' }, true, true],
  ['head', { kind: 'school', urn: '900100' }, false, false],
  ['coaching-member', { kind: 'school', urn: '900100' }, false, false],
  ['department', { kind: 'trust' }, false, false],
  ['administrator', { kind: 'trust' }, false, false],
] as const)('a %s of %j reads and makes: %s, gives rules: %s', (role, scope, reads, rules) => {
  const [who, answer] = [actor(role, scope), subject('groups')];
  expect(card.mayRead(who, answer)).toBe(reads);
  expect(actionOf(card, 'make').allow(who, answer, MAKE).ok).toBe(reads);
  expect(actionOf(card, 'give-rule').allow(who, answer, {}).ok).toBe(rules);
  expect(actionOf(card, 'take-rule').allow(who, answer, { takeWhat: 'r1' }).ok).toBe(rules);
});

it('a rule that is gone is not taken back', () => {
  const allowed = actionOf(card, 'take-rule').allow(actor('ceo'), subject('groups'), { takeWhat: 'r9' });
  expect(allowed.ok).toBe(false);
});

it.each([
  ['make', { ...MAKE, makeName: '' }, 'Please give the group a name.'],
  ['make', { ...MAKE, makeWho: '' }, 'Please name two to five schools or people, with commas between.'],
  ['make', { ...MAKE, makeFrom: 'soon' }, 'Please give the first day.'],
  ['make', { ...MAKE, makeWhy: 'a'.repeat(201) }, 'Please keep it to 200 characters.'],
  ['give-rule', { ruleKind: 'friends' }, 'Please choose what groups are to keep to.'],
  ['take-rule', {}, 'Please choose a rule from the list.'],
  ['open', {}, 'Please choose a group from the list.'],
])('%s with %j: %s', (name, raw, because) => {
  expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
});

it.each(['coaching groups', 'Groups?', 'our coaching groups'])('“%s” asks for it', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(true);
});
it.each(['my group', 'groups of oakwood'])('“%s” does not', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(false);
});
