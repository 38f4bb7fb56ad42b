import type { NewSheet, Sheet } from '#domain/plan/sheet/sheet.ts';

/** A file somebody gave: what it is called, for messages, and all that is in it. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Spreadsheets in and out, in memory. Nothing is stored in here, and nothing in a file is carried out. */
export interface PlanFiles {
  /** The most bytes a file may have: who takes one in from outside refuses a bigger one before it is all there. */
  readonly mostBytes: number;
  /**
   * The sheets of a .xlsx or .csv in their order, told apart by what is in the file and not by its name. A cell is what it
   * really is; of a formula only the result that the file keeps is read, never worked out, and pictures, comments and macros
   * are not looked at. Rows and columns with nothing in them may be left off at the end. The same file reads the same, so it
   * may be called again. Rejects with ImportRefused, and with nothing else, where the file is something else, locked,
   * damaged, or bigger than a plan can be, also when it only unpacks to that.
   */
  read(file: GivenFile): Promise<readonly Sheet[]>;
  /**
   * A file that reads back to the same cells. Text stays text in every program that opens it: what begins like a formula
   * (= + - @) is never one. A .csv is UTF-8 with a mark, and has only the first sheet. It may be called again.
   */
  write(sheets: readonly NewSheet[], format: 'xlsx' | 'csv'): Promise<Uint8Array>;
}
