import { academicYearInWords } from '#domain/academic-year/academic-year.ts';
import type { DraftAction } from '#domain/plan/plan.ts';
import { FIELD_NAMES } from '#domain/plan/sheet/plan-headings.ts';
import type { School } from '#domain/school/school.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import type { PlanRead } from '#workflows/plans/read-plan-file.ts';

/** What a file would bring in, action by action, and under it what it would not. */
export function planInWords(
  { name, urn }: Pick<School, 'name' | 'urn'>,
  file: string,
  { kind, year, reading }: PlanRead,
): string {
  const { draft, sheet, columns, skipped, notes } = reading;
  const actions = draft.priorities.reduce((sum, priority) => sum + priority.actions.length, 0);
  const from = sheet === null ? file : `${file}, sheet ${sheet}`;
  const priorities = countInWords(draft.priorities.length, 'priority', 'priorities');
  const lines = [
    `${name} (${urn}): ${kind?.name ?? 'action plan'} ${academicYearInWords(year)}`,
    `From ${from}: ${priorities}, ${countInWords(actions, 'action')}.`,
    ...part(
      'Read from',
      columns.map(({ field, column, heading }) => `column ${column} “${heading}”: ${FIELD_NAMES[field]}`),
    ),
    ...draft.priorities.flatMap(({ title, actions: own }, at) => [
      '',
      `${at + 1}. ${title}`,
      ...own.flatMap((action, n) => actionInWords(action, `${at + 1}.${n + 1}`)),
    ]),
    ...part(
      'Not imported',
      skipped.map(({ at, text }) => `${at}: ${text}`),
    ),
    ...part(
      'Worth a look',
      notes.map(({ at, text }) => `${at}: ${text}`),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const part = (heading: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', heading, ...lines.map(line => `  ${line}`)] : [];

function actionInWords({ text, owner, dueOn, measure, tag, rag, links }: DraftAction, n: string): string[] {
  const facts = [owner || 'nobody named', `by ${dayInWords(dueOn)}`, rag ?? '', tag].filter(Boolean);
  return [
    `  ${n} ${text.replaceAll('\n', ' / ')}`,
    `      ${facts.join(', ')}`,
    ...(measure ? [`      Success: ${measure.replaceAll('\n', ' / ')}`] : []),
    ...links.map(link => `      ${link}`),
  ];
}
