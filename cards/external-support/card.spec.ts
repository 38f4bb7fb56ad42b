import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(line => line.startsWith('['));
const viewer = { surface: 'personal', actor: null } as const;

describe('what is seen', () => {
  it('the CEO is asked, with what, for what, why and from whom', () => {
    expect(texts('asked-ceo').slice(0, 7)).toEqual([
      '# Agree to external support for Oakwood Primary School?',
      'Help from outside the trust needs your agreement first. Nothing is booked before.',
      'What: A reading specialist for a term',
      'For: Early reading',
      'Why: The trust’s own lead is at two schools already',
      'From whom: The county’s English hub',
      'Asked by: Priya Shah, Mon 2 Nov',
    ]);
    expect(card.asks?.(subject('asked-ceo'), viewer)).toEqual({
      what: 'Agree to external support for Oakwood Primary School, or not',
    });
  });

  it('whoever asked sees that it waits, and for whom', () => {
    expect(texts('asked')[1]).toBe('It waits for Maria Lopez. Nothing is booked before.');
    expect(buttons('asked')).toEqual(['[Take it back]']);
    expect(card.asks?.(subject('asked'), viewer)).toBeNull();
  });

  it('afterwards it is the record, and can be booked by those who arrange visits', () => {
    expect(texts('agreed')).toContain(
      '✓ Agreed by Maria Lopez on Tue 3 Nov; asked by Priya Shah on Mon 2 Nov',
    );
    expect(buttons('agreed')).toEqual(['[Book it]']);
    expect(buttons('agreed-head')).toEqual([]);
    expect(texts('declined').join('\n')).toContain(
      '× Not agreed by Maria Lopez on Tue 3 Nov: The trust’s own lead',
    );
    expect(buttons('declined')).toEqual([]);
    expect(texts('withdrawn')[0]).toBe('# External support for Oakwood Primary School: taken back');
    expect(buttons('withdrawn')).toEqual([]);
    for (const name of ['agreed', 'declined', 'withdrawn'])
      expect(card.asks?.(subject(name), viewer)).toBeNull();
    expect(summary('declined')).toBe('External support for Oakwood Primary School: not agreed');
  });

  it('a school’s requests stand above the form', () => {
    expect(texts('school')).toContain('○ Waits for the CEO; asked by Priya Shah on Mon 2 Nov');
    expect(texts('many')).toContain('and 3 older ones');
  });

  it('what was typed is kept', () => {
    expect(texts('wrong-input').join('\n')).toContain('Tom Reed is ill');
  });

  it.each([
    ['choose', 'More than one fits “oak”. There is 1 more school like it.'],
    ['none', 'Please check the spelling'],
    ['no-name', 'for example: external support oakwood'],
  ])('%s says what to do', (name, words) => {
    expect(texts(name).join('\n')).toContain(words);
  });

  it('text of people stays text', () => {
    for (const name of ['hostile-text', 'hostile-list'])
      expect(texts(name).join('\n')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

describe('who may do what', () => {
  const GOOD = { what: 'A coach', area: 'Maths', reason: 'None here', fromWhom: '' };
  const NORTH = { kind: 'hub', hubId: 'hub-north' } as const;
  const OWN = { kind: 'school', urn: '900104' } as const;
  it.each([
    ['head', OWN, true, false],
    ['head', { kind: 'school', urn: '900109' }, false, false],
    ['officer', NORTH, true, false],
    ['officer', { kind: 'hub', hubId: 'hub-south' }, false, false],
    ['deputy-ceo', { kind: 'trust' }, true, false],
    ['ceo', { kind: 'trust' }, true, true],
    ['chair-of-governors', OWN, false, false],
    ['department', { kind: 'trust' }, false, false],
    ['administrator', { kind: 'trust' }, false, false],
  ] as const)('a %s of %j asks: %s, and agrees: %s', (role, scope, asks, agrees) => {
    const who = actor(role, scope);
    expect(actionOf(card, 'ask').allow(who, subject('school'), GOOD).ok).toBe(asks);
    expect(actionOf(card, 'agree').allow(who, subject('asked-ceo'), {}).ok).toBe(agrees);
    expect(actionOf(card, 'decline').allow(who, subject('asked-ceo'), { declineWhy: 'No' }).ok).toBe(agrees);
  });

  it('only whoever asked takes it back, as long as it waits', () => {
    const withdraw = actionOf(card, 'withdraw');
    expect(withdraw.allow(actor('officer', NORTH, 'priya-shah'), subject('asked'), {}).ok).toBe(true);
    expect(withdraw.allow(actor('officer', NORTH, 'other'), subject('asked'), {}).ok).toBe(false);
    expect(withdraw.allow(actor('officer', NORTH, 'priya-shah'), subject('agreed'), {}).ok).toBe(false);
  });

  it('nothing is answered twice, or booked before it is agreed', () => {
    expect(actionOf(card, 'agree').allow(actor('ceo'), subject('declined'), {})).toMatchObject({
      because: 'That was answered already.',
    });
    expect(actionOf(card, 'book').allow(actor('officer', NORTH), subject('asked'), {}).ok).toBe(false);
    expect(actionOf(card, 'book').allow(actor('officer', NORTH), subject('agreed'), {}).ok).toBe(true);
  });
});

it.each([
  ['ask', { area: 'Maths', reason: 'None' }, 'Please say what help is needed.'],
  ['ask', { what: 'A coach', reason: 'None' }, 'Please say for which area.'],
  [
    'ask',
    { what: 'A coach', area: 'Maths', reason: ' ' },
    'Please say why it cannot come from within the trust.',
  ],
  ['ask', { what: 'x'.repeat(201), area: 'Maths', reason: 'None' }, 'Please keep it to 200 characters.'],
  ['decline', {}, 'Please say why not, in a few words: whoever asked and the head can read it.'],
  ['choose', { urn: 'oak' }, 'Please choose a school from the list.'],
])('%s with %j: %s', (action, raw, because) => {
  expect(actionOf(card, action).parse(raw)).toEqual({ ok: false, because });
});

it.each([
  ['external support oakwood', 'oakwood'],
  ['External help for Oakwood?', 'Oakwood'],
  ['external support', ''],
])('“%s” asks for it', (said, rest) => {
  expect(card.commands?.[0]?.pattern.exec(said)?.[1]).toBe(rest);
});
