import { ImportRefused, refuseFaults } from '../import/import-refused.ts';
import { countInWords } from '../time/words.ts';
import type { PlanDraft } from './plan.ts';
import { chooseColumns } from './sheet/choose-columns.ts';
import { chooseSheet, type SheetChoice } from './sheet/choose-sheet.ts';
import { PLAN_FIELDS, type PlanField } from './sheet/plan-headings.ts';
import { notRead, planSheet, type SheetNote } from './sheet/plan-sheet.ts';
import type { Findings, PlanRules } from './sheet/read-action.ts';
import { bannerAbove, readRows } from './sheet/read-rows.ts';
import { columnName, isEmpty, type Sheet } from './sheet/sheet.ts';

/** What a school's own sheet says, and what became of all that is in it. */
export interface PlanReading {
  /** null: a CSV file. */
  readonly sheet: string | null;
  readonly columns: readonly {
    readonly field: PlanField;
    readonly column: string;
    readonly heading: string;
  }[];
  readonly draft: PlanDraft;
  /** What is not in the draft, and why. */
  readonly skipped: readonly SheetNote[];
  /** What is in it and worth a look: a day worked out from words, several people in one cell. */
  readonly notes: readonly SheetNote[];
}

/** A year of a whole trust has fewer. */
const MOST_ACTIONS = 500;

/**
 * Reads a school's own action plan: its headings by name, its priorities and actions. All of it or, by ImportRefused,
 * nothing: with every fault and the cell it stands in, or with a question and how to answer it. Throws nothing else.
 */
export function readPlan(sheets: readonly Sheet[], options: SheetChoice & PlanRules): PlanReading {
  const { file } = options;
  const { sheet, rows } = chooseSheet(sheets, options);
  const columns = chooseColumns(sheet, rows, options.columns, file);
  const plan = planSheet(sheet, rows, columns);
  const findings: Findings = {
    faults: [],
    skipped: [...otherSheets(sheets, sheet), ...notRead(plan, rows, bannerAbove(plan, rows))],
    notes: [],
  };
  const draft = readRows(plan, rows, options, findings);
  refuseFaults(
    once(findings.faults, ({ reason }) => reason),
    file,
  );
  const actions = draft.priorities.reduce((sum, priority) => sum + priority.actions.length, 0);
  if (draft.priorities.length === 0)
    throw new ImportRefused(
      `${file} has the headings of a plan in row ${rows.last + 1} and no actions under them.`,
    );
  if (actions > MOST_ACTIONS)
    throw new ImportRefused(
      `${file} has ${countInWords(actions, 'action')}, and a plan has at most ${MOST_ACTIONS}: keep this plan's own.`,
    );
  return {
    sheet: sheet.name,
    columns: PLAN_FIELDS.flatMap(field => {
      const at = columns.get(field);
      return at === undefined
        ? []
        : [{ field, column: columnName(at), heading: rows.headings[at]?.label ?? '' }];
    }),
    draft,
    skipped: once(findings.skipped, ({ text }) => text),
    notes: once(findings.notes, ({ text }) => text),
  };
}

function otherSheets(sheets: readonly Sheet[], read: Sheet): SheetNote[] {
  return sheets
    .filter(sheet => sheet !== read && sheet.rows.some(row => row.some(cell => !isEmpty(cell))))
    .map(({ name, isHidden }) => ({
      line: 1,
      at: `Sheet ${name}`,
      text: isHidden ? 'is hidden: not imported' : 'is another sheet: not imported',
    }));
}

/** A merged cell is read once for each row it reaches over, and said once. */
function once<T extends { readonly at?: string }>(each: readonly T[], words: (one: T) => string): T[] {
  return [...new Map(each.map(one => [`${one.at} ${words(one)}`, one])).values()];
}
