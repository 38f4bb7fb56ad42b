import { quoted } from '../../import/cell.ts';
import { headingKey } from '../../import/headings.ts';
import { ImportRefused, type RowFault } from '../../import/import-refused.ts';
import { listInWords } from '../../time/words.ts';
import { FileAsks, type FileQuestion, type HeadedColumn } from './file-question.ts';
import type { HeadingRows } from './find-headings.ts';
import {
  FIELD_NAMES,
  isPupilHeading,
  PLAN_FIELDS,
  type PlanField,
  TEMPLATE_HEADINGS,
} from './plan-headings.ts';
import { columnName, placeOf, type Sheet } from './sheet.ts';

/** What a person said of columns: a heading, a column's letter, or `none` for leaving it out. */
export type NamedColumns = Readonly<Partial<Record<PlanField, string>>>;

/** Which column holds what, counted from 0. */
export type PlanColumns = ReadonlyMap<PlanField, number>;

export const NEEDED = ['action', 'due'] as const satisfies readonly PlanField[];
const LEAVE_OUT = 'none';

export const isLeftOut = (named: NamedColumns, field: PlanField): boolean =>
  named[field]?.trim().toLowerCase() === LEAVE_OUT;

/** The field that a heading was named for. */
export function fieldNamed(named: NamedColumns): (label: string) => PlanField | null {
  const keys = new Map(PLAN_FIELDS.map(field => [headingKey(named[field] ?? ''), field] as const));
  keys.delete('');
  return label => keys.get(headingKey(label)) ?? null;
}

/**
 * Finds each field's column: the one a person named, else the one with a usual heading, else one that has it in a longer
 * heading. Throws ImportRefused where several are as good, with how to say which; where a needed one is missing; and
 * where a column is a pupil's.
 */
export function chooseColumns(
  sheet: Sheet,
  rows: HeadingRows,
  named: NamedColumns,
  file: string,
): PlanColumns {
  refusePupils(sheet, rows, file);
  const chosen = new Map<PlanField, number>();
  for (const field of PLAN_FIELDS) {
    const said = named[field];
    if (said !== undefined && !isLeftOut(named, field))
      chosen.set(field, columnSaid(sheet, rows, field, said, file));
  }
  const questions: (RowFault & { readonly question: FileQuestion })[] = [];
  const open = PLAN_FIELDS.filter(field => named[field] === undefined);
  const taken = new Set(chosen.values());
  const visible = rows.headings.flatMap((heading, column) =>
    heading.meaning && !taken.has(column) && !sheet.hiddenColumns.has(column)
      ? [{ ...heading, meaning: heading.meaning, column }]
      : [],
  );
  for (const field of open) {
    const able = visible.filter(({ meaning }) => meaning.fields.includes(field));
    const exact = able.filter(({ meaning }) => meaning.isExact);
    const [only, ...more] = exact.length > 0 ? exact : able;
    if (!only) continue;
    const others = only.meaning.fields.filter(other => other !== field && open.includes(other));
    if (more.length > 0) questions.push(whichOf(sheet, rows, field, [only, ...more]));
    else if (others.length === 0) chosen.set(field, only.column);
    // Asked once, at the first of the fields it may be.
    else if (!questions.some(({ at }) => at === placeOf(sheet, rows.last, only.column)))
      questions.push(whatIs(sheet, rows, only, [field, ...others]));
  }
  if (questions.length > 0)
    throw new FileAsks(
      `${file} can be read in more than one way, so nothing was imported. Say which:`,
      questions.map(({ question }) => question),
      questions.map(({ question: _asked, ...fault }) => fault),
    );
  const missing = NEEDED.filter(field => !chosen.has(field));
  if (missing.length > 0) {
    const columns = rows.headings.flatMap(({ label }, column) =>
      label && !sheet.hiddenColumns.has(column) && ![...chosen.values()].includes(column)
        ? [headed({ label, column })]
        : [],
    );
    throw new FileAsks(
      missingInWords(sheet, rows, missing, file),
      columns.length < missing.length
        ? []
        : missing.map(field => ({ of: 'field', field, isNeeded: true, columns })),
    );
  }
  return chosen;
}

