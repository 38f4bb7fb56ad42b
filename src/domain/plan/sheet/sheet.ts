import { cellText } from '../../import/cell.ts';
import type { IsoDate } from '../../time/iso.ts';
import { shortDay } from './short-day.ts';

/** What one cell really is. `null` in a row: nothing, or nothing but spaces. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string; readonly link?: string | undefined }
  /** `shown` is how the sheet writes it. */
  | { readonly kind: 'number'; readonly value: number; readonly shown: string }
  /** `isMonth`: the sheet shows no day ("Nov-26"), so only the month was meant. */
  | { readonly kind: 'date'; readonly day: IsoDate; readonly isMonth?: boolean | undefined }
  /** "#REF!", or a formula whose result was never kept. */
  | { readonly kind: 'broken'; readonly shown: string };

/** Both ends included, counted from 0. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet as a grid; rows and columns are counted from 0 in here and from 1 and A in what people read. */
export interface Sheet {
  /** null: a CSV file, which has one sheet without a name. */
  readonly name: string | null;
  readonly isHidden: boolean;
  readonly rows: readonly (readonly (Cell | null)[])[];
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** From which day its bare numbers count, when they are meant as dates. */
  readonly datesFrom: 1900 | 1904;
}

/** A sheet to be written. */
export interface NewSheet {
  readonly name: string;
  readonly rows: readonly (readonly (Cell | null)[])[];
  /** In characters, from the first column. */
  readonly widths: readonly number[];
  /** Columns in which Excel offers a list to choose from, in the rows from `from` on. */
  readonly choices: readonly {
    readonly column: number;
    readonly from: number;
    readonly values: readonly string[];
  }[];
}

/** "A", "Z", "AA". */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}

/** "D7". */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row + 1}`;

/** "Sheet AIP, cell D7"; of a CSV file "Cell D7". */
export function placeOf({ name }: Pick<Sheet, 'name'>, row: number, column: number): string {
  return name === null ? `Cell ${cellName(row, column)}` : `Sheet ${name}, cell ${cellName(row, column)}`;
}

/** A cell as it is read, on one line; the empty text where there is nothing. */
export function textIn(cell: Cell | null | undefined): string {
  return cellText(rawText(cell));
}

/** The same with its lines kept: each trimmed, and no empty ones. */
export function linesIn(cell: Cell | null | undefined): string {
  return rawText(cell)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(cellText)
    .filter(Boolean)
    .join('\n');
}

function rawText(cell: Cell | null | undefined): string {
  if (!cell) return '';
  if (cell.kind === 'text') return cell.text;
  return cell.kind === 'date' ? shortDay(cell.day) : cell.shown;
}

/** As `textIn` would find it, without reading a long text to its end. */
export const isEmpty = (cell: Cell | null | undefined): boolean => !SAYS_SOMETHING.test(rawText(cell));

const SAYS_SOMETHING = /[^\s\u200b\u200e\u200f\u2060\ufeff]/;
