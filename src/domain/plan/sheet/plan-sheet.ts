import type { RowFault } from '../../import/import-refused.ts';
import type { PlanColumns } from './choose-columns.ts';
import type { HeadingRows } from './find-headings.ts';
import { PLAN_FIELDS, type PlanField } from './plan-headings.ts';
import { type Cell, isEmpty, placeOf, type Sheet, textIn } from './sheet.ts';

/** Something about one place of a sheet that whoever reads it in is told. */
export interface SheetNote {
  /** From 1. */
  readonly line: number;
  readonly at: string;
  readonly text: string;
}

/** A cell of a plan: where it is and what it holds. */
export interface Found {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
}

/** A plan's sheet by what its columns are. Rows count from 0. */
export interface PlanSheet {
  readonly sheet: Sheet;
  readonly columns: PlanColumns;
  /** The rows under the headings. */
  readonly rows: readonly number[];
  /** What stands in the row itself. */
  own(row: number, field: PlanField): Found | null;
  /** The same, or what a merged cell has there that began further up, under the headings. */
  at(row: number, field: PlanField): Found | null;
  /** Every cell of a row that holds something, under whatever heading. */
  filled(row: number): readonly number[];
  /** Fields of this row that hold something of their own. */
  fieldsIn(row: number): readonly PlanField[];
  place(found: Pick<Found, 'row' | 'column'>): string;
  fault(found: Pick<Found, 'row' | 'column'>, reason: string): RowFault;
  note(found: Pick<Found, 'row' | 'column'>, text: string): SheetNote;
}

export function planSheet(sheet: Sheet, { last }: HeadingRows, columns: PlanColumns): PlanSheet {
  const began = startsOfMerges(sheet, last);
  const cellAt = (row: number, column: number): Found | null => {
    const cell = sheet.rows[row]?.[column] ?? null;
    return cell === null || isEmpty(cell) ? null : { row, column, cell };
  };
  const own = (row: number, field: PlanField) => {
    const column = columns.get(field);
    return column === undefined ? null : cellAt(row, column);
  };
  const place = ({ row, column }: Pick<Found, 'row' | 'column'>) => placeOf(sheet, row, column);
  return {
    sheet,
    columns,
    rows: sheet.rows.flatMap((_, row) => (row > last ? [row] : [])),
    own,
    at(row, field) {
      const column = columns.get(field);
      const from = column === undefined ? undefined : began.get(column)?.get(row);
      return own(row, field) ?? (column === undefined || from === undefined ? null : cellAt(from, column));
    },
    filled: row =>
      (sheet.rows[row] ?? []).flatMap((_, column) => (cellAt(row, column) === null ? [] : [column])),
    fieldsIn: row => PLAN_FIELDS.filter(field => own(row, field) !== null),
    place,
    fault: (found, reason) => ({ line: found.row + 1, at: place(found), reason }),
    note: (found, text) => ({ line: found.row + 1, at: place(found), text }),
  };
}

/** By column and row, the row in which a merged cell began; the headings' own merges reach into no action. */
function startsOfMerges({ merges, rows }: Sheet, last: number): Map<number, Map<number, number>> {
  const began = new Map<number, Map<number, number>>();
  for (const { top, bottom, left } of merges) {
    if (top <= last) continue;
    const column = began.get(left) ?? new Map<number, number>();
    began.set(left, column);
    for (let row = top + 1; row <= Math.min(bottom, rows.length - 1); row++) column.set(row, top);
  }
  return began;
}

/** What is not read of a sheet that has something in it: above the headings, and columns that are no part of a plan. */
export function notRead(
  { sheet, columns, rows: under }: PlanSheet,
  { first, last, headings }: HeadingRows,
  used: Found | null,
): SheetNote[] {
  const isFilled = (row: number) => (sheet.rows[row] ?? []).some(cell => !isEmpty(cell));
  const above = sheet.rows.flatMap((_, row) =>
    row < first && row !== used?.row && isFilled(row) ? [row] : [],
  );
  const where = sheet.name === null ? '' : `Sheet ${sheet.name}, `;
  const read = new Set(columns.values());
  const notes: SheetNote[] = [];
  if (above.length > 0)
    notes.push({
      line: 1,
      at: `${where}above row ${first + 1}`,
      text: 'stands above the headings: not imported',
    });
  for (const [column, { label }] of headings.entries()) {
    const row = under.find(each => !isEmpty(sheet.rows[each]?.[column]));
    if (read.has(column) || (row === undefined && !label)) continue;
    const text = sheet.hiddenColumns.has(column)
      ? 'is in a hidden column: not imported'
      : 'is no part of a plan here: not imported';
    const called = label || textIn(sheet.rows[row ?? last]?.[column]);
    const at = placeOf(sheet, label ? last : (row ?? last), column);
    notes.push({ line: last + 1, at: `${at} and below`, text: `“${called}” ${text}` });
  }
  return notes;
}
