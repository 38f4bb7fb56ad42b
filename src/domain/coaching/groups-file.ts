import { cellText, quoted } from '../import/cell.ts';
import { type Columns, findColumns, headingKey, headingsInWords } from '../import/headings.ts';
import { ImportRefused, type RowFault } from '../import/import-refused.ts';
import { IsoDate } from '../time/iso.ts';

export type GroupColumn = 'group' | 'member' | 'from' | 'to' | 'facilitator';
const ALIASES = {
  group: ['Group', 'Coaching group', 'Group name'],
  member: ['School', 'School URN or name', 'Member', 'Who', 'URN', 'Person'],
  from: ['From', 'Start', 'Start date'],
  to: ['To', 'Until', 'End', 'End date'],
  facilitator: ['Facilitator', 'Facilitated by'],
} as const;

/** One good row: who is of which group, from when until when. */
export interface GroupRow {
  readonly line: number;
  readonly group: string;
  /** A URN, a school's name, a person's name or e-mail address. */
  readonly member: string;
  /** null: none is given. */
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly facilitator: string;
}

/** Finds the columns. Throws ImportRefused, every missing one named. */
export function mapGroupColumns(headings: readonly string[]): Columns<GroupColumn> {
  const columns = findColumns<GroupColumn>(headings, ALIASES);
  const missing = (['group', 'member'] as const)
    .filter(each => !columns.has(each))
    .map(each => ALIASES[each][0]);
  if (missing.length > 0)
    throw new ImportRefused(
      `This is not a list of coaching groups: it has no column ${missing.join(', ')}. Headings found: ${headingsInWords(headings)}. The file needs the columns Group and School, and may have From, To and Facilitator, with one row for each member.`,
    );
  return columns;
}

export function looksLikeGroups(headings: readonly string[]): boolean {
  const keys = new Set(headings.map(headingKey));
  return (['group', 'member'] as const).every(each =>
    ALIASES[each].some(alias => keys.has(headingKey(alias))),
  );
}

export function readGroupRow(
  columns: Columns<GroupColumn>,
  line: number,
  fields: readonly string[],
): GroupRow | RowFault[] {
  const cell = (column: GroupColumn) => cellText(fields[columns.get(column) ?? -1]);
  const [group, member, facilitator] = [cell('group'), cell('member'), cell('facilitator')];
  const [from, to] = [dayIn(cell('from')), dayIn(cell('to'))];
  const at = (reason: string): RowFault => ({ line, reason });
  const faults = [
    ...(group === '' ? [at('no name of a group')] : []),
    ...(group.length > 60 ? [at('the name of the group is longer than 60 characters')] : []),
    ...(member === '' ? [at('no school and no person')] : []),
    ...(from === undefined
      ? [at(`From ${quoted(cell('from'))} is no day such as 2026-09-01 or 01/09/2026`)]
      : []),
    ...(to === undefined ? [at(`To ${quoted(cell('to'))} is no day such as 2027-07-21 or 21/07/2027`)] : []),
    ...(from && to && to < from ? [at('To is before From')] : []),
  ];
  return faults.length > 0 || from === undefined || to === undefined
    ? faults
    : { line, group, member, from, to, facilitator };
}

/** null: the cell is empty; undefined: it is no day. */
function dayIn(text: string): IsoDate | null | undefined {
  if (text === '') return null;
  const said = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const iso = said ? `${said[3]}-${said[2]?.padStart(2, '0')}-${said[1]?.padStart(2, '0')}` : text;
  return IsoDate.safeParse(iso).success ? iso : undefined;
}
