import { HeadingLevel, Paragraph, type Table } from 'docx';
import type { PrintedAction, PrintedPlan } from '#domain/plan/printed-plan.ts';
import { ragCountsInWords, ragInWords } from '#domain/plan/rag-words.ts';
import { capital, dayInWords } from '#domain/time/words.ts';
import { STYLE } from './page-style.ts';
import { type Column, fact, heading, labelled, paragraph, table, words } from './paragraphs.ts';
import { lineOf } from './plain-text.ts';

type Block = Paragraph | Table;

const ACTIONS: readonly Column[] = [
  { title: 'Action', share: 30 },
  { title: 'Who and by when', share: 21 },
  { title: 'How one will know', share: 21 },
  { title: 'How it stands', share: 28 },
];
const TREND: readonly Column[] = [
  { title: 'Check-in due', share: 36 },
  ...['Red', 'Amber', 'Green', 'Done'].map(title => ({ title, share: 16 })),
];
const STATES: Readonly<Record<PrintedPlan['state'], string>> = {
  draft: 'A draft: not everybody has agreed it yet',
  agreed: 'Running',
  closed: 'Closed',
};

export const planTitle = ({ title, schoolName }: PrintedPlan): string =>
  `${lineOf(schoolName)}: ${lineOf(title)}`;

/** The whole plan in the order in which it is read. */
export function planBody(plan: PrintedPlan): Block[] {
  return [...opening(plan), ...priorities(plan), ...trend(plan), ...impact(plan)];
}

function opening(plan: PrintedPlan): Block[] {
  const { trustName, schoolName, kindName, from, to, state, agreements } = plan;
  return [
    paragraph(lineOf(trustName), STYLE.trust),
    new Paragraph({ heading: HeadingLevel.TITLE, children: words(planTitle(plan)) }),
    fact('School', lineOf(schoolName)),
    fact('Kind', lineOf(kindName)),
    fact('From and to', `${dayInWords(from)} to ${dayInWords(to)}`),
    fact('State', STATES[state]),
    ...agreements.map(({ word, by }) =>
      fact('Agreed', `${capital(word)}: ${by ? `${lineOf(by.name)}, ${dayInWords(by.on)}` : 'not yet'}`),
    ),
  ];
}

function priorities({ priorities: all }: PrintedPlan): Block[] {
  if (all.length === 0) return [paragraph('There is nothing in the plan yet.')];
  return all.flatMap(({ title, counts, actions }, at) => [
    heading(1, `Priority ${at + 1}: ${title}`),
    paragraph(
      [`${counts.done} of ${actions.length} done`, ragCountsInWords(counts)].filter(Boolean).join('. '),
      STYLE.item,
    ),
    table(ACTIONS, actions.map(rowOf)),
  ]);
}

function rowOf({ number, text, owner, dueOn, isOverdue, measure, ...standing }: PrintedAction): string[] {
  const due = `${isOverdue ? 'Overdue: due' : 'Due'} ${dayInWords(dueOn)}`;
  return [`${number} ${text}`, [lineOf(owner), due].filter(Boolean).join('\n'), measure, standsAs(standing)];
}

function standsAs({
  rag,
  done,
  said,
  hosts,
}: Pick<PrintedAction, 'rag' | 'done' | 'said' | 'hosts'>): string {
  return [
    done ? '✓ Done' : ragInWords(rag),
    said ? `${dayInWords(said.on)}: ${said.words}` : '',
    hosts.length > 0 ? `Evidence at ${hosts.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('\n');
}

function trend({ trend: points }: PrintedPlan): Block[] {
  if (points.length === 0) return [];
  const rows = points.map(({ on, isOpen, red, amber, green, done }) => [
    `${dayInWords(on)}${isOpen ? ', so far' : ''}`,
    ...[red, amber, green, done].map(String),
  ]);
  return [
    heading(1, 'How it has gone'),
    paragraph('How many actions were rated what, and how many were done, at each check-in.', STYLE.item),
    table(TREND, rows),
  ];
}

const impact = ({ impact: came }: PrintedPlan): Block[] =>
  came === null ? [] : [heading(1, 'What came of it'), labelled('Recorded:', came, STYLE.outcome)];
