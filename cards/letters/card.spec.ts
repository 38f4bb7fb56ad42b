import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(text => text.trim().startsWith('['));

describe('what is seen', () => {
  it('what needs somebody, with why, and what became of every copy that did not arrive', () => {
    const lines = texts('mixed');
    expect(lines.slice(0, 6)).toEqual([
      ...['# Letters to schools, 2026/27', '1 school has no letter of this year yet.'],
      ...['Written: 6 of 8', 'Confirmed: 3 of 6', 'Shared: 1 of 5', 'Chair has it: 2 of 6'],
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Birch Lane Infant School: no letter yet',
        'Elmfield Church of England School: confirmed Wed 2 Sep, not shared yet; Joe Finch (clerk): the e-mail could not be sent and Una Voss (chair of governors): nobody knows whether the e-mail arrived',
        'Hazel Grove Academy: not confirmed yet; Eli Ray (clerk): no address is known, please print it and no chair of governors is recorded',
        'Oakhurst Academy: confirmed Wed 2 Sep, not shared yet; Ann Webb (chair of governors) has not opened Fortnight yet',
        'Rowan Primary School: no category is recorded, so there is nothing to write',
        'Ash Tree School: goes Mon 7 Sep',
        'Oakwood Primary School: ✓ shared Thu 3 Sep',
        'Oakwood Primary School: on a status, not confirmed yet',
      ]),
    );
    expect(buttons('mixed')).toEqual(
      expect.arrayContaining(['[Write 1 letter]', '[Send an e-mail again]', '  [Send it again]']),
    );
    expect(summary('mixed')).toBe('Letters to schools, 2026/27');
  });

  it('an officer writes nothing, is told who does, and opens none before its date', () => {
    expect(buttons('officer')).toEqual(
      expect.not.arrayContaining(['[Write 1 letter]', '[Open Ash Tree School]']),
    );
    expect(texts('officer')[1]).toContain('the deputy CEO or the CEO writes them');
    expect(buttons('mixed')).toContain('[Open Ash Tree School]');
  });

  it('says plainly that no e-mail goes, and what to do instead', () => {
    expect(texts('no-mail').join('\n')).toContain(
      'E-mail is not set up here, and 1 copy cannot go by e-mail: please print what is to be passed on, or send it yourself.',
    );
    expect(texts('no-mail').join('\n')).toContain('Joe Finch (clerk): please print it');
    expect(buttons('no-mail')).not.toContain('[Send an e-mail again]');
  });

  it.each([
    ['none', '3 schools have no letter of this year yet.'],
    ['next-year', 'They reach schools on Tue 1 Sep 2026.'],
    ['done', 'What needs somebody stands first.'],
    ['no-category', 'No school has a category yet'],
    ['no-model', 'fortnight model use ID'],
  ])('%s: %s', (name, words) => {
    expect(texts(name)[1]).toContain(words);
  });

  it('nobody to sign is said to whoever writes', () => {
    expect(texts('none').join('\n')).toContain('Nobody is named to sign them.');
  });

  it('more than fits has a button, and the last page ends', () => {
    expect(buttons('many')).toContain('[and 12 more]');
    expect(buttons('many-last').some(text => text.startsWith('[and'))).toBe(false);
    expect(buttons('copies')).toContain('[Give 1 copy to governors]');
  });
});

describe('who may do what', () => {
  const may = (name: string, verb: string, input: object = {}) =>
    actionOf(card, verb).allow(actor('deputy-ceo'), subject(name), input);

  it('whoever may writes what is missing, of a year that is not over', () => {
    expect(may('mixed', 'issue')).toEqual({ ok: true });
    expect(may('officer', 'issue')).toMatchObject({ ok: false });
    expect(may('no-model', 'issue')).toMatchObject({ ok: false });
    const over = { ...subject('mixed'), isOpen: false };
    expect(actionOf(card, 'issue').allow(actor('ceo'), over, {})).toMatchObject({
      because: 'That year is over: nothing more is written of it.',
    });
  });

  it('only an e-mail that failed, or of which nobody knows, is sent again', () => {
    const [failed] = subject('mixed').rows.flatMap(({ letterId, copies }) =>
      copies.filter(({ state }) => state === 'failed').map(({ personId }) => `${letterId} ${personId}`),
    );
    expect(may('mixed', 'send-again', { copy: failed })).toEqual({ ok: true });
    expect(may('mixed', 'send-again', { copy: 'letter-1 nora' })).toMatchObject({ ok: false });
    expect(may('officer', 'send-again', { copy: failed })).toMatchObject({ ok: false });
    expect(may('no-mail', 'send-again', { copy: failed })).toMatchObject({
      because: 'E-mail is not set up here. Please print the letter, or send it yourself.',
    });
    expect(actionOf(card, 'send-again').parse({ copy: '' })).toEqual({
      ok: false,
      because: 'Please choose whose e-mail is to be sent again.',
    });
  });

  it('opens what is in the list', () => {
    const [, second] = subject('mixed').rows;
    expect(may('mixed', 'open', { letter: second?.letterId })).toEqual({ ok: true });
    expect(may('mixed', 'open', { letter: 'another' })).toMatchObject({ ok: false });
    expect(actionOf(card, 'open').parse({ letter: 7 })).toMatchObject({ ok: false });
  });
});

it.each([
  ['letters', undefined],
  ['The letters?', undefined],
  ['letters next year', 'next year'],
  ['letters of the next year', 'the next year'],
])('“%s” asks for them', (said, year) => {
  expect(card.commands?.[0]?.pattern.exec(said)?.[1]).toBe(year);
});
