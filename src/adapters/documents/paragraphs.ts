import {
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { INK, LABEL_WIDTH, STYLE, TEXT_WIDTH } from './page-style.ts';
import { lineOf, linesOf } from './plain-text.ts';

type Look = { readonly bold?: boolean; readonly color?: string; readonly size?: number };

/**
 * People's text, line by line. Always as `text`: among `children` the library takes the word "CURRENT" for a page
 * number. A run ends after each "{": the library replaces its own placeholders, as "{default-bullet-numbering-0}", in
 * the finished XML wherever they stand, so a person who writes one would read "1" instead.
 */
export function words(text: string, look: Look = {}): TextRun[] {
  return linesOf(text).flatMap((line, at) =>
    line
      .split(/(?<=\{)/)
      .map((part, of) => new TextRun({ ...look, text: part, ...(at > 0 && of === 0 && { break: 1 }) })),
  );
}

export function paragraph(
  text: string,
  style?: (typeof STYLE)[keyof typeof STYLE],
  more: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({ ...more, ...(style && { style }), children: words(text) });
}

/** "Decided: …", its first words in bold. */
export function labelled(
  label: string,
  text: string,
  style: (typeof STYLE)[keyof typeof STYLE],
  look: Look = {},
): Paragraph {
  const children = [...words(`${label} `, { bold: true, ...look }), ...words(text)];
  return new Paragraph({ style, children });
}

/** "Chair    Priya Shah": the value begins where those above and below it do. */
export function fact(label: string, value: string): Paragraph {
  return new Paragraph({
    style: STYLE.fact,
    tabStops: [{ type: TabStopType.LEFT, position: LABEL_WIDTH }],
    children: [...words(`${label}:`, { bold: true, color: INK.heading }), new TextRun('\t'), ...words(value)],
  });
}

export function heading(level: 1 | 2, text: string, tag?: string): Paragraph {
  return new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    children: [...words(lineOf(text)), ...(tag ? words(` –\u00a0${tag}`, { color: INK.warning }) : [])],
  });
}

export interface Column {
  readonly title: string;
  /** Of the table's whole width. */
  readonly share: number;
}

/** A table whose first row is repeated on every page it reaches, and is announced as headings. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((TEXT_WIDTH * share) / whole));
  const cell = (text: string, at: number, header: boolean) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      ...(header && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: INK.shade } }),
      children: [paragraph(text, header ? STYLE.cellHeading : STYLE.cell)],
    });
  const rule = { style: BorderStyle.SINGLE, size: 4, color: INK.rule };
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: false, noVBand: true },
    margins: { top: 20, bottom: 20, left: 100, right: 100 },
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, at) => cell(title, at, true)),
      }),
      ...rows.map(
        row => new TableRow({ cantSplit: true, children: row.map((text, at) => cell(text, at, false)) }),
      ),
    ],
  });
}
