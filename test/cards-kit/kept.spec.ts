import { describe, expect, it } from 'vitest';
import { keptWords } from '#cards-kit/kept.ts';

const template = {
  body: [
    { type: 'Input.ChoiceSet', id: 'readers' },
    { type: 'Input.Text', id: 'note' },
    { type: 'Input.Date', id: 'day' },
  ],
};

describe('what was typed is kept for showing it again', () => {
  it('as it was, where the card has an input of that name, and only text', () => {
    const typed = { note: 'x'.repeat(301), day: '2026-11-03', readers: 'a,b', other: 'no', page: 7 };
    expect(keptWords(template, typed)).toEqual({
      note: 'x'.repeat(301),
      day: '2026-11-03',
      readers: 'a,b',
    });
  });

  it('cut where a press carries more than a card has room for', () => {
    const { note = '' } = keptWords(template, { note: '學'.repeat(100_000) });
    expect(note).toMatch(/^學+…$/);
    expect(Buffer.byteLength(note)).toBeLessThanOrEqual(2600);
  });

  it('but for a long list of choices, which cut would be another choice: it is left out, not the words', () => {
    const kept = keptWords(template, {
      readers: 'r'.repeat(2000),
      note: 'n'.repeat(1000),
      day: 'd'.repeat(700),
    });
    expect(Object.keys(kept).sort()).toEqual(['day', 'note']);
  });
});
