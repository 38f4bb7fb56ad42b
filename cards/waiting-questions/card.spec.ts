import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const open = actionOf(card, 'open');
const priya = actor('officer', { kind: 'trust' }, 'priya-shah');

describe('what is seen', () => {
  it('each question with since when, longest first, and a button that opens its card', () => {
    expect(texts('waiting')).toEqual([
      '# When you have a moment …',
      '3 questions wait for your answer. This comes once a day at most.',
      'School improvement team of Tue 20 Oct has not been closed, so it has no minutes (since Tue 20 Oct)',
      '[Open]',
      '2 actions of yours are due, first “Send the dates of the phonics sessions” (since Fri 23 Oct)',
      '[Open]',
      'Tom Reed asks for another day: “Send the reading plan to all schools” (since Fri 23 Oct)',
      '[Open]',
      'As at Tue 3 Nov, 9:30',
    ]);
    expect(summary('waiting')).toBe('When you have a moment: 3 questions for you');
    expect(texts('one')[1]).toBe('1 question waits for your answer. This comes once a day at most.');
  });

  it('thanks when all are answered', () => {
    expect(texts('all-answered')).toEqual([
      '# All answered, thank you',
      'Nothing waits for you.',
      'As at Tue 3 Nov, 9:30',
    ]);
    expect(summary('all-answered')).toBe('All answered, thank you');
  });

  it('no more than fit, and how many there are beside them', () => {
    expect(texts('many').filter(text => text === '[Open]')).toHaveLength(7);
    expect(texts('many')).toContain('And 4 others: they come up here as these are answered.');
  });

  it('text of people stays text', () => {
    expect(texts('hostile-text').join('\n')).toContain(`\${title} **bold** asks for another day`);
  });
});

describe('who may do what', () => {
  it('these are one person’s, and are shown to nobody else', () => {
    expect(card.audience).toBe('person');
    for (const other of [
      actor('ceo'),
      actor('administrator'),
      actor('head', { kind: 'school', urn: '900001' }),
    ])
      expect(card.mayRead(other, subject('waiting'))).toBe(false);
    expect(card.mayRead(priya, subject('waiting'))).toBe(true);
  });

  it('opens what is listed, and nothing a forged button names', async () => {
    const listed = { card: 'action-day', ref: 'a1' };
    expect(open.kind).toBe('read');
    expect(open.allow(priya, subject('waiting'), listed).ok).toBe(true);
    for (const forged of [
      { card: 'school-status', ref: 'urn:900001' },
      { card: 'action-day', ref: 'a2' },
    ])
      expect(open.allow(priya, subject('waiting'), forged)).toEqual({
        ok: false,
        because: 'That has been answered already. Here is what is left.',
      });
  });

  it('is not posted when nothing waits', () => {
    expect(card.lapsed?.(subject('all-answered'))).toBe(true);
    expect(card.lapsed?.(subject('one'))).toBe(false);
  });
});

describe('bad input', () => {
  it.each([{}, { card: 'x' }, { card: 7, ref: 'y' }, { card: 'x', ref: 'y'.repeat(201) }])('%j', raw => {
    expect(open.parse(raw)).toEqual({ ok: false, because: 'Please press “Open” beside a question.' });
  });
});
