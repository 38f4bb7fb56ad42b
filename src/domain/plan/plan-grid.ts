import type { PlanDraft } from './plan.ts';
import { PLAN_FIELDS, type PlanField, TEMPLATE_HEADINGS } from './sheet/plan-headings.ts';
import type { Cell, NewSheet } from './sheet/sheet.ts';

/** What a template says above each column. */
const NOTES: Readonly<Record<PlanField, string>> = {
  priority: 'What the plan is after: in each row, or in the first of its rows',
  action: 'One action in each row',
  owner: 'One person',
  due: 'A date such as 3 Nov 2026, or the end of a half term such as Autumn 2',
  measure: 'How you will know',
  tag: 'If you like: one of the trust’s own, see the sheet Tags',
  rag: 'If you like: red, amber or green',
  evidence: 'If you like: links that begin with https://',
};
const WIDTHS: Readonly<Record<PlanField, number>> = {
  priority: 32,
  action: 48,
  owner: 20,
  due: 14,
  measure: 40,
  tag: 24,
  rag: 8,
  evidence: 40,
};
const RATINGS = ['red', 'amber', 'green'];

export interface PlanPaper {
  /** What stands above the plan. */
  readonly title: string;
  /** The model's labels. */
  readonly tags: readonly string[];
}

const text = (words: string): Cell | null => (words === '' ? null : { kind: 'text', text: words });

/**
 * A plan as a sheet that reads back to the same plan, with what to write above the headings; without priorities it is the
 * template. The model's tags are a second sheet.
 */
export function planGrid({ priorities }: PlanDraft, { title, tags }: PlanPaper): NewSheet[] {
  const rowsOf = priorities.flatMap(priority =>
    priority.actions.length === 0
      ? [[text(priority.title)]]
      : priority.actions.map(({ text: what, owner, dueOn, measure, tag, rag, links }) => {
          const cells: Record<PlanField, Cell | null> = {
            // In every row, so that a sheet may be sorted.
            priority: text(priority.title),
            action: text(what),
            owner: text(owner),
            due: { kind: 'date', day: dueOn },
            measure: text(measure),
            tag: text(tag),
            rag: text(rag ?? ''),
            evidence: text(links.join('\n')),
          };
          return PLAN_FIELDS.map(field => cells[field]);
        }),
  );
  const above = [
    [text(title)],
    PLAN_FIELDS.map(field => text(NOTES[field])),
    PLAN_FIELDS.map(field => text(TEMPLATE_HEADINGS[field])),
  ];
  const choices = [
    { column: PLAN_FIELDS.indexOf('rag'), from: above.length, values: RATINGS },
    ...(tags.length > 0 ? [{ column: PLAN_FIELDS.indexOf('tag'), from: above.length, values: tags }] : []),
  ];
  const plan = {
    name: 'Plan',
    rows: [...above, ...rowsOf],
    widths: PLAN_FIELDS.map(field => WIDTHS[field]),
    choices,
  };
  if (tags.length === 0) return [plan];
  return [plan, { name: 'Tags', rows: tags.map(tag => [text(tag)]), widths: [40], choices: [] }];
}
