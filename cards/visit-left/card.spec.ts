import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);

describe('what is seen', () => {
  it('an attendee reads which visit, when it was to be, and whom to ask', () => {
    expect(texts('attendee')).toEqual([
      '# You no longer take part in: Academy Improvement Meeting at Oakwood Primary School, Thu 19 Nov, 9:00',
      'You need not come. Priya Shah, who leads it, can say why.',
      'If it was in your calendar, it goes from there.',
    ]);
    expect(summary('attendee')).toBe(texts('attendee')[0]?.slice(2));
  });

  it('a lead reads who leads it now', () => {
    expect(texts('lead').slice(0, 2)).toEqual([
      '# You no longer lead: Academy Improvement Meeting at Oakwood Primary School, Thu 19 Nov, 9:00',
      'Maria Lopez leads it now, and has the brief and the report.',
    ]);
  });

  it('one without a time says so', () => {
    expect(texts('offered')[0]).toMatch(/at Oakwood Primary School$/);
    expect(texts('offered')).toContain('It has no time yet, and nothing of it is in your calendar.');
  });

  it('is past once they are back', () => {
    expect(texts('back')).toContain('Since then you are part of it again.');
    expect(card.lapsed?.(subject('back'))).toBe(true);
    expect(card.lapsed?.(subject('attendee'))).toBe(false);
  });
});

it('is for whoever it is about and for nobody else', () => {
  const who = actor('head', undefined, 'lena-hart');
  expect(card.mayRead(who, subject('attendee'))).toBe(true);
  expect(card.mayRead({ ...who, personId: 'tom-reed' } as typeof who, subject('attendee'))).toBe(false);
  expect(card.mayRead(actor('ceo'), subject('attendee'))).toBe(false);
});