function columnSaid(sheet: Sheet, rows: HeadingRows, field: PlanField, said: string, file: string): number {
  const key = headingKey(said);
  const same = rows.headings.flatMap(({ label }, column) =>
    label && headingKey(label) === key ? [column] : [],
  );
  const lettered = rows.headings.findIndex((_, column) => columnName(column) === said.trim().toUpperCase());
  const [column, second] = same.length > 0 ? same : lettered >= 0 ? [lettered] : [];
  const option = `--column ${field}`;
  if (column === undefined)
    throw new ImportRefused(
      `${file} has no column ${quoted(said)} for ${option}. Its headings are ${headingsOf(rows)}: give one of these, or a column's letter.`,
    );
  if (second !== undefined)
    throw new ImportRefused(
      `${file} has ${same.length} columns headed ${quoted(said)}: give a letter, such as ${option}=${columnName(column)}; they are ${listInWords(same.map(columnName))}.`,
    );
  if (sheet.hiddenColumns.has(column))
    throw new ImportRefused(
      `${file}: column ${columnName(column)} is hidden. Show it in the sheet, and read it again.`,
    );
  return column;
}

interface Candidate {
  readonly label: string;
  readonly column: number;
}

const headed = ({ label, column }: Candidate): HeadedColumn => ({ label, column: columnName(column) });

function whichOf(
  sheet: Sheet,
  rows: HeadingRows,
  field: PlanField,
  candidates: readonly Candidate[],
): RowFault & { question: FileQuestion } {
  const labels = new Set(candidates.map(({ label }) => headingKey(label)));
  const named = candidates.map(({ label, column }) => `${quoted(label)} (column ${columnName(column)})`);
  const [first] = candidates as readonly [Candidate];
  const say = labels.size === candidates.length ? quoted(first.label) : columnName(first.column);
  return {
    line: rows.last + 1,
    at: placeOf(sheet, rows.last, first.column),
    question: { of: 'field', field, isNeeded: false, columns: candidates.map(headed) },
    reason: `${listInWords(named)} may each be the ${FIELD_NAMES[field]}: add such as --column ${field}=${say}, or --column ${field}=none to leave it out`,
  };
}

function whatIs(
  sheet: Sheet,
  rows: HeadingRows,
  { label, column }: Candidate,
  fields: readonly PlanField[],
): RowFault & { question: FileQuestion } {
  const names = fields.map(field => `the ${FIELD_NAMES[field]}`);
  const ways = fields.map(field => `--column ${field}=${quoted(label)}`);
  return {
    line: rows.last + 1,
    at: placeOf(sheet, rows.last, column),
    question: { of: 'column', column: headed({ label, column }), fields: [...fields] },
    reason: `${quoted(label)} may be ${listInWords(names, 'or')}: add ${listInWords(ways, 'or')}`,
  };
}

function missingInWords(
  sheet: Sheet,
  rows: HeadingRows,
  missing: readonly PlanField[],
  file: string,
): string {
  const where =
    sheet.name === null
      ? `Row ${rows.last + 1} of ${file}`
      : `${file}: row ${rows.last + 1} of sheet ${sheet.name}`;
  const what = listInWords(
    missing.map(field => `the ${FIELD_NAMES[field]}`),
    'or',
  );
  const hidden = rows.headings.flatMap(({ meaning }, column) =>
    sheet.hiddenColumns.has(column) && missing.some(field => meaning?.fields.includes(field))
      ? [columnName(column)]
      : [],
  );
  const show = hidden.length > 0 ? ` Column ${listInWords(hidden)} is hidden: show it in the sheet.` : '';
  const [first] = missing;
  const heading = first ? TEMPLATE_HEADINGS[first] : '';
  return `${where} has the headings ${headingsOf(rows)}, and none for ${what}.${show} Call one ${quoted(heading)}, or say which it is: --column ${first}=HEADING.`;
}

function refusePupils(sheet: Sheet, { headings, last }: HeadingRows, file: string): void {
  const found = headings.flatMap(({ label }, column) =>
    isPupilHeading(label)
      ? [
          {
            line: last + 1,
            at: placeOf(sheet, last, column),
            reason: `${quoted(label)} looks like data about pupils`,
          },
        ]
      : [],
  );
  if (found.length > 0)
    throw new ImportRefused(
      `${file} has columns about pupils, and nothing about a pupil is ever kept here. Nothing was imported: delete those columns and read it again:`,
      found,
    );
}

const headingsOf = ({ headings }: HeadingRows): string =>
  listInWords(headings.flatMap(({ label }) => (label ? [quoted(label)] : [])).slice(0, 12));
