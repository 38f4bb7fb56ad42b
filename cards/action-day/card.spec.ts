import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const FACTS = [
  'Action: Send the dates of the phonics sessions',
  'School: Oakwood Primary School',
  'Agreed at: School improvement team, Mon 12 Oct',
  'Reason: The trainer has moved the second session',
  'As at Tue 3 Nov, 9:30',
];

describe('what is seen', () => {
  it('the chair answers with one press', () => {
    expect(texts('asked')).toEqual([
      '# Tom Reed asks for another day',
      'Fri 13 Nov instead of Fri 6 Nov.',
      ...FACTS,
      '[Agree to Fri 13 Nov]',
      '[Keep Fri 6 Nov]',
    ]);
    expect(summary('asked')).toBe('Tom Reed asks for another day');
    expect(texts('no-school').join('\n')).not.toContain('School:');
  });

  it('the owner sees what they asked, and no button', () => {
    expect(texts('as-its-owner')).toEqual([
      '# You asked for another day',
      'Fri 13 Nov instead of Fri 6 Nov.',
      ...FACTS,
    ]);
  });

  it.each([
    ['agreed', '# Now due Fri 13 Nov', 'The other day is agreed: it is due Fri 13 Nov.'],
    ['kept', '# Still due Fri 6 Nov', 'The chair keeps the day that was agreed.'],
    ['dropped-meanwhile', '# The action is no longer needed', 'There is nothing to answer any more.'],
  ])('%s: the card is the record', (name, title, why) => {
    expect(texts(name)).toEqual([title, why, ...FACTS]);
  });

  it('the sentence that stands for it says which', () => {
    expect(summary('kept')).toBe('The chair has answered about the day');
    expect(summary('dropped-meanwhile')).toBe('An action for which another day was asked is settled');
  });

  it('the chair sees the same, with what was just done above it', () => {
    expect(texts('agreed-by-the-chair').slice(0, 2)).toEqual([
      '! ✓ Agreed. The owner is told.',
      '# Now due Fri 13 Nov',
    ]);
    expect(texts('done-meanwhile').slice(0, 2)).toEqual([
      '! × This has been settled already.',
      '# The action is done',
    ]);
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(
      `Reason: \${title} **bold** [link](https://example.org)`,
    );
  });
});

describe('who may do what', () => {
  it.each([
    ['the chair', actor(null, undefined, 'priya-shah'), true, true],
    ['the owner', actor(null, undefined, 'tom-reed'), true, false],
    ['another member', actor(null, undefined, 'maria-lopez'), false, false],
    ['the CEO', actor('ceo'), false, false],
    ['the deputy CEO', actor('deputy-ceo'), false, false],
    ['a head', actor('head', { kind: 'school', urn: '900104' }), false, false],
    ['a department', actor('department'), false, false],
    ['the administrator', actor('administrator'), false, false],
  ])('%s', (_who, person, reads, answers) => {
    expect(card.mayRead(person, subject('asked'))).toBe(reads);
    for (const name of ['agree', 'keep'])
      expect(actionOf(card, name).allow(person, subject('asked'), {}).ok, name).toBe(answers);
  });

  it('what is settled is answered once', () => {
    const chair = actor(null, undefined, 'priya-shah');
    for (const name of ['agree', 'keep'])
      for (const state of ['agreed', 'kept', 'done-meanwhile', 'dropped-meanwhile'])
        expect(actionOf(card, name).allow(chair, subject(state), {}), state).toEqual({
          ok: false,
          because: 'This has been settled already.',
        });
    expect(actionOf(card, 'agree').kind).toBe('decide');
  });

  it('a day that has passed meanwhile is not agreed to, and can still be declined', () => {
    const chair = actor(null, undefined, 'priya-shah');
    const late = { ...subject('asked'), today: '2027-06-01' };
    expect(actionOf(card, 'agree').allow(chair, late, {})).toEqual({
      ok: false,
      because: 'The day asked for has passed. Please ask the owner for another.',
    });
    expect(actionOf(card, 'keep').allow(chair, late, {}).ok).toBe(true);
  });

  it('whoever chairs since does not answer their own wish, and is not asked', () => {
    const owner = actor(null, undefined, 'tom-reed');
    const own = { ...subject('asked'), chairId: 'tom-reed' };
    expect(actionOf(card, 'agree').allow(owner, own, {})).toEqual({
      ok: false,
      because: 'You asked for this yourself, so the next meeting decides.',
    });
    expect(card.asks?.(own, { actor: owner, surface: 'personal' })).toBeNull();
  });

  it('nobody answers where nobody chairs', () => {
    const alone = { ...subject('asked'), chairId: null };
    expect(actionOf(card, 'agree').allow(actor('ceo'), alone, {})).toEqual({
      ok: false,
      because: 'Only the chair of the series can answer this.',
    });
  });

  it('is not posted when there is nothing to answer or to tell', () => {
    expect(card.lapsed?.(subject('asked'))).toBe(false);
    expect(card.lapsed?.(subject('agreed'))).toBe(false);
    expect(card.lapsed?.(subject('done-meanwhile'))).toBe(true);
  });
});

describe('bad and stale input', () => {
  it('what a forged button adds is dropped', () => {
    expect(actionOf(card, 'agree').parse({ dueOn: '2030-01-01' })).toEqual({ ok: true, input: {} });
  });
});
