import { type Meaning, meaningOf, type PlanField } from './plan-headings.ts';
import { type Merge, type Sheet, textIn } from './sheet.ts';

/** One column's heading: what it says, and what that may mean. */
export interface Heading {
  readonly label: string;
  readonly meaning: Meaning | null;
}

/** Where the headings of a sheet are: one row, or two that are read together. */
export interface HeadingRows {
  readonly first: number;
  readonly last: number;
  /** By column. */
  readonly headings: readonly Heading[];
  /** All that the visible columns may be. */
  readonly fields: ReadonlySet<PlanField>;
}

/** Title blocks are long, but not longer than this. */
const SEARCHED = 60;
/** "Action" alone stands in many a sentence; two headings beside each other are a plan. */
const FEWEST = 2;

/**
 * The rows that head a plan: those that name most of what a plan has, the first of equals. Two rows together only where
 * they say more than one of them. `isNamed` adds the columns that were named by the person. null: this sheet has none.
 */
export function findHeadings(sheet: Sheet, isNamed: (label: string) => PlanField | null): HeadingRows | null {
  const rows = Array.from({ length: Math.min(sheet.rows.length, SEARCHED) }, (_, row) => row);
  const found = (together: readonly [number, number][]): HeadingRows[] =>
    together
      .filter(both => both.every(row => row < sheet.rows.length && !sheet.hiddenRows.has(row)))
      .map(([first, last]) => {
        const headings = first === last ? oneRow(sheet, first) : twoRows(sheet, first);
        return { first, last, headings, fields: fieldsOf(sheet, headings, isNamed) };
      });
  const all = [...found(rows.map(row => [row, row])), ...found(rows.map(row => [row, row + 1]))];
  const best = all.reduce<HeadingRows | null>(
    (most, next) => (next.fields.size > (most?.fields.size ?? 0) ? next : most),
    null,
  );
  return best && best.fields.size >= FEWEST ? best : null;
}

const widthOf = (sheet: Sheet): number => Math.max(0, ...sheet.rows.map(row => row.length));

function oneRow(sheet: Sheet, row: number): Heading[] {
  return Array.from({ length: widthOf(sheet) }, (_, column) => {
    const label = textIn(sheet.rows[row]?.[column]);
    return { label, meaning: label ? meaningOf(label) : null };
  });
}

/** The lower heading, where it says enough by itself; else with the one above it, which may reach over several columns. */
function twoRows(sheet: Sheet, row: number): Heading[] {
  const above = sheet.merges.filter(({ top, bottom }) => top <= row && row <= bottom);
  return Array.from({ length: widthOf(sheet) }, (_, column) => {
    const upper = textIn(sheet.rows[row]?.[column]) || textOver(sheet, above, column);
    const lower = textIn(sheet.rows[row + 1]?.[column]);
    const both = [upper, lower].filter(Boolean).join(' ');
    if (!lower || !upper) return { label: both, meaning: both ? meaningOf(both) : null };
    const own = meaningOf(lower);
    return own ? { label: lower, meaning: own } : { label: both, meaning: meaningOf(both) };
  });
}

function textOver(sheet: Sheet, merges: readonly Merge[], column: number): string {
  const merge = merges.find(({ left, right }) => left < column && column <= right);
  return merge ? textIn(sheet.rows[merge.top]?.[merge.left]) : '';
}

function fieldsOf(
  sheet: Sheet,
  headings: readonly Heading[],
  isNamed: (label: string) => PlanField | null,
): Set<PlanField> {
  const fields = new Set<PlanField>();
  for (const [column, { label, meaning }] of headings.entries()) {
    if (sheet.hiddenColumns.has(column) || !label) continue;
    const named = isNamed(label);
    if (named) fields.add(named);
    // A sentence of the plan is no heading, whatever words are in it.
    else if (meaning && label.length <= LONGEST) for (const field of meaning.fields) fields.add(field);
  }
  return fields;
}

const LONGEST = 60;
