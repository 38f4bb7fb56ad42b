import { describe, expect, it } from 'vitest';
import { readSamples, renderSample } from '#cards-kit/sample.ts';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const buttons = (name: string) => texts(name).filter(text => text.trim().startsWith('['));
const text = (name: string) => texts(name).join('\n');

describe('what is seen', () => {
  it('the head reads the category in plain words, and is asked one thing', () => {
    expect(texts('new').slice(0, 6)).toEqual([
      '# Confirm that you have the letter about Oakwood Primary School',
      'Your school’s category for 2026/27. Please read it here or as a document, then press the button.',
      'Reinforcement',
      'At the start of each academic year we write to every school about its category. For 2026/27 Oakwood Primary School’s category is Reinforcement. It has been since 1 September 2026.',
      '# What it means',
      expect.stringContaining('“Capacity is limited and growing;'),
    ]);
    expect(texts('new')).toContain('• A day of support each fortnight');
    expect(text('new')).toContain('We want the school to be in Refinement by 29 February 2028');
    expect(buttons('new')).toEqual(['[I have received it]', '[Get the Word document]']);
  });

  it('then when it was shared, and then nothing more', () => {
    expect(texts('received')[0]).toBe('# Share the category with governors and staff');
    expect(buttons('received')).toEqual([
      ...['[It is shared]', '  [Record that it is shared]', '[Get the Word document]'],
    ]);
    expect(texts('shared')).toContain('Shared: With governors and staff on Thu 3 Sep, as Tom Reed says');
    expect(buttons('shared')).toEqual(['[Get the Word document]']);
    expect(buttons('illuminate-received')).toEqual(['[Get the Word document]']);
    expect(buttons('link')).toContain('[Open the letter]');
  });

  it.each(['no-ladder', 'dartmoor'])(
    '%s: a trust that sorts no schools has no category, phase or rank',
    name => {
      expect(text(name)).not.toMatch(/categor|phase|rank/i);
      expect(texts(name)).toContain('# Visits and meetings to expect');
    },
  );

  it('governors read it and are asked nothing', () => {
    expect(texts('governor')[0]).toBe('# Letter to Oakwood Primary School');
    expect(buttons('governor')).toEqual(['[Get the Word document]']);
  });

  it('the trust sees who has it, and how it reached them', () => {
    expect(texts('trust')).toEqual(
      expect.arrayContaining([
        'The school’s category for 2026/27, from Tue 1 Sep.',
        'Received: Not confirmed yet',
        'Chair of governors: Nora Hill, by card, Tue 1 Sep',
        'Clerk: Joe Finch, by e-mail: it could not be sent',
      ]),
    );
    for (const said of [
      'waits until their chat is open',
      'nobody knows',
      'waits to be sent',
      'please print it',
    ])
      expect(text('trust-copies')).toContain(said);
    expect(text('coming')).toContain('until then nobody there sees it');
    expect(text('replaced')).toContain('A later letter has taken the place of this one.');
  });

  it('what is read on a locked screen says nothing of what it says', () => {
    for (const sample of readSamples(import.meta.dirname)) {
      const { summary: said } = renderSample(card, sample);
      expect(said).toBe('A letter from the trust about Oakwood Primary School');
    }
    expect(summary('new')).not.toContain('Reinforcement');
  });
});

describe('who may do what', () => {
  const given: Record<string, object> = { share: { sharedOn: '2026-09-02' } };
  const may = (name: string) =>
    card.actions
      .map(action => action.name)
      .filter(verb => actionOf(card, verb).allow(actor('head'), subject(name), given[verb] ?? {}).ok);

  it.each([
    ['new', ['acknowledge', 'share', 'document']],
    ['received', ['share', 'document']],
    ['shared', ['document']],
    ['illuminate', ['acknowledge', 'document']],
    ['replaced', ['document']],
    ['governor', ['document']],
    ['trust', ['document']],
    ['trust-copies', []],
    ['coming', ['document']],
  ])('%s: %j', (name, verbs) => {
    expect(may(name)).toEqual(verbs);
  });

  it.each([
    ['2026-09-04', 'Please give a day that is not in the future.'],
    ['2026-08-31', 'That is before the date of the letter.'],
  ])('a day that cannot be is not taken: %s', (sharedOn, because) => {
    expect(actionOf(card, 'share').allow(actor('head'), subject('received'), { sharedOn })).toEqual({
      ...{ ok: false, because },
    });
  });

  it.each([undefined, '', 'yesterday', '2026-02-30', 7])('nor what is no day: %j', sharedOn => {
    expect(actionOf(card, 'share').parse({ sharedOn })).toEqual({
      ok: false,
      because: 'Please give the day on which governors and staff were told.',
    });
  });

  it('is not posted before its date, nor once a later one is out', () => {
    expect(['coming', 'replaced'].map(name => card.lapsed?.(subject(name)))).toEqual([true, true]);
    expect(['new', 'shared', 'governor'].map(name => card.lapsed?.(subject(name)))).toEqual([
      false,
      false,
      false,
    ]);
  });
});

it.each([
  ['letter oakwood', 'oakwood'],
  ['My letter', ''],
  ['the letter to Oakwood Primary?', 'Oakwood Primary'],
])('“%s” asks for one', (said, school) => {
  expect(card.commands?.[0]?.pattern.exec(said)?.[1]).toBe(school);
});
it('“letters” is another card', () => {
  expect(card.commands?.[0]?.pattern.test('letters')).toBe(false);
});
