import { describe, expect, it } from 'vitest';
import { actor } from '#test/builders/actor.ts';
import { actionOf, samplesOf } from '#test/builders/card-samples.ts';
import card from './index.ts';

const { subject, texts, summary } = samplesOf(card, import.meta.dirname);
const all = (name: string) => texts(name).join('\n');
const OFFICER = actor('officer', { kind: 'hub', hubId: 'hub-north' }, 'priya-shah');

describe('what is seen', () => {
  it('each that waits, with one press for each answer', () => {
    expect(texts('several')).toEqual([
      '# Do these 2 go further?',
      'Nothing goes further without your word. To leave one, open it.',
      'Oakwood Primary School: overdue check-in',
      'The check-in on the Academy Improvement Plan “Plan 2026/27” was due Fri 18 Dec. You were asked on Fri 8 Jan.',
      ...['[Ask Una Deane]', '[Wait a week]', '[Open it]'],
      'Elmfield Church of England School: not sent yet',
      '“Self-evaluation updated” was due Fri 18 Dec and was put off more than once, last until Fri 29 Jan. You were asked on Fri 8 Jan.',
      ...['[Put it on the agenda]', '[Open it]'],
      expect.stringMatching(/^As at /),
    ]);
  });

  it('one alone is asked about by name; by itself it says so; when all is answered it is done', () => {
    expect(summary('one')).toBe('Does it go further? Overdue check-in: Oakwood Primary School');
    expect(all('by-itself')).toContain('Without your word they go further by themselves in time');
    expect(texts('none').filter(line => line.startsWith('['))).toEqual([]);
    expect(summary('none')).toBe('Nothing waits for your word');
  });

  it('many are pages, and text of people stays text', () => {
    expect(all('many')).toContain('Moor View School');
    expect(all('many')).not.toContain('Oakwood');
    expect(all('fullest')).toContain('[and more: page 2 of 3]');
    expect(all('hostile-text')).toContain(`\${title} **[x](https://example.org)** <at>Sam</at>`);
  });
});

describe('what may be pressed', () => {
  const ITEM = { item: 'check-in:c1:2026-12-18', seen: 2 };
  const SECOND = { item: 'obligation:o1:2027-01-05', seen: 1 };
  it.each([
    ['take-on', ITEM, true],
    ['take-on', { ...ITEM, seen: 1 }, false],
    ['take-on', { ...ITEM, item: 'check-in:c9:2026-12-18' }, false],
    ['wait', ITEM, true],
    ['wait', SECOND, false],
    ['open', SECOND, true],
    ['open', { ...SECOND, seen: 0 }, false],
  ] as const)('%s of %j: %s', (verb, input, may) => {
    expect(actionOf(card, verb).allow(OFFICER, subject('several'), input).ok).toBe(may);
  });

  it('a press that names none is told what to press', () => {
    expect(actionOf(card, 'take-on').parse({})).toMatchObject({
      ok: false,
      because: 'Please press a button beside one of them.',
    });
  });
});

it('is one officer’s alone, and asks them as long as anything waits', () => {
  expect(card.mayRead(OFFICER, subject('one'))).toBe(true);
  expect(card.mayRead(actor('deputy-ceo'), subject('one'))).toBe(false);
  const asks = (name: string) =>
    card.asks?.(subject(name), { surface: 'personal', actor: OFFICER })?.what ?? null;
  expect([asks('several'), asks('none')]).toEqual(['Do these 2 go further?', null]);
  expect([card.lapsed?.(subject('none')), card.lapsed?.(subject('one'))]).toEqual([true, false]);
});

it.each(['escalations', 'My escalations?', 'what waits for me'])('“%s” asks for it', said => {
  expect(card.commands?.[0]?.pattern.test(said)).toBe(true);
});
