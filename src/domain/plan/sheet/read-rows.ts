import { quoted } from '../../import/cell.ts';
import { headingKey } from '../../import/headings.ts';
import type { DraftAction, PlanDraft } from '../plan.ts';
import type { HeadingRows } from './find-headings.ts';
import type { Found, PlanSheet, SheetNote } from './plan-sheet.ts';
import {
  type Findings,
  noAction,
  type PlanRules,
  readAction,
  readDue,
  readEvidence,
  readOwner,
  readRating,
  readTag,
  readText,
} from './read-action.ts';
import { textIn } from './sheet.ts';
import { COMMAND_LINE } from './ways.ts';

type DraftPriority = { title: string; actions: DraftAction[] };

/** What stands under many a plan and is no part of it. */
const FOOTER =
  /^((grand |sub-?)?totals?( cost)?\s*[:=]?\s*[£\d.,]*|(rag )?key( ?[:=–-].*)?|rag (rating|key)\b.*|notes?:.*|signed\b.*|(last )?(updated|reviewed)\b.*|version \d.*|page \d.*|approved (by|on)\b.*|prepared by\b.*|n\.?b\.?:? .*)$/i;
/** A line over the actions of one priority, where no column names them. */
const BANNER = /^(priority|objective|target|area|aim|goal|key issue|focus)\b/i;

/** How far the reading is: what the next row goes on with. */
interface Place {
  priority: DraftPriority | null;
  action: DraftAction | null;
  /** A title that nobody sees: what follows would go to the priority before it. */
  hidden: Found | null;
}

/** The priorities and actions under the headings, in the order of the sheet. */
export function readRows(
  sheet: PlanSheet,
  headings: HeadingRows,
  rules: PlanRules,
  findings: Findings,
): PlanDraft {
  const priorities = new Map<string, DraftPriority & { readonly found: Found }>();
  const place: Place = { priority: null, action: null, hidden: null };
  const begin = (found: Found) => {
    const title = readText(sheet, found, 'priority', findings);
    const key = title.toLowerCase();
    const priority = priorities.get(key) ?? { title, actions: [], found };
    priorities.set(key, priority);
    Object.assign(place, { priority, action: null, hidden: null } satisfies Place);
  };

  const above = bannerAbove(sheet, headings);
  if (above) begin(above);
  for (const row of sheet.rows) {
    const banner = sheet.columns.has('priority') ? null : bannerIn(sheet, row);
    const left = leftOut(sheet, headings, row);
    if (left) {
      findings.skipped.push(left);
      const title = sheet.own(row, 'priority') ?? banner;
      if (sheet.sheet.hiddenRows.has(row) && title && !isMergedBelow(sheet, title)) place.hidden = title;
    } else if (banner) begin(banner);
    else readRow(sheet, row, { place, begin }, rules, findings);
  }
  for (const { title, actions, found } of priorities.values())
    if (actions.length === 0) findings.notes.push(sheet.note(found, `${quoted(title)} has no actions`));
  return { priorities: [...priorities.values()].map(({ title, actions }) => ({ title, actions })) };
}

/** Why a row is not read; null when it is. */
function leftOut(sheet: PlanSheet, headings: HeadingRows, row: number): SheetNote | null {
  const [first] = sheet.filled(row);
  if (first === undefined) return null;
  const fields = sheet.fieldsIn(row);
  const [only] = fields;
  const lead = (only && sheet.own(row, only)) ?? { row, column: first };
  const text = textIn(sheet.sheet.rows[row]?.[lead.column]);
  if (sheet.sheet.hiddenRows.has(row))
    return sheet.note(lead, `${quoted(text)}: the row is hidden, so it is not imported`);
  if (isHeadings(sheet, headings, row)) return sheet.note(lead, 'the headings again: not imported');
  const isAlone = fields.length === 1 && (only === 'priority' || only === 'action');
  return isAlone && FOOTER.test(text) ? sheet.note(lead, `${quoted(text)} is no action: not imported`) : null;
}

