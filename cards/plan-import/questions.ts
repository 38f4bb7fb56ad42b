import { asWords, type Words } from '#cards-kit/text.ts';
import type { SaidOfUpload } from '#domain/plan/plan-upload.ts';
import type { FileQuestion } from '#domain/plan/sheet/file-question.ts';
import { FIELD_NAMES } from '#domain/plan/sheet/plan-headings.ts';
import { capital } from '#domain/time/words.ts';

/** How many are asked at once; what then remains is asked next. */
export const ASKED = 4;
const NONE = 'none';
/** As many as a card has room for; a plan's headings are fewer. */
const MOST = 20;

export interface Asked {
  readonly label: Words;
  readonly first: Words;
  readonly choices: readonly { readonly title: Words; readonly value: Words }[];
}

/** A question as a list to choose from. */
export function askedOf(question: FileQuestion): Asked {
  const choices = choicesOf(question)
    .slice(0, MOST)
    .map(([value, title]) => ({ title: asWords(title, 80), value: asWords(value, 100) }));
  return { label: asWords(labelOf(question), 160), first: choices[0]?.value ?? asWords(''), choices };
}

function labelOf(question: FileQuestion): string {
  if (question.of === 'sheet') return 'Which sheet is the plan?';
  if (question.of === 'column')
    return `What does column ${question.column.column}, “${question.column.label}”, say?`;
  return `Which column is the ${FIELD_NAMES[question.field]}?`;
}

function choicesOf(question: FileQuestion): [value: string, title: string][] {
  if (question.of === 'sheet') return question.names.map(name => [name, name]);
  if (question.of === 'column')
    return [
      ...question.fields.map((field): [string, string] => [field, capital(`the ${FIELD_NAMES[field]}`)]),
      [NONE, 'Neither: leave it out'],
    ];
  return [
    ...question.columns.map(({ column, label }): [string, string] => [column, `${column}: ${label}`]),
    ...(question.isNeeded ? [] : [[NONE, 'None of them: leave it out'] as [string, string]]),
  ];
}

/** What the answers to the questions say of the file; one that is none of its choices says nothing, and is asked again. */
export function saidOf(
  questions: readonly FileQuestion[],
  answers: readonly string[],
): Pick<SaidOfUpload, 'columns'> & Partial<Pick<SaidOfUpload, 'sheet'>> {
  let sheet: string | undefined;
  const columns: SaidOfUpload['columns'] = {};
  for (const [at, question] of questions.entries()) {
    const answer = answers[at] ?? '';
    if (choicesOf(question).every(([value]) => value !== answer)) continue;
    if (question.of === 'sheet') sheet = answer;
    else if (question.of === 'field') columns[question.field] = answer;
    else
      for (const field of question.fields)
        if (answer === NONE) columns[field] = NONE;
        else if (field === answer) columns[field] = question.column.column;
  }
  return sheet === undefined ? { columns } : { sheet, columns };
}
