import { academicYearInWords, academicYearOf } from '../../academic-year/academic-year.ts';
import { quoted } from '../../import/cell.ts';
import type { RowFault } from '../../import/import-refused.ts';
import { dayInWords, someInWords } from '../../time/words.ts';
import type { DraftAction } from '../plan.ts';
import { type DueRules, dueDay } from './due-day.ts';
import { linksIn } from './links-in-cell.ts';
import { FIELD_NAMES, hasPupilNumber, type PlanField, TEMPLATE_HEADINGS } from './plan-headings.ts';
import type { Found, PlanSheet, SheetNote } from './plan-sheet.ts';
import { readRag } from './rag-in-words.ts';
import { columnName, linesIn, textIn } from './sheet.ts';
import { COMMAND_LINE } from './ways.ts';

/** What a sheet is read by. */
export interface PlanRules extends DueRules {
  /** The model's labels; none: what a sheet has is left out. */
  readonly tags: readonly string[];
}

/** What was found so far, in the order of the sheet. */
export interface Findings {
  readonly faults: RowFault[];
  /** Not imported, and why. */
  readonly skipped: SheetNote[];
  /** Imported, and worth a look. */
  readonly notes: SheetNote[];
}

/** Characters that what an action is made of may have, from a file or typed: what came in by one can be changed by the other. */
export const LONGEST: Readonly<Record<'priority' | 'action' | 'owner' | 'measure', number>> = {
  priority: 300,
  action: 2000,
  owner: 300,
  measure: 2000,
};
const MOST_OFFERED = 8;

/** The text of a cell; a fault where it is broken, too long, or names a pupil. */
export function readText(
  sheet: PlanSheet,
  found: Found | null,
  field: keyof typeof LONGEST,
  { faults }: Findings,
): string {
  if (!found || isWrong(sheet, found, faults)) return '';
  const hasLines = field === 'action' || field === 'measure';
  const text = hasLines ? linesIn(found.cell) : textIn(found.cell);
  const most = LONGEST[field];
  if (text.length > most)
    faults.push(
      sheet.fault(
        found,
        `the ${FIELD_NAMES[field]} has ${text.length.toLocaleString('en-GB')} characters: keep it to ${most.toLocaleString('en-GB')}`,
      ),
    );
  return text;
}

/** The action of a row. What is wrong with it gathers in the findings, and then it is not used. */
export function readAction(sheet: PlanSheet, row: number, rules: PlanRules, findings: Findings): DraftAction {
  const at = (field: PlanField) => sheet.at(row, field);
  return {
    text: readText(sheet, at('action'), 'action', findings),
    owner: readOwner(sheet, at('owner'), findings),
    dueOn: readDue(sheet, row, rules, findings),
    measure: readText(sheet, at('measure'), 'measure', findings),
    tag: readTag(sheet, at('tag'), rules, findings),
    rag: readRating(sheet, at('rag'), rules, findings),
    links: readEvidence(sheet, at('evidence'), findings),
  };
}

export function readOwner(sheet: PlanSheet, found: Found | null, findings: Findings): string {
  const owner = readText(sheet, found, 'owner', findings);
  if (found && /[/&,;+\n]|\b(and|with)\b/i.test(owner))
    findings.notes.push(
      sheet.note(found, `${quoted(owner)} is more than one person: name one of them by card afterwards`),
    );
  return owner;
}

export function readDue(
  sheet: PlanSheet,
  row: number,
  rules: PlanRules,
  { faults, notes }: Findings,
): string {
  const found = sheet.at(row, 'due');
  if (!found) {
    const column = sheet.columns.get('due') ?? 0;
    faults.push(sheet.fault({ row, column }, 'there is no date: write one such as 3 Nov 2026'));
    return '';
  }
  if (isWrong(sheet, found, faults)) return '';
  const due = dueDay(found.cell, sheet.sheet.datesFrom, rules);
  if ('fault' in due) {
    faults.push(sheet.fault(found, due.fault));
    return '';
  }
  const year = academicYearInWords(rules.year);
  const outside = academicYearOf(due.day) === rules.year ? '' : `, which is outside ${year}`;
  const day = dayInWords(due.day);
  if (due.isTaken)
    notes.push(sheet.note(found, `${quoted(textIn(found.cell))} is taken as ${day}${outside}`));
  else if (outside) notes.push(sheet.note(found, `the date is ${day}${outside}`));
  return due.day;
}

export function readTag(
  sheet: PlanSheet,
  found: Found | null,
  { tags, ways = COMMAND_LINE }: PlanRules,
  findings: Findings,
): string {
  const tag = readAny(sheet, found, findings);
  if (!found || tag === '') return '';
  const known = tags.find(each => each.toLowerCase() === tag.toLowerCase());
  if (known !== undefined) return known;
  if (tags.length === 0)
    findings.skipped.push(
      sheet.note(found, `${quoted(tag)}: the trust's model has no tags, so it is left out`),
    );
  else
    findings.faults.push(
      sheet.fault(
        found,
        `${quoted(tag)} is no tag of the trust's model: write one of ${someInWords(tags, MOST_OFFERED)}, or ${ways.leaveOut('tag')}`,
      ),
    );
  return '';
}

export function readRating(
  sheet: PlanSheet,
  found: Found | null,
  { ways = COMMAND_LINE }: PlanRules,
  findings: Findings,
): DraftAction['rag'] {
  const text = readAny(sheet, found, findings);
  if (!found || text === '') return null;
  const read = readRag(text, ways);
  if ('rag' in read) return read.rag;
  if ('none' in read) findings.skipped.push(sheet.note(found, `${read.none}: left out`));
  else findings.faults.push(sheet.fault(found, read.fault));
  return null;
}

export function readEvidence(sheet: PlanSheet, found: Found | null, findings: Findings): string[] {
  if (!found || readAny(sheet, found, findings) === '') return [];
  const { links, faults, others } = linksIn(found.cell);
  findings.faults.push(...faults.map(reason => sheet.fault(found, reason)));
  if (others) findings.skipped.push(sheet.note(found, `${quoted(others)} is no link: left out`));
  return [...links];
}

function readAny(sheet: PlanSheet, found: Found | null, { faults }: Findings): string {
  return !found || isWrong(sheet, found, faults) ? '' : textIn(found.cell);
}

function isWrong(sheet: PlanSheet, found: Found, faults: RowFault[]): boolean {
  const { cell } = found;
  if (cell.kind === 'broken')
    faults.push(sheet.fault(found, `it holds ${cell.shown}: write what it should say`));
  else if (hasPupilNumber(textIn(cell)))
    faults.push(
      sheet.fault(
        found,
        "it has a pupil's number in it, and nothing about a pupil is ever kept here: take it out",
      ),
    );
  else return false;
  return true;
}

/** Why a row without an action is wrong: "write it in column B". */
export const noAction = (sheet: PlanSheet): string =>
  `there is no ${TEMPLATE_HEADINGS.action.toLowerCase()} in this row: write it in column ${columnName(sheet.columns.get('action') ?? 0)}, or empty the row`;
