import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { asPlain, asWords, clean, plainText } from '#cards-kit/text.ts';

const markdown = new MarkdownIt({ html: true });

/** What a reader of Markdown shows, and whether it is anything but one paragraph of text. */
function shown(text: string): { text: string; onlyText: boolean } {
  const [open, inline, close, ...more] = markdown.parse(text, {});
  if (!open) return { text: '', onlyText: true };
  const parts = inline?.children ?? [];
  return {
    text: parts.map(part => part.content).join(''),
    onlyText:
      open.type === 'paragraph_open' &&
      close?.type === 'paragraph_close' &&
      more.length === 0 &&
      parts.every(part => part.type === 'text' || part.type === 'text_special'),
  };
}

const HOSTILE: readonly string[] = [
  `\${title}`,
  `\${string(json('{}'))} \${$root}`,
  '**bold** _emphasis_ ***both*** ~~struck~~ `code` ``x``',
  '[Reset your password](https://example.org)',
  '![picture](https://example.org/x.png) <https://example.org> <a href="x">x</a>',
  '<script>alert(1)</script><b>bold</b><!-- gone -->',
  '<at>Sam Okafor</at> please approve',
  '# Heading',
  '#',
  '- item',
  '+ item',
  '* item',
  '1. first',
  '12) second',
  '> quoted',
  '---',
  '- - -',
  '***',
  '___',
  '~~~ fence',
  '``` fence',
  '    code by indentation',
  '[x]: https://example.org',
  'a | b\n--|--\n1 | 2',
  'Heading\n=====\nmore',
  'AT&amp;T &lt;b&gt; &#42;x&#42; &copy',
  'back\\slash \\*not emphasis\\*',
  '\u202Egnp.exe\u202C \u2066x\u2069 \u061C',
  'zero\u200Bwidth\u2060joiner\uFEFF',
  '\u3164\u3164\u115F',
  'halves \uD83D and \uDE00 end \uD83D',
  'nul\u0000 bell\u0007 escape\u001B[31m',
  'a'.repeat(100_000),
  '👩‍👩‍👧‍👦'.repeat(400),
  `👩${'‍👩'.repeat(5000)}`,
  `Z${'\u0336\u0341'.repeat(3000)}`,
  'line one\r\nline two\u2028line three\u0085x\tend',
  '{{DATE(2026-11-03T09:30:00Z, LONG)}} {{TIME(2026-11-03T09:30:00Z)}}',
];

/** Texts made of the pieces that could do harm, and of anything. */
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...HOSTILE.filter(text => text.length < 200)),
        fc.constantFrom(...'\\`*_{}[]<>()#+-.!|&~:;/= \n\u200d\ufe0f1aé'.split('')),
      ),
      { maxLength: 25 },
    )
    .map(pieces => pieces.join('')),
);

describe('text of others in a card', () => {
  it.each(HOSTILE.map(raw => [raw.slice(0, 60), raw]))(
    'shows %j as it stands, and nothing else',
    (_, raw = '') => {
      expect(shown(asPlain(raw))).toEqual({ text: clean(raw), onlyText: true });
    },
  );

  it('is never read as Markdown, whatever it is', () => {
    fc.assert(
      fc.property(anything, raw => {
        expect(shown(asPlain(raw))).toEqual({ text: clean(raw), onlyText: true });
      }),
      { numRuns: 2000 },
    );
  });

  it('is never read as Markdown inside a sentence of ours, at its beginning or further on', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        const sentence = shown(plainText`${a} and “${b}”, is that right?`);
        expect(sentence).toEqual({
          text: `${clean(a)} and “${clean(b)}”, is that right?`.trim(),
          onlyText: true,
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('cannot leave the link a sentence of ours puts it in', () => {
    const link = markdown.render(plainText`[${'x](https://example.org) [y'}](https://fortnight.example)`);
    expect(link.match(/href="[^"]*"/g)).toEqual(['href="https://fortnight.example"']);
  });
});

describe('a cleaned line', () => {
  it('is one line, with nothing in it that is not seen, and stays as it is when cleaned again', () => {
    fc.assert(
      fc.property(anything, raw => {
        const line = clean(raw);
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\u200b]/u);
        expect(line.isWellFormed()).toBe(true);
        expect(line).toBe(line.trim());
        expect(clean(line)).toBe(line);
      }),
      { numRuns: 2000 },
    );
  });

  it('is cut with “…” at the stated length, counting what people see as characters', () => {
    expect(clean('a'.repeat(300))).toBe('a'.repeat(300));
    expect(clean('a'.repeat(301))).toBe(`${'a'.repeat(299)}…`);
    expect(clean('é'.normalize('NFD').repeat(10), 10)).toBe('é'.normalize('NFD').repeat(10));
    expect(clean('one two three', 8)).toBe('one two…');
  });

  it('never cuts an emoji in two', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(clean(family.repeat(5), 5)).toBe(family.repeat(1).concat('…'));
    expect(clean(`ab${'👍🏽'.repeat(9)}`, 6)).toBe('ab👍🏽👍🏽👍🏽…');
  });

  it('is bounded in length even when one “character” has no end', () => {
    for (const raw of HOSTILE) expect(clean(raw, 100).length).toBeLessThanOrEqual(401);
  });

  it('is empty when nothing in it can be seen', () => {
    for (const raw of ['', ' \n ', '\u200d\u200d', '\u200b\u2060', '\ufe0f', '\u3164'])
      expect(clean(raw)).toBe('');
  });

  it('keeps what languages and emoji need', () => {
    for (const text of [
      'Siân O’Brien',
      'می‌خواهم',
      '👩‍🏫 ❤️ 1️⃣',
      '學校',
      'Łódź & Sons',
      'St John’s (VA) C.E. – 50%',
    ])
      expect(clean(text)).toBe(text);
  });

  it('takes a megabyte in a moment', () => {
    const started = performance.now();
    clean('<a>'.repeat(350_000));
    clean(' '.repeat(1_000_000));
    expect(performance.now() - started).toBeLessThan(200);
  });
});

describe('escaping', () => {
  it('adds nothing to ordinary names and sentences', () => {
    for (const text of [
      'St John & St James',
      'Year 4-6 (mixed): 50% > last year',
      'R&D, 1.5 days',
      '-5 places',
      '#1',
      'a ~ b',
    ])
      expect(asPlain(text)).toBe(text);
    expect(plainText`Confirm ${'- Oakwood'}`).toBe('Confirm - Oakwood');
  });

  it('leaves words for places without Markdown as they are', () => {
    expect(asWords('2 * 3 = [6] & _more_')).toBe('2 * 3 = [6] & _more_');
  });

  it('does not let a date be put in by a card’s own macro', () => {
    expect(asWords('{{DATE(2026-11-03T09:30:00Z)}}')).toBe('{ {DATE(2026-11-03T09:30:00Z)}}');
  });
});
