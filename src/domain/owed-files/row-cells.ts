import { cellText, quoted } from '../import/cell.ts';
import { type Aliases, findColumns, headingKey, headingsInWords } from '../import/headings.ts';
import { ImportRefused, type RowFault } from '../import/import-refused.ts';
import { readDate } from '../school/register-values.ts';
import { Urn } from '../school/school.ts';
import type { IsoDate } from '../time/iso.ts';

/** The headings of one kind of file. */
export interface Headings<F extends string> {
  /** "a list of categories". */
  readonly what: string;
  readonly aliases: Aliases<F>;
  readonly needed: readonly F[];
  /** "The file needs the headings URN, Category and From, one row for …". */
  readonly needs: string;
}

export const URN_HEADINGS = ['URN', 'School URN', 'Unique reference number'] as const;

/** One row's cells; what is wrong with them gathers in `reasons`. */
export interface RowCells<F extends string> {
  readonly reasons: string[];
  text(column: F): string;
  /** Six digits, or the empty text and a reason. */
  urn(column: F): string;
  /** null where it is blank or wrong. */
  day(column: F): IsoDate | null;
  /** The row, unless something is wrong with it. */
  rowOr<Row>(row: Row): Row | RowFault[];
}

/** A reader of rows under these headings. Throws ImportRefused, every missing one named. */
export function cellsUnder<F extends string>(
  headings: readonly string[],
  { what, aliases, needed, needs }: Headings<F>,
): (line: number, fields: readonly string[]) => RowCells<F> {
  const columns = findColumns<F>(headings, aliases);
  const missing = needed.filter(column => !columns.has(column)).map(column => aliases[column][0]);
  if (missing.length > 0)
    throw new ImportRefused(
      `This is not ${what}: it has no column ${missing.join(', ')}. Headings found: ${headingsInWords(headings)}. ${needs}`,
    );
  return (line, fields) => {
    const reasons: string[] = [];
    const text = (column: F) => cellText(fields[columns.get(column) ?? -1]);
    return {
      reasons,
      text,
      urn(column) {
        const urn = text(column);
        if (Urn.safeParse(urn).success) return urn;
        reasons.push(urn ? `URN ${quoted(urn)} is not a number of six digits` : 'no URN');
        return '';
      },
      day(column) {
        const read = readDate(text(column));
        const [heading] = aliases[column];
        if ('fault' in read) reasons.push(`${heading} ${read.fault}`);
        const day = 'fault' in read ? null : read.value;
        if (day === null || (EARLIEST <= day && day <= LATEST)) return day;
        reasons.push(`${heading} ${quoted(text(column))} is a year that cannot be meant`);
        return null;
      },
      rowOr: row => (reasons.length > 0 ? reasons.map(reason => ({ line, reason })) : row),
    };
  };
}

/** A slip of a digit makes other years. */
const [EARLIEST, LATEST] = ['1990-01-01', '2099-12-31'];

export function looksLike<F extends string>(
  headings: readonly string[],
  { aliases, needed }: Headings<F>,
): boolean {
  const keys = new Set(headings.map(headingKey));
  return needed.every(column => aliases[column].some(alias => keys.has(headingKey(alias))));
}
