import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const all = (name: string) => texts(name).join('\n');
const ASK = { groupSize: '4', groupWhom: 'all', groupFrom: '2027-01-04' };
const AGREE = { ...ASK, code: '0.1;2.3', fingerprint: 'f'.repeat(32) };

describe('what is seen', () => {
  it('what is asked for, and by which rules', () => {
    expect(all('ask')).toContain('Nothing is changed until you agree what it proposes.');
    expect(all('ask')).toContain('By your rules: Oakwood Primary School and Mill Lane Infants are never');
    expect(all('ask')).toContain('[Propose]');
    expect(all('ask')).not.toContain('[Agree these groups]');
    expect(all('no-rules')).toContain('There are no rules for groups.');
  });

  it('each group that is proposed, why it is one, and what ends', () => {
    expect(all('proposed')).toContain('3 groups, from Mon 4 Jan 2027. This is proposed');
    expect(all('proposed')).toContain(
      'Mill Lane Infants (Primary, Improve), Oakhurst Academy (All-through), Quay Street School',
    );
    expect(all('proposed')).toContain(
      'About 24 minutes from each other; 2 phases; 2 categories; all new to each other',
    );
    expect(all('proposed')).toContain('3 groups of today end on Sun 3 Jan 2027: Curlew, Dunlin and Godwit.');
    expect(all('proposed')).toContain('[Agree these groups]');
    expect(all('only-those-in-none')).toContain('Others may fit better still');
    expect(all('only-those-in-none')).not.toContain('of today end');
  });

  it('many go on, and are agreed on the last page alone', () => {
    expect(all('many')).toContain('[Go on to page 2 of 4]');
    expect(all('many')).not.toMatch(/\[Agree these groups\]|of today end/);
    expect(all('many-last')).toContain('Group 24');
    expect(all('many-last')).toContain('[Agree these groups]');
    expect(all('many-last')).not.toContain('[Go on');
  });

  it('what contradicts what, and that it cannot be worked out just now', () => {
    expect(all('contradiction')).toContain('▲ By the rules Oakwood Primary School, Birch Lane School and');
    expect(all('failed')).toContain('Please try again in a few minutes');
    expect(all('failed')).not.toContain('[Agree these groups]');
  });
});

it.each([
  ['deputy-ceo', { kind: 'trust' }, true],
  ['ceo', { kind: 'trust' }, true],
  ['officer', { kind: 'hub', hubId: 'hub-north' }, false],
  ['head', { kind: 'school', urn: '900100' }, false],
  ['coaching-member', { kind: 'school', urn: '900100' }, false],
  ['department', { kind: 'trust' }, false],
  ['administrator', { kind: 'trust' }, false],
] as const)('a %s of %j may: %s', (role, scope, may) => {
  const [who, answer] = [actor(role, scope), subject('proposed')];
  expect(card.mayRead(who, answer)).toBe(may);
  for (const name of ['propose', 'turn-page', 'agree'])
    expect(actionOf(card, name).allow(who, answer, AGREE).ok).toBe(may);
});

it.each([
  ['propose', { ...ASK, groupSize: '6' }, 'Please choose how many schools a group has.'],
  ['propose', { ...ASK, groupWhom: 'some' }, 'Please choose which schools.'],
  ['propose', { ...ASK, groupFrom: 'soon' }, 'Please give the first day.'],
  ['agree', { ...AGREE, fingerprint: 'x' }, 'Please press the button on the groups that are proposed.'],
  ['turn-page', { ...AGREE, code: 7 }, 'Please press the button on the groups that are proposed.'],
])('%s with %j: %s', (name, raw, because) => {
  expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
});

it.each(['propose groups', 'Propose coaching groups'])('“%s” asks for it', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(true);
});
it.each(['groups', 'propose groups of oakwood'])('“%s” does not', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(false);
});
