import { BorderStyle, convertMillimetersToTwip, type IStylesOptions, LineRuleType } from 'docx';

/** Lengths in Word's unit, the twentieth of a point. */
export const mm = convertMillimetersToTwip;
/** As Word itself writes A4; 210 mm by 297 mm come out a twentieth of a point short. */
export const A4 = { width: 11906, height: 16838 };
export const MARGIN = {
  top: mm(24),
  bottom: mm(22),
  left: mm(23),
  right: mm(23),
  header: mm(11),
  footer: mm(10),
};
/** A letter begins higher, where its letterhead is, and is to stay on two pages. */
export const LETTER_MARGIN = { ...MARGIN, top: mm(16), bottom: mm(18) };
/** Between the margins. */
export const TEXT_WIDTH = A4.width - MARGIN.left - MARGIN.right;
/** Where the values of "Chair", "Present" begin. */
export const LABEL_WIDTH = mm(30);

/** On white each is at least 7:1, the contrast that WCAG calls enhanced. */
export const INK = { heading: '1F3864', quiet: '505050', warning: '8B1A1A', rule: 'B4BFD1', shade: 'E9EDF4' };

/** Word has these under their names in its list of styles, so a trust can restyle a document in one place. */
export const STYLE = {
  trust: 'TrustName',
  fact: 'Fact',
  notice: 'Notice',
  item: 'Item',
  reason: 'Reason',
  decision: 'Decision',
  outcome: 'Outcome',
  label: 'Label',
  cell: 'TableText',
  cellHeading: 'TableHeading',
  edge: 'PageEdge',
  address: 'LetterAddress',
  standing: 'LetterStanding',
  bullet: 'LetterBullet',
} as const;

const FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial' };
/** Half points. */
const BODY = 21;
const SMALL = 18;

/** `line` in 240ths of a line; without the rule LibreOffice lets the lines of a large title overlap. */
const spaced = (space: { before?: number; after: number; line?: number }) => ({
  line: 264,
  lineRule: LineRuleType.AUTO,
  ...space,
});
const based = { basedOn: 'Normal', quickFormat: true } as const;
const bar = (color: string) => ({ style: BorderStyle.SINGLE, size: 18, color, space: 8 });

export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: BODY, language: { value: 'en-GB' } },
      paragraph: { spacing: spaced({ after: 100 }) },
    },
    title: {
      run: { font: FONT, size: 44, bold: true, color: INK.heading },
      paragraph: { spacing: spaced({ before: 0, after: 200, line: 240 }), keepNext: true },
    },
    heading1: {
      run: { font: FONT, size: 28, bold: true, color: INK.heading },
      paragraph: {
        spacing: spaced({ before: 400, after: 140 }),
        keepNext: true,
        keepLines: true,
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: INK.rule, space: 3 } },
      },
    },
    heading2: {
      run: { font: FONT, size: 23, bold: true, color: '1A1A1A' },
      paragraph: { spacing: spaced({ before: 280, after: 60 }), keepNext: true, keepLines: true },
    },
  },
  paragraphStyles: [
    {
      ...based,
      id: STYLE.trust,
      name: 'Trust Name',
      run: { size: 22, color: INK.quiet },
      paragraph: { spacing: spaced({ after: 40 }), keepNext: true },
    },
    {
      ...based,
      id: STYLE.fact,
      name: 'Fact',
      paragraph: { spacing: spaced({ after: 60 }), indent: { left: LABEL_WIDTH, hanging: LABEL_WIDTH } },
    },
    {
      ...based,
      id: STYLE.notice,
      name: 'Notice',
      paragraph: {
        // One bar for all of them, with space only after the last.
        spacing: spaced({ after: 200, line: 290 }),
        contextualSpacing: true,
        indent: { left: mm(4) },
        border: { left: bar(INK.warning) },
        keepLines: true,
      },
    },
    { ...based, id: STYLE.item, name: 'Item', paragraph: { spacing: spaced({ after: 80 }), keepNext: true } },
    {
      ...based,
      id: STYLE.reason,
      name: 'Reason',
      run: { size: 19, color: INK.quiet },
      paragraph: { spacing: spaced({ after: 80 }), keepNext: true },
    },
    {
      ...based,
      id: STYLE.decision,
      name: 'Decision',
      paragraph: {
        spacing: spaced({ before: 80, after: 120, line: 290 }),
        contextualSpacing: true,
        indent: { left: mm(4) },
        border: { left: bar(INK.heading) },
      },
    },
    {
      ...based,
      id: STYLE.outcome,
      name: 'Outcome',
      paragraph: { spacing: spaced({ before: 100, after: 100 }) },
    },
    {
      ...based,
      id: STYLE.label,
      name: 'Label',
      run: { bold: true },
      paragraph: { spacing: spaced({ before: 120, after: 60 }), keepNext: true },
    },
    {
      ...based,
      id: STYLE.cell,
      name: 'Table Text',
      run: { size: 19 },
      paragraph: { spacing: spaced({ before: 40, after: 40, line: 250 }) },
    },
    {
      ...based,
      id: STYLE.cellHeading,
      name: 'Table Heading',
      run: { size: 19, bold: true, color: INK.heading },
      paragraph: { spacing: spaced({ before: 40, after: 40, line: 250 }), keepNext: true },
    },
    {
      ...based,
      id: STYLE.edge,
      name: 'Page Edge',
      run: { size: SMALL, color: INK.quiet },
      paragraph: { spacing: spaced({ after: 0, line: 240 }) },
    },
    {
      ...based,
      id: STYLE.address,
      name: 'Letter Address',
      run: { size: 20 },
      paragraph: { spacing: spaced({ after: 0, line: 252 }) },
    },
    {
      ...based,
      id: STYLE.standing,
      name: 'Letter Standing',
      run: { size: 30, bold: true, color: INK.heading },
      paragraph: {
        spacing: spaced({ before: 40, after: 160, line: 300 }),
        indent: { left: mm(4) },
        border: { left: bar(INK.heading) },
        keepNext: true,
      },
    },
    {
      ...based,
      id: STYLE.bullet,
      name: 'Letter Bullet',
      paragraph: { spacing: spaced({ after: 40, line: 252 }) },
    },
  ],
};
