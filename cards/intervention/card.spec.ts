import { expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const GOOD = { circumstance: 'finances', on: '2026-11-02', note: '' };

it('says what is recorded, and that it is for two alone', () => {
  expect(texts('recorded').slice(0, 4)).toEqual([
    '# Direct intervention: Oakwood Primary School',
    'For the deputy CEO and the CEO alone. Please talk about it before anybody else hears of it.',
    expect.stringMatching(/^An unfunded deficit/),
    'Mon 2 Nov, recorded by Dee Marsh: The auditors’ letter of Friday',
  ]);
  expect(texts('many').join('\n')).toContain('and 3 older ones');
  expect(summary('recorded')).toBe('Direct intervention: Oakwood Primary School');
});

it('where the model has none it says so, and offers no form', () => {
  expect(texts('none-in-model')[1]).toContain('names no circumstances in which the trust steps in itself');
  expect(texts('none-in-model')).toHaveLength(2);
});

it('asks which school, keeps what was typed, and text stays text', () => {
  expect(texts('no-name').join('\n')).toContain('for example: direct intervention oakwood');
  expect(texts('choose').filter(line => line.startsWith('['))).toHaveLength(2);
  expect(texts('wrong-input').join('\n')).toContain('Tom Reed said so');
  expect(texts('hostile-text').join('\n')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
});

it.each([
  ['deputy-ceo', true],
  ['ceo', true],
  ['officer', false],
  ['head', false],
  ['chair-of-governors', false],
  ['department', false],
  ['administrator', false],
] as const)('a %s records: %s', (role, may) => {
  expect(actionOf(card, 'record').allow(actor(role), subject('nothing'), GOOD).ok).toBe(may);
});

it('only what the model names, and no day to come', () => {
  const allow = (change: object) =>
    actionOf(card, 'record').allow(actor('ceo'), subject('nothing'), { ...GOOD, ...change }).ok;
  expect([allow({ circumstance: 'ball' }), allow({ on: '2026-11-04' }), allow({})]).toEqual([
    false,
    false,
    true,
  ]);
});

it.each([
  ['record', { ...GOOD, circumstance: '' }, 'Please choose the circumstance.'],
  ['record', { ...GOOD, on: 'soon' }, 'Please give the day.'],
  ['record', { ...GOOD, note: 'x'.repeat(301) }, 'Please keep the note to 300 characters.'],
  ['choose', {}, 'Please choose a school from the list.'],
])('%s with %j: %s', (action, raw, because) => {
  expect(actionOf(card, action).parse(raw)).toEqual({ ok: false, because });
});
