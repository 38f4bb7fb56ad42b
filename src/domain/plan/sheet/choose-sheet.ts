import { quoted } from '../../import/cell.ts';
import { ImportRefused } from '../../import/import-refused.ts';
import { countInWords, listInWords } from '../../time/words.ts';
import { fieldNamed, type NamedColumns, NEEDED } from './choose-columns.ts';
import { FileAsks } from './file-question.ts';
import { findHeadings, type HeadingRows } from './find-headings.ts';
import { isPupilHeading } from './plan-headings.ts';
import { isEmpty, type Sheet, textIn } from './sheet.ts';
import { COMMAND_LINE, type Ways } from './ways.ts';

export interface FoundSheet {
  readonly sheet: Sheet;
  readonly rows: HeadingRows;
}

export interface SheetChoice {
  /** What the file is called, for refusals. */
  readonly file: string;
  /** The sheet a person asked for. */
  readonly sheet?: string | undefined;
  readonly columns: NamedColumns;
  /** The command line's, unless it says otherwise. */
  readonly ways?: Ways | undefined;
}

const needs = ({ template } = COMMAND_LINE): string =>
  `A plan has one row for each action, under headings such as Priority, Action, Who, By when, Success criteria; ${template}.`;

/** The one sheet with a plan's headings. Throws ImportRefused where there is none, or several to choose from. */
export function chooseSheet(
  sheets: readonly Sheet[],
  { file, sheet: asked, columns, ways }: SheetChoice,
): FoundSheet {
  const named = (sheet: Sheet) => sheet.name ?? '';
  const filled = sheets.filter(sheet => sheet.rows.some(row => row.some(cell => !isEmpty(cell))));
  if (filled.length === 0) throw new ImportRefused(`${file} is empty. ${needs(ways)}`);
  const meant =
    asked === undefined
      ? filled.filter(({ isHidden }) => !isHidden)
      : sheets.filter(sheet => named(sheet).trim().toLowerCase() === asked.trim().toLowerCase());
  const names = listInWords(filled.map(named).map(quoted));
  if (asked !== undefined && meant.length === 0)
    throw new ImportRefused(
      sheets.every(({ name }) => name === null)
        ? `${file} is a CSV file, which has no sheets: leave --sheet out.`
        : `${file} has no sheet ${quoted(asked)}: it has ${names}.`,
    );
  if (meant.length === 0 || meant.every(({ isHidden }) => isHidden))
    throw new ImportRefused(
      `${file}: ${asked === undefined ? 'every sheet' : `sheet ${quoted(asked)}`} is hidden. Show it, and read it again.`,
    );
  const isNamed = fieldNamed(columns);
  const found = meant.flatMap(sheet => {
    const rows = findHeadings(sheet, isNamed);
    return rows ? [{ sheet, rows }] : [];
  });
  const whole = found.filter(({ rows }) => NEEDED.every(field => rows.fields.has(field)));
  const fitting = whole.length > 0 ? whole : found;
  const [only] = fitting;
  if (!only) {
    refusePupils(meant, file, ways);
    throw new ImportRefused(`${file} has no row with the headings of a plan. ${needs(ways)}`);
  }
  if (fitting.length > 1)
    throw new FileAsks(
      `${file} has ${countInWords(fitting.length, 'sheet')} with a plan's headings: ${listInWords(fitting.map(({ sheet }) => quoted(named(sheet))))}. Say which: --sheet ${quoted(named(only.sheet))}.`,
      [{ of: 'sheet', names: fitting.map(({ sheet }) => named(sheet)) }],
    );
  return only;
}

/** A list of pupils has no plan's headings, and is better told why. */
function refusePupils(sheets: readonly Sheet[], file: string, ways: SheetChoice['ways']): void {
  const isList = sheets.some(({ rows }) =>
    rows.slice(0, 20).some(row => row.some(cell => isPupilHeading(textIn(cell)))),
  );
  if (isList)
    throw new ImportRefused(
      `${file} looks like a list of pupils, and nothing about a pupil is ever kept here. Nothing was imported. ${needs(ways)}`,
    );
}
