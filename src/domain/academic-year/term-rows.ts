import { cellText, quoted } from '../import/cell.ts';
import { type Columns, findColumns, headingKey, headingsInWords } from '../import/headings.ts';
import { ImportRefused, type RowFault } from '../import/import-refused.ts';
import { readDate } from '../school/register-values.ts';
import { CalendarScope } from './calendar-entries.ts';
import { KIND_NAMES, LEFT_OUT, termMeaning } from './term-words.ts';
import type { TermNote, TermRow } from './terms-reading.ts';

export type TermColumn = 'kind' | 'name' | 'start' | 'end' | 'scope' | 'la' | 'urn';
const ALIASES = {
  kind: ['Kind', 'Type', 'Event type', 'Category'],
  name: ['Name', 'Title', 'Description', 'Event', 'Summary'],
  start: ['Start', 'Start date', 'Starts', 'Starts on', 'From', 'First day', 'Begins', 'Date'],
  end: ['End', 'End date', 'Ends', 'Ends on', 'To', 'Until', 'Last day', 'Finish'],
  scope: ['Scope', 'For', 'Applies to'],
  la: ['LA', 'LA code', 'LA (code)', 'Local authority', 'Local authority code'],
  urn: ['URN', 'School URN', 'Unique reference number'],
} as const;
const NEEDED = ['kind', 'start', 'end'] as const;

/** Finds the columns. Throws ImportRefused, every missing one named. */
export function mapTermColumns(headings: readonly string[]): Columns<TermColumn> {
  const columns = findColumns<TermColumn>(headings, ALIASES);
  const missing = NEEDED.filter(c => !columns.has(c)).map(c => ALIASES[c][0]);
  if (missing.length > 0) {
    throw new ImportRefused(
      `This is not a list of term dates: it has no column ${missing.join(', ')}. Headings found: ${headingsInWords(headings)}. The file needs the headings Kind, Name, Start and End, one row for each term, half term, INSET day or closure.`,
    );
  }
  return columns;
}

export function looksLikeTerms(headings: readonly string[]): boolean {
  const keys = new Set(headings.map(headingKey));
  return NEEDED.every(column => ALIASES[column].some(a => keys.has(headingKey(a))));
}

/** Reads one row; `scope` holds where the row does not name its own. A blank end is the day of the start. */
export function readTermRow(
  columns: Columns<TermColumn>,
  scope: CalendarScope,
  line: number,
  fields: readonly string[],
): TermRow | TermNote | RowFault[] {
  const cell = (column: TermColumn) => cellText(fields[columns.get(column) ?? -1]);
  const kind = termMeaning(cell('kind'));
  if (kind === 'bank-holiday' || kind === 'holidays')
    return { line, leftOut: `${quoted(cell('name') || cell('kind'))} ${LEFT_OUT[kind]}` };
  const reasons: string[] = [];
  if (!kind)
    reasons.push(
      `${cell('kind') ? `kind ${quoted(cell('kind'))} is not known` : 'no kind'}: write term, half term, INSET or closure`,
    );
  const day = (column: 'start' | 'end') => {
    const read = readDate(cell(column));
    if ('fault' in read) reasons.push(`${column} ${read.fault}`);
    return 'fault' in read ? null : read.value;
  };
  const [startsOn, endsOn] = [day('start'), day('end')];
  if (startsOn === null && reasons.every(reason => !reason.startsWith('start'))) reasons.push('no start');
  if (cell('name').length > 60) reasons.push('the name is longer than 60 characters');
  const own = ownScope(cell('urn'), cell('la'), cell('scope'));
  if (own && 'fault' in own) reasons.push(own.fault);
  if (reasons.length > 0 || !kind || !startsOn || (own && 'fault' in own))
    return reasons.map(reason => ({ line, reason }));
  const name = cell('name') || KIND_NAMES[kind];
  return { line, scope: own?.scope ?? scope, kind, name, startsOn, endsOn: endsOn ?? startsOn };
}

/** The nearest that is filled in: a school stands in its local authority. null: the row names none. */
function ownScope(
  urn: string,
  la: string,
  scope: string,
): { scope: CalendarScope } | { fault: string } | null {
  const filled = urn ? `school:${urn}` : la ? `la:${la.replace(/^la[: ]\s*/i, '')}` : scope;
  return filled ? readScope(filled) : null;
}

/** "trust", "la:831", "LA 831", "school:900001" or a bare URN. */
export function readScope(text: string): { scope: CalendarScope } | { fault: string } {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^la\s*[: ]\s*/, 'la:')
    .replace(/^(school|urn)\s*[: ]\s*|^(?=[1-9]\d{5}$)/, 'school:');
  const read = CalendarScope.safeParse(plain);
  return read.success
    ? { scope: read.data }
    : { fault: `${quoted(text.trim())} is not trust, la:CODE (such as la:831) or school:URN` };
}
