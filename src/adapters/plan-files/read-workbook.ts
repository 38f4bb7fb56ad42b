import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { Cell, Sheet } from '#domain/plan/sheet/sheet.ts';
import { cellName, isEmpty } from '#domain/plan/sheet/sheet.ts';
import { serialDay } from '#domain/plan/sheet/short-day.ts';
import { LONGEST_CELL, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS } from './limits.ts';
import { NO_RESULT_CODE } from './tame-sheet.ts';
import { unpack } from './unpack.ts';

/** The sheets of a .xlsx. Throws ImportRefused. */
export async function readWorkbook(name: string, bytes: Buffer): Promise<Sheet[]> {
  const workbook = parse(name, await unpack(name, bytes));
  const datesFrom = workbook.Workbook?.WBProps?.date1904 ? 1904 : 1900;
  return workbook.SheetNames.flatMap((sheetName, at) => {
    const sheet = workbook.Sheets[sheetName];
    // A chart on a sheet of its own has no cells.
    if (!sheet?.['!data']) return [];
    const isHidden = (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0;
    return [
      { name: sheetName, isHidden, datesFrom, ...gridOf(name, sheetName, sheet, datesFrom) } satisfies Sheet,
    ];
  });
}

function parse(name: string, bytes: Buffer): WorkBook {
  try {
    // `cellStyles` is what makes it say which rows and columns are hidden; the range a sheet claims is not believed.
    return read(bytes, {
      ...{ type: 'buffer', dense: true, nodim: true, cellDates: false },
      ...{ cellNF: true, cellStyles: true, cellHTML: false, cellFormula: false },
    });
  } catch {
    throw new ImportRefused(
      `${name} cannot be read as an Excel workbook: save it again in Excel, and read that.`,
    );
  }
}

function gridOf(file: string, name: string, sheet: WorkSheet, datesFrom: Sheet['datesFrom']) {
  const rows: (Cell | null)[][] = [];
  let characters = 0;
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  // Both are sparse: the last row of a sheet may be the millionth.
  data.forEach((cells, row) => {
    cells?.forEach((object, column) => {
      const cell = object ? cellOf(object, datesFrom) : null;
      const length = cell?.kind === 'text' ? cell.text.length : 0;
      characters += length;
      if (length > LONGEST_CELL || characters > MOST_CHARACTERS)
        throw new ImportRefused(
          `${file}: sheet ${name} has far more text than a plan, at cell ${cellName(row, column)}. Copy the plan alone into a new workbook, and read that.`,
        );
      if (!cell || isEmpty(cell)) return;
      if (row >= MOST_ROWS || column >= MOST_COLUMNS)
        throw new ImportRefused(
          `${file}: sheet ${name} has something in cell ${cellName(row, column)}, and a plan ends before row ${MOST_ROWS} and its ${MOST_COLUMNS}th column. Delete what stands beyond it, and read it again.`,
        );
      while (rows.length <= row) rows.push([]);
      const line = rows[row] ?? [];
      while (line.length < column) line.push(null);
      line[column] = cell;
    });
  });
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({
    top: s.r,
    left: s.c,
    bottom: e.r,
    right: e.c,
  }));
  return {
    rows,
    merges,
    hiddenRows: hiddenIn(sheet['!rows'], ({ hidden, hpt }) => hidden === true || hpt === 0),
    hiddenColumns: hiddenIn(sheet['!cols'], ({ hidden, width }) => hidden === true || width === 0),
  };
}

function hiddenIn<T>(
  all: readonly (T | null | undefined)[] | undefined,
  isHidden: (each: T) => boolean,
): Set<number> {
  const hidden = new Set<number>();
  all?.forEach((each, at) => {
    if (each && isHidden(each)) hidden.add(at);
  });
  return hidden;
}

function cellOf({ t, v, w, z, l }: CellObject, datesFrom: Sheet['datesFrom']): Cell | null {
  if (v === undefined || v === null) return null;
  if (t === 'e' && v === NO_RESULT_CODE) return { kind: 'broken', shown: 'a formula without a result' };
  if (t === 'e') return { kind: 'broken', shown: w ?? 'an error' };
  if (typeof v === 'number') {
    const format = String(z ?? '');
    const day = SSF.is_date(format) ? serialDay(v, datesFrom) : null;
    if (day) return isMonthAlone(format) ? { kind: 'date', day, isMonth: true } : { kind: 'date', day };
    return { kind: 'number', value: v, shown: w ?? String(v) };
  }
  const text = typeof v === 'boolean' ? (v ? 'TRUE' : 'FALSE') : String(v);
  return l?.Target ? { kind: 'text', text, link: l.Target } : { kind: 'text', text };
}

/** "mmm-yy": what Excel makes of "Nov 2026". */
function isMonthAlone(format: string): boolean {
  const bare = (format.split(';')[0] ?? '').toLowerCase().replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return bare.includes('m') && bare.includes('y') && !/[dhs]/.test(bare);
}
