import { type Mip, type MipRow, merged, type Term } from './mip.ts';

/** A number and a name a line: readers of the format cut lines off, some at 255 characters. */
function sum(terms: readonly Term[]): string {
  let text = '';
  for (const { of, times } of terms) text += `${times < 0 ? '-' : '+'} ${Math.abs(times)} ${of}\n  `;
  return text;
}

function rowLines({ terms, atLeast, atMost }: MipRow, at: number): string[] {
  const counted = merged(terms);
  if (counted.length === 0) return [];
  const left = sum(counted);
  return [
    ...(atLeast === undefined ? [] : [` l${at}: ${left}>= ${atLeast}`]),
    ...(atMost === undefined ? [] : [` m${at}: ${left}<= ${atMost}`]),
  ];
}

/**
 * The model in CPLEX's LP format, without the rows that count no variable: `isHopeless` says what they say. In steps, a row
 * each: there are megabytes of it.
 */
export function* lpText({ variables, rows, minimise }: Mip): Generator<void, string> {
  const [first] = variables;
  if (!first) throw new Error('a model without variables asks nothing');
  const goal = merged(minimise);
  const lines = [
    'Minimize',
    ` goal: ${sum(goal.length > 0 ? goal : [{ of: first.name, times: 0 }])}`,
    'Subject To',
  ];
  for (const [at, row] of rows.entries()) {
    lines.push(...rowLines(row, at));
    yield;
  }
  lines.push(
    'Bounds',
    ...variables.map(({ name, least, most }) => ` ${least} <= ${name} <= ${most}`),
    'General',
    ...variables.map(({ name }) => ` ${name}`),
    'End',
    '',
  );
  return lines.join('\n');
}
