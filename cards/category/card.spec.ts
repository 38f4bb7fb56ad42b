import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import { readCategoryRef } from '#workflows/standing/category-refs.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const GOOD = {
  correctEntry: 'c3',
  correctTo: 'repair',
  correctFrom: '2026-01-12',
  correctWhy: 'A wrong row',
};

describe('what is seen', () => {
  it('the category, since when, its target, what it means, and how it came about', () => {
    expect(texts('head')).toEqual([
      '# Oakwood Primary School: Recovery',
      'In Recovery since Mon 12 Jan.',
      '○ Target: to be in Reinforcement by Tue 12 Jan 2027',
      '# What it means',
      'Capacity is limited, and key areas must improve swiftly.',
      expect.stringMatching(/^Support: Direction and support from the team/),
      expect.stringMatching(/^Asked of the school: Take on all/),
      'Autonomy: Is directed by the team and reviewed often',
      expect.stringMatching(/^Takes on: All of the trust/),
      '# How it came about',
      'Recovery: from Mon 12 Jan',
      'Decided by the deputy CEO. Confirmed once since, last Mon 15 Jun',
      'Repair: Mon 13 Jan 2025 to Sun 11 Jan',
      'Decided by the officer',
      'Reinforcement: Thu 1 Sep 2022 to Sun 12 Jan 2025',
      'Imported from the trust’s records',
      expect.stringMatching(/^As at Tue 3 Nov, 9:30, by Categorisation/),
      '[What it needs]',
    ]);
    expect(summary('head')).toBe('Oakwood Primary School: Recovery');
  });

  it('what was corrected stays, with when, by whom and why', () => {
    expect(texts('corrected')).toContain(
      'Corrected on Mon 2 Nov by the deputy CEO (now Reinforcement from Mon 19 Jan) because: The wrong row of the list was imported',
    );
    expect(texts('corrected')[1]).toMatch(/^The record was corrected on Mon 2 Nov by the deputy CEO\./);
    expect(texts('taken-back').join('\n')).toContain('(it never was) because: It is another school’s');
  });

  it('a target at risk or passed is said in a word and a symbol', () => {
    expect(texts('at-risk')).toContain('▲ Target at risk: to be in Reinforcement by Tue 8 Dec');
    expect(texts('passed')).toContain('■ Target passed: it was to be in Reinforcement by Mon 2 Nov');
    expect(texts('no-longer')[1]).toContain('no longer so');
    expect(card.lapsed?.(subject('no-longer'))).toBe(true);
    expect(card.lapsed?.(subject('passed'))).toBe(false);
  });

  it('a trust without a ladder has statuses with their days, and never the word category', () => {
    for (const name of ['status', 'no-status'])
      expect(texts(name).join('\n'), name).not.toMatch(/category|categor|phase|rung/i);
    expect(texts('status')).toContain('Cause for concern since Mon 5 Oct');
    expect(texts('no-status')[0]).toBe('# Oakwood Primary School: no special status');
  });

  it('says it in the trust’s own word', () => {
    expect(texts('no-category')[0]).toBe('# Oakwood Primary School: no category set yet');
    expect(texts('phase')[0]).toBe('# Oakwood Primary School: 2 Repair');
  });

  it('what is to come says that the school is not shown it yet', () => {
    expect(texts('deputy').join('\n')).toContain('(to come, not yet shown to the school here)');
  });

  it('five years fit, and more has a button', () => {
    expect(texts('many')).toContain('[and 4 more]');
    expect(texts('many-last').some(line => line.startsWith('[and '))).toBe(false);
  });

  it.each([
    ['choose', 'More than one fits “oak”. There are 2 more schools like it'],
    ['none', 'Did you mean one of these?'],
    ['none-at-all', 'check the spelling'],
    ['no-name', 'for example: category oakwood'],
    ['no-model', 'fortnight model use ID'],
    ['wrong-input', 'What you typed is kept'],
  ])('%s says what to do', (name, words) => {
    expect(texts(name).join('\n')).toContain(words);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

describe('who may correct', () => {
  it.each([
    ['deputy-ceo', { kind: 'trust' }, true],
    ['ceo', { kind: 'trust' }, true],
    ['officer', { kind: 'hub', hubId: 'hub-north' }, false],
    ['head', { kind: 'school', urn: '900104' }, false],
    ['chair-of-governors', { kind: 'school', urn: '900104' }, false],
    ['administrator', { kind: 'trust' }, false],
  ] as const)('a %s of %j: %s', (role, scope, may) => {
    expect(actionOf(card, 'correct').allow(actor(role, scope), subject('deputy'), GOOD).ok).toBe(may);
  });

  it('a refusal names who may', () => {
    const refused = actionOf(card, 'correct').allow(actor('officer'), subject('deputy'), GOOD);
    expect(JSON.stringify(refused)).toContain('Only the CEO or the deputy CEO can correct');
  });

  it('only what is in the list, with a day unless it never was', () => {
    const allow = (change: object) =>
      actionOf(card, 'correct').allow(actor('ceo'), subject('deputy'), { ...GOOD, ...change }).ok;
    expect(allow({ correctEntry: 'gone' })).toBe(false);
    expect(allow({ correctFrom: '' })).toBe(false);
    expect(allow({ correctFrom: '', correctTo: 'never-was' })).toBe(true);
  });

  it('what it needs is opened by those who may read that', () => {
    const needs = actionOf(card, 'needs');
    expect(needs.allow(actor('head'), subject('head'), {}).ok).toBe(true);
    expect(needs.allow(actor('clerk'), subject('governor'), {}).ok).toBe(false);
    expect(needs.allow(actor('head'), subject('choose'), {}).ok).toBe(false);
  });
});

describe('bad input', () => {
  it.each([
    [{ ...GOOD, correctEntry: '' }, 'Please choose what was wrong.'],
    [{ ...GOOD, correctTo: undefined }, 'Please choose what it should have been.'],
    [{ ...GOOD, correctFrom: '12 January' }, 'Please give the day.'],
    [
      { ...GOOD, correctWhy: ' ' },
      'Please say why, in a few words: the school’s head and governors can read it.',
    ],
    [{ ...GOOD, correctWhy: 'a'.repeat(201) }, 'Please keep the reason to 200 characters.'],
  ])('%j: %s', (raw, because) => {
    expect(actionOf(card, 'correct').parse(raw)).toEqual({ ok: false, because });
  });
});

describe('what can be typed', () => {
  const [command] = card.commands ?? [];
  it.each([
    ['category oakwood', 'oakwood'],
    ['Category of Oakwood?', 'Oakwood'],
    ['phase oakwood', 'oakwood'],
    ['category', ''],
  ])('“%s”', (said, rest) => {
    expect(command?.pattern.exec(said)?.[1]).toBe(rest);
  });

  it.each(['categories', 'phases', 'what category'])('“%s” is not for this card', said => {
    expect(command?.pattern.test(said)).toBe(false);
  });

  it('a reference that was changed by hand is none', () => {
    for (const ref of ['urn:9001', 'urn:900104 target:x', 'urn:900104 x', ''])
      expect(readCategoryRef(ref), ref).toBeNull();
  });
});
