import { describe, expect, it } from 'vitest';
import { docxDocuments } from '#adapters/documents/docx-documents.ts';
import type { PrintedLetter } from '#domain/category/printed-letter.ts';
import { letterOf, PICTURE, printedLetter } from '#test/builders/letter.ts';
import { readAloud, wordParts } from '#test/builders/word-file.ts';

async function made(change: Partial<PrintedLetter> = {}, of: Parameters<typeof letterOf>[0] = {}) {
  const file = await docxDocuments().categoryLetter(printedLetter(letterOf(of), change));
  const parts = await wordParts(file.bytes);
  return { file, parts, lines: readAloud(parts.get('word/document.xml')) };
}

describe('a letter as a Word file', () => {
  it('reads from top to bottom as a letter does', async () => {
    const { lines, parts, file } = await made();
    expect(lines.slice(0, 8)).toEqual([
      ...['Mill Lane Learning Trust', 'Mill Lane House · Ashford Green · ZZ1 1AA', '1 September 2026'],
      ...['Tom Reed, Headteacher', 'Oakwood Primary School'],
      ...['= Your school’s category for 2026/27', 'Reinforcement', 'Dear Tom Reed,'],
    ]);
    expect(lines.filter(line => line.startsWith('## '))).toEqual([
      ...['## What it means', '## The support you will have', '## What we ask of the school'],
      ...['## How much the school leads itself', '## Where we are going together'],
      ...['## Visits and meetings to expect', '## Sharing this letter'],
    ]);
    expect(lines.slice(-6)).toEqual([
      'If anything here is unclear, or is not as we discussed it, please speak to Priya Shah (Regional Director of Education).',
      ...['Yours sincerely,', 'Dana Hale', 'Deputy Chief Executive', 'Mill Lane Learning Trust'],
      'Copies: Nora Hill (chair of governors) and Joe Finch (clerk)',
    ]);
    const footers = [...parts].filter(([name]) => name.startsWith('word/footer'));
    expect(footers.map(([, part]) => readAloud(part).join())).toEqual([
      'Mill Lane Learning Trust – letter to Oakwood Primary School\tPage {PAGE} of {NUMPAGES}',
    ]);
    expect(file.name).toBe('Oakwood Primary School letter 2026-09-01.docx');
  });

  it('has its picture with a text in its place, no larger than the head of a page', async () => {
    const { parts, lines } = await made({ letterhead: { ...PICTURE, width: 6000, height: 3000 } });
    const xml = parts.get('word/document.xml');
    const named = xml?.getElementsByTagName('wp:docPr')[0];
    expect(named?.getAttribute('descr')).toBe('Letterhead of Mill Lane Learning Trust');
    const [width, height] = ['cx', 'cy'].map(side =>
      Number(xml?.getElementsByTagName('wp:extent')[0]?.getAttribute(side)),
    );
    // 84 pixels of a 96th of an inch, in Word's unit for pictures.
    expect([width, height]).toEqual([168 * 9525, 84 * 9525]);
    expect(lines).toContain('Mill Lane House · Ashford Green · ZZ1 1AA');
  });

  it('goes to whoever there is: without a head, a signatory or copies', async () => {
    const { lines } = await made({ to: [], signatory: null, copies: [], addressLines: [] });
    expect(lines).toEqual(expect.arrayContaining(['Headteacher', 'Dear Headteacher,']));
    expect(lines.slice(-2)).toEqual(['Yours sincerely,', 'Mill Lane Learning Trust']);
  });

  it('is the same on every day it is made', async () => {
    const { lines } = await made();
    expect(lines.join()).not.toContain('as at');
  });

  it.each([
    ['XML', '</w:t></w:r><w:p/>&#0;<!-- ]]>', '</w:t></w:r><w:p/>&#0;<!-- ]]>'],
    ['control characters', 'Oak\u0000\u0007wood', 'Oakwood'],
    ['direction overrides', 'Oak\u202ewood\u2066', 'Oakwood'],
    ['half a character', 'Oak\ud800wood', 'Oakwood'],
    ['the library’s own placeholder', '{default-bullet-numbering-0}', '{default-bullet-numbering-0}'],
    ['several lines', 'Oak\r\nwood', 'Oak wood'],
  ])('holds %s as text wherever people typed it', async (_what, typed, read) => {
    const { lines, parts } = await made({
      ...{ trustName: typed, schoolName: typed, to: [typed], copies: [typed], addressLines: [typed] },
      ...{ signatory: { name: typed, title: typed }, title: typed, ending: [typed] },
    });
    expect(lines.filter(line => line.includes(read)).length).toBeGreaterThanOrEqual(8);
    expect(parts.size).toBeGreaterThan(5);
  });
});
