import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts } = samplesOf(card, import.meta.dirname);
const all = (name: string) => texts(name).join('\n');
const BAR = { barSchool: 'Oakwood', barFrom: '2026-11-16', barTo: '2026-11-20', barKind: 'exams' };
const AGREE = { code: '0.1,-', fingerprint: 'f'.repeat(32) };

describe('what is seen', () => {
  it('who hosts in which week, and when a school does not', () => {
    expect(all('agreed')).toContain('It fits.');
    expect(all('agreed')).toContain('● booked');
    expect(all('agreed')).toContain(
      'Not hosting: Elmfield Church of England School, Mon 23 Nov to Fri 4 Dec',
    );
    expect(all('agreed')).toContain('[Mend the rota]');
    expect(all('none-yet')).toContain('[Make the rota]');
  });

  it('what is proposed has what it costs, what cannot be met, and a button to agree it', () => {
    expect(all('proposed')).toContain('10 turns to be planned. In the year everybody hosts 2 to 3 times');
    expect(all('proposed')).toContain('No rota is better.');
    expect(all('proposed')).toContain(
      '▲ Oakwood Primary School and Elmfield Church of England School go to each',
    );
    expect(all('proposed')).toContain('[Agree this rota]');
    expect(all('mending')).toContain('Changes: 2 turns changed and 1 turn called off.');
    expect(all('mending')).toContain('▲ Changed: Elmfield Church of England School hosts');
    expect(all('nothing-open')).toContain('Nothing would change.');
  });

  it('what does not fit any more, and what is in the way of a rota', () => {
    expect(all('does-not-fit')).toContain('▲ Curlew, week of Mon 30 Nov');
    expect(all('agreed')).not.toContain('[Agree this rota]');
    expect(all('no-groups')).toContain('There are no coaching groups yet.');
    for (const name of ['no-model', 'no-terms', 'not-owed', 'no-groups'])
      expect(all(name)).not.toContain('[Record it]');
  });
});

it.each([
  ['officer', { kind: 'hub', hubId: 'hub-north' }, true],
  ['deputy-ceo', { kind: 'trust' }, true],
  ['ceo', { kind: 'trust' }, true],
  ['head', { kind: 'school', urn: '900100' }, false],
  ['coaching-member', { kind: 'school', urn: '900100' }, false],
  ['department', { kind: 'trust' }, false],
  ['administrator', { kind: 'trust' }, false],
] as const)('a %s of %j works on it: %s', (role, scope, may) => {
  const [who, answer] = [actor(role, scope), subject('agreed')];
  expect(card.mayRead(who, answer)).toBe(may);
  for (const name of ['propose', 'agree', 'bar', 'take-back'])
    expect(actionOf(card, name).allow(who, answer, { takeDays: 'b1' }).ok).toBe(may);
});

it('nothing is made of nothing, and days that are gone are not taken back', () => {
  expect(actionOf(card, 'propose').allow(actor('ceo'), subject('no-groups'), {}).ok).toBe(false);
  expect(actionOf(card, 'take-back').allow(actor('ceo'), subject('agreed'), { takeDays: 'b9' }).ok).toBe(
    false,
  );
});

it.each([
  ['bar', { ...BAR, barSchool: '' }, 'Please name a school.'],
  ['bar', { ...BAR, barFrom: 'soon' }, 'Please give the first day.'],
  ['bar', { ...BAR, barKind: 'rain' }, 'Please choose why.'],
  ['take-back', {}, 'Please choose days from the list.'],
  ['agree', { ...AGREE, fingerprint: 'x' }, 'Please press the button on the rota that is proposed.'],
])('%s with %j: %s', (name, raw, because) => {
  expect(actionOf(card, name).parse(raw)).toEqual({ ok: false, because });
});

it.each(['rota', 'Peer review rota?', 'the rota'])('“%s” asks for it', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(true);
});
it.each(['rotate', 'rota of oakwood'])('“%s” does not', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(false);
});
