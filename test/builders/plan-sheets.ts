import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { xlsxPlanFiles } from '#adapters/plan-files/xlsx-plan-files.ts';
import { ImportRefused } from '#domain/import/import-refused.ts';
import { type PlanReading, readPlan } from '#domain/plan/read-plan.ts';
import type { Sheet } from '#domain/plan/sheet/sheet.ts';
import { serialOf } from '#domain/plan/sheet/short-day.ts';
import { schoolYears } from './school-years.ts';

/** What a person typed: a text, a number, or a cell that is more than that. */
export type Typed = string | number | null | CellObject;

/** A real date of a workbook; `format` is how it shows it. */
export const realDate = (day: string, format = 'dd/mm/yyyy'): CellObject => ({
  t: 'n',
  v: serialOf(day),
  z: format,
});

export const linkTo = (text: string, target: string): CellObject => ({
  t: 's',
  v: text,
  l: { Target: target },
});

export interface MessySheet {
  readonly name?: string;
  readonly rows: readonly (readonly Typed[])[];
  /** "A3:A5". */
  readonly merges?: readonly string[];
  /** As people count them: 5 is the fifth row. */
  readonly hiddenRows?: readonly number[];
  /** "C". */
  readonly hiddenColumns?: readonly string[];
  readonly isHidden?: boolean;
}

/** A .xlsx as a school would send it. */
export function workbook(sheets: readonly MessySheet[], { counts = 1900 as 1900 | 1904 } = {}): Buffer {
  const book = utils.book_new();
  book.Workbook = {
    WBProps: { date1904: counts === 1904 },
    Sheets: sheets.map(({ isHidden }) => ({ Hidden: isHidden ? 1 : 0 })),
  };
  for (const [at, sheet] of sheets.entries())
    utils.book_append_sheet(book, worksheet(sheet), sheet.name ?? `Sheet${at + 1}`);
  return write(book, { type: 'buffer', bookType: 'xlsx' });
}

function worksheet({ rows, merges, hiddenRows, hiddenColumns }: MessySheet): WorkSheet {
  const sheet: WorkSheet = {};
  const width = Math.max(1, ...rows.map(row => row.length));
  for (const [r, row] of rows.entries())
    for (const [c, cell] of row.entries()) {
      if (cell === null) continue;
      const object: CellObject =
        typeof cell === 'string'
          ? { t: 's', v: cell }
          : typeof cell === 'number'
            ? { t: 'n', v: cell }
            : cell;
      sheet[utils.encode_cell({ r, c })] = object;
    }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: width } });
  sheet['!merges'] = (merges ?? []).map(range => utils.decode_range(range));
  const [hidden, hiddenAcross] = [sheet['!rows'] ?? [], sheet['!cols'] ?? []];
  for (const row of hiddenRows ?? []) hidden[row - 1] = { hidden: true };
  for (const column of hiddenColumns ?? []) hiddenAcross[utils.decode_col(column)] = { hidden: true };
  sheet['!rows'] = hidden;
  sheet['!cols'] = hiddenAcross;
  return sheet;
}

export type ReadOptions = Partial<Parameters<typeof readPlan>[1]>;

/** Reads sheets as a plan of 2026/27, at a school with the terms of the tests. */
export function readAsPlan(sheets: readonly Sheet[], options: ReadOptions = {}): PlanReading {
  return readPlan(sheets, {
    ...{ file: 'plan.xlsx', columns: {}, ongoing: 'refused', tags: [], year: 2026 },
    calendar: schoolYears(),
    ...options,
  });
}

/** A grid without a file around it: of texts, or of cells. */
export function gridOf(rows: readonly (readonly (string | null | Sheet['rows'][number][number])[])[]): Sheet {
  return {
    ...{ name: 'AIP', isHidden: false, merges: [], datesFrom: 1900 },
    ...{ hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() },
    rows: rows.map(row => row.map(cell => (typeof cell === 'string' ? { kind: 'text', text: cell } : cell))),
  };
}

export const PLAN_HEADINGS = ['Priority', 'Action', 'Who', 'By when'];

const files = xlsxPlanFiles();
export const readBytes = async (bytes: Buffer, options: ReadOptions = {}) =>
  readAsPlan(await files.read({ name: 'plan.xlsx', bytes }), options);
export const readSheets = (sheets: MessySheet | readonly MessySheet[], options: ReadOptions = {}) =>
  readBytes(workbook([sheets].flat()), options);
/** The message, and each fault as "cell: reason". */
export async function refusedReading(reading: Promise<unknown>) {
  const error = await reading.then(
    () => new Error('it was read'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ImportRefused)) throw error;
  return { message: error.message, faults: error.faults.map(({ at, reason }) => `${at}: ${reason}`) };
}
export const saidOf = (notes: readonly { at: string; text: string }[]) =>
  notes.map(({ at, text }) => `${at}: ${text}`);