function readRow(
  sheet: PlanSheet,
  row: number,
  { place, begin }: { place: Place; begin: (found: Found) => void },
  rules: PlanRules,
  findings: Findings,
): void {
  const [title, found] = [sheet.own(row, 'priority'), sheet.own(row, 'action')];
  const over = title || found ? sheet.at(row, 'priority') : null;
  if (over && (title || place.hidden || textIn(over.cell) !== place.priority?.title)) begin(over);
  const { priority, hidden } = place;
  if (found) {
    place.action = readAction(sheet, row, rules, findings);
    if (hidden)
      findings.faults.push(
        sheet.fault(
          found,
          `its priority stands in ${sheet.place(hidden)}, which is hidden: show that row, or write the priority here`,
        ),
      );
    else if (!priority) findings.faults.push(sheet.fault(found, noPriority(sheet, rules.ways)));
    else priority.actions.push(place.action);
    return;
  }
  if (place.action && sheet.at(row, 'action')) {
    goOn(sheet, row, place.action, rules, findings);
    return;
  }
  for (const field of sheet.fieldsIn(row)) {
    const alone = field === 'priority' ? null : sheet.own(row, field);
    if (alone) findings.faults.push(sheet.fault(alone, noAction(sheet)));
  }
}

const noPriority = (sheet: PlanSheet, { priority } = COMMAND_LINE): string =>
  sheet.columns.has('priority')
    ? 'this action has no priority: write one in its row, or in a row above it'
    : `this action has no priority: add a column headed Priority, or ${priority}`;

/** A further row of an action whose cell is merged over several: what it adds goes to the action. */
function goOn(
  sheet: PlanSheet,
  row: number,
  action: DraftAction,
  rules: PlanRules,
  findings: Findings,
): void {
  const own = (field: Parameters<PlanSheet['own']>[1]) => sheet.own(row, field);
  const join = (one: string, other: string, between: string) => [one, other].filter(Boolean).join(between);
  const [owner, measure, due] = [own('owner'), own('measure'), own('due')];
  if (owner) action.owner = join(action.owner, readOwner(sheet, owner, findings), '; ');
  if (measure) action.measure = join(action.measure, readText(sheet, measure, 'measure', findings), '\n');
  action.links.push(
    ...readEvidence(sheet, own('evidence'), findings).filter(link => !action.links.includes(link)),
  );
  const another = (found: Found, what: string) =>
    findings.faults.push(
      sheet.fault(found, `a second ${what} for one action: give each its own action, or keep one`),
    );
  if (due && readDue(sheet, row, rules, findings) !== action.dueOn) another(due, 'date');
  const [tag, rag] = [own('tag'), own('rag')];
  if (tag) {
    const read = readTag(sheet, tag, rules, findings);
    if (action.tag && read && read !== action.tag) another(tag, 'tag');
    else action.tag = read || action.tag;
  }
  if (rag) {
    const read = readRating(sheet, rag, rules, findings);
    if (action.rag && read && read !== action.rag) another(rag, 'RAG');
    else action.rag = read ?? action.rag;
  }
}

const isMergedBelow = ({ sheet }: PlanSheet, { row, column }: Found): boolean =>
  sheet.merges.some(({ top, left, bottom }) => top === row && left === column && bottom > row);

/** A merged line, or one that calls itself a priority; a lone action without a date is neither. */
function bannerIn({ sheet, columns, filled }: PlanSheet, row: number): Found | null {
  const [column, ...others] = filled(row);
  const cell = column === undefined ? null : sheet.rows[row]?.[column];
  if (column === undefined || !cell || others.length > 0 || column > Math.max(...columns.values()))
    return null;
  const isWide = sheet.merges.some(({ top, left, right }) => top === row && left === column && right > left);
  return isWide || BANNER.test(textIn(cell)) ? { row, column, cell } : null;
}

/** The line over a first table that each further one has over its own headings too. */
export function bannerAbove(sheet: PlanSheet, { first }: HeadingRows): Found | null {
  if (sheet.columns.has('priority')) return null;
  const nearest = Array.from({ length: first }, (_, row) => row).findLast(
    row => sheet.filled(row).length > 0,
  );
  const found = nearest === undefined ? null : bannerIn(sheet, nearest);
  return found && BANNER.test(textIn(found.cell)) ? found : null;
}

function isHeadings({ columns, own }: PlanSheet, { headings }: HeadingRows, row: number): boolean {
  const filled = [...columns].filter(([field]) => own(row, field) !== null);
  return (
    filled.length > 1 &&
    filled.every(([field, column]) => {
      const [label, text] = [headings[column]?.label ?? '', textIn(own(row, field)?.cell)];
      return label !== '' && headingKey(label) === headingKey(text);
    })
  );
}
