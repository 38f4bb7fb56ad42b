import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docxDocuments } from '#adapters/documents/docx-documents.ts';
import { minutedLine, minutesOf } from '#test/builders/minutes.ts';
import { readAloud, wordParts } from '#test/builders/word-file.ts';

const NOW = '2026-11-03T10:42:00.000Z';

async function aloud(given: Parameters<typeof minutesOf>[0]): Promise<string[]> {
  const { bytes } = await docxDocuments().minutes(minutesOf(given), { now: NOW });
  return readAloud((await wordParts(bytes)).get('word/document.xml'));
}

/** The paragraph of the only item's text, which follows its heading. */
async function itemAloud(text: string): Promise<string | undefined> {
  const lines = await aloud({ sections: [{ title: 'Schools', lines: [minutedLine({ text })] }] });
  return lines[lines.indexOf('## 1. Oakwood Primary School') + 1];
}

/** Words that mean something to the library, to Word or to XML. */
const LOADED = [
  'CURRENT',
  'TOTAL_PAGES',
  '{default-bullet-numbering-0}',
  '{_rels}',
  '$&',
  '$1',
  '&#0;',
  '&#x1F;',
  '&lt;',
  ']]>',
  '<!--',
  '</w:t></w:r></w:p>',
  '_x0000_',
  '{ PAGE }',
  '=cmd()',
  '%s',
  '__proto__',
];
const text = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(...LOADED),
    // Any code unit at all, so halves of surrogate pairs as well.
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
      .map(units => String.fromCharCode(...units)),
  ),
  { maxLength: 4 },
);
const words = text.map(parts => parts.join(' '));

/** What must be left of a text, found character by character; spaces and ends of lines aside. */
function essence(text: string): string {
  let left = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const control = code < 0x20 || (code >= 0x7f && code <= 0x9f);
    const half = code >= 0xd800 && code <= 0xdfff;
    const none = (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef) || code === 0xfeff;
    const turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    if (!(control || half || none || turns)) left += character;
  }
  return left.replaceAll(/\s/g, '');
}

describe('whatever people write', () => {
  it('the file opens, and every text is in it, whole', async () => {
    const line = fc.record({
      schoolName: fc.option(words),
      text: words,
      reason: fc.option(words),
      decisions: fc.array(words, { maxLength: 2 }),
      actionText: words,
      ownerName: words,
      outcomeReason: fc.option(words),
    });
    const meeting = fc.record({
      trustName: words,
      seriesName: words,
      chairName: fc.option(words),
      present: fc.array(words, { maxLength: 2 }),
      apologies: fc.array(fc.record({ name: words, note: fc.option(words) }), { maxLength: 2 }),
      reopenedFor: fc.option(words),
      title: words,
      lines: fc.array(line, { minLength: 1, maxLength: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(meeting, async ({ title, lines, ...given }) => {
        const minuted = lines.map(({ actionText, ownerName, ...rest }) =>
          minutedLine({
            ...rest,
            outcome: 'dropped',
            actions: [{ text: actionText, ownerName, dueOn: '2026-12-01', state: 'open' }],
          }),
        );
        const all = essence((await aloud({ ...given, sections: [{ title, lines: minuted }] })).join(''));
        const { apologies, present, ...single } = given;
        const written = [
          ...Object.values(single),
          ...present,
          ...apologies.flatMap(({ name, note }) => [name, note]),
          ...lines.flatMap(({ decisions, ...rest }) => [...decisions, ...Object.values(rest)]),
          title,
        ];
        for (const one of written) expect(all).toContain(essence(one ?? ''));
      }),
      { numRuns: 60 },
    );
  });

  it.each(LOADED)('%j is only words', async word => {
    expect(await itemAloud(word)).toBe(word);
  });

  it.each([
    ['control characters', 'a\0b\u0008c\u001fd\u007fe\u0085', 'abcde'],
    ['halves of a pair', 'a\ud83db\ude00c', 'abc'],
    ['characters that are none', 'a\ufffeb\uffffc\u{1fffe}d', 'abcd'],
    ['direction overrides', 'invoice\u202excod.exe\u202c \u2067x\u2069', 'invoicexcod.exe x'],
  ])('leaves out %s', async (_title, given, kept) => {
    expect(await itemAloud(given)).toBe(kept);
  });

  it.each([
    ['emoji, joined and coloured', '👩🏽‍🏫 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️'],
    ['other scripts and their marks', 'Ysgol Gymraeg Llŷn مدرسة\u200f 学校 é'],
    ['spaces within', 'a  b'],
    ['what XML escapes', `<b> & "q" 'a'`],
  ])('keeps %s', async (_title, given) => {
    expect(await itemAloud(given)).toBe(given);
  });

  it('keeps the ends of lines, however they are written, and drops empty lines at the ends', async () => {
    expect(await itemAloud('\n a\r\nb\rc\u2028d\n\ne\n \n')).toBe(' a\nb\nc\nd\n\ne');
  });

  it('keeps 200,000 characters', async () => {
    const long = 'abcdefghi '.repeat(20_000).trim();
    expect(await itemAloud(long)).toBe(long);
  });
});
