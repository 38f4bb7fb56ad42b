import { Footer, HeadingLevel, ImageRun, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { LetterSection } from '#domain/category/letter-text.ts';
import type { Letterhead } from '#domain/category/letterhead.ts';
import type { PrintedLetter } from '#domain/category/printed-letter.ts';
import { dateInWords, listInWords } from '#domain/time/words.ts';
import { INK, mm, STYLE, TEXT_WIDTH } from './page-style.ts';
import { paragraph, words } from './paragraphs.ts';
import { lineOf } from './plain-text.ts';

/** The whole letter in the order in which it is read. */
export function letterBody(letter: PrintedLetter): Paragraph[] {
  return [
    ...head(letter),
    ...address(letter),
    new Paragraph({
      heading: HeadingLevel.TITLE,
      spacing: { before: 240, after: letter.standing === null ? 160 : 100 },
      children: words(lineOf(letter.title), { size: 32 }),
    }),
    ...(letter.standing === null ? [] : [paragraph(lineOf(letter.standing), STYLE.standing)]),
    paragraph(`Dear ${listInWords(letter.to.map(lineOf)) || lineOf(letter.headWord)},`),
    ...letter.opening.map(text => paragraph(text)),
    ...letter.sections.flatMap(section),
    // With the signature, which is not to stand on a page by itself.
    ...letter.ending.map(text => paragraph(text, undefined, { keepNext: true, keepLines: true })),
    ...signature(letter),
  ];
}

/** As wide as the letterhead may be, in pixels of a 96th of an inch, and as high. */
const MOST_WIDTH = 600;
const MOST_HEIGHT = 84;

function head({ letterhead, trustName, addressLines }: PrintedLetter): Paragraph[] {
  const name = paragraph(lineOf(trustName), STYLE.trust);
  const where = addressLines.map(lineOf).filter(Boolean);
  return [
    ...(letterhead ? [picture(letterhead, trustName)] : [name]),
    ...(where.length > 0 ? [paragraph(where.join(' · '), STYLE.edge)] : []),
  ];
}

function picture({ bytes, type, width, height }: Letterhead, trustName: string): Paragraph {
  const scale = Math.min(MOST_WIDTH / width, MOST_HEIGHT / height, 1);
  const name = `Letterhead of ${lineOf(trustName)}`;
  return new Paragraph({
    spacing: { after: 60 },
    children: [
      new ImageRun({
        type,
        data: bytes,
        transformation: {
          width: Math.max(Math.round(width * scale), 1),
          height: Math.max(Math.round(height * scale), 1),
        },
        altText: { name, title: name, description: name },
      }),
    ],
  });
}

function address({ to, headWord, schoolName, date }: PrintedLetter): Paragraph[] {
  const names = to.map(lineOf);
  const lines = [
    ...(names.length > 0 ? [`${listInWords(names)}, ${lineOf(headWord)}`] : [lineOf(headWord)]),
    lineOf(schoolName),
  ];
  return [
    paragraph(dateInWords(date), STYLE.address, { spacing: { before: 200, after: 140 } }),
    ...lines.map(line => paragraph(line, STYLE.address)),
  ];
}

function section({ heading, paragraphs, bullets }: LetterSection): Paragraph[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      spacing: { before: 180, after: 50 },
      children: words(lineOf(heading), { color: INK.heading }),
    }),
    ...paragraphs.map(text => paragraph(text)),
    ...bullets.map(text =>
      paragraph(text, STYLE.bullet, {
        bullet: { level: 0 },
        indent: { left: mm(7), hanging: mm(4.5) },
      }),
    ),
  ];
}

function signature({ signatory, trustName, copies }: PrintedLetter): Paragraph[] {
  const keep = { keepNext: true, keepLines: true };
  return [
    paragraph('Yours sincerely,', STYLE.address, { ...keep, spacing: { before: 160, after: 420 } }),
    ...(signatory
      ? [
          new Paragraph({
            style: STYLE.address,
            ...keep,
            children: words(lineOf(signatory.name), { bold: true }),
          }),
          ...(signatory.title ? [paragraph(lineOf(signatory.title), STYLE.address, keep)] : []),
        ]
      : []),
    paragraph(lineOf(trustName), STYLE.address, copies.length > 0 ? keep : {}),
    ...(copies.length > 0
      ? [
          paragraph(`Copies: ${listInWords(copies.map(lineOf))}`, STYLE.edge, {
            spacing: { before: 200 },
          }),
        ]
      : []),
  ];
}

/** Of the trust alone: what a letter says is said when it is read, not when its file is made. */
export function letterFooter({ trustName, schoolName }: PrintedLetter): Footer {
  const page = new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] });
  const about = words(`${lineOf(trustName)} – letter to ${lineOf(schoolName)}`);
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.edge,
        tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
        children: [...about, new TextRun('\t'), page],
      }),
    ],
  });
}
