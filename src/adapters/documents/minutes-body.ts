import { HeadingLevel, Paragraph, type Table } from 'docx';
import type { MinutedAction, MinutedLine, Minutes } from '#domain/meeting/minutes.ts';
import { countInWords, dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import { INK, STYLE } from './page-style.ts';
import { type Column, fact, heading, labelled, paragraph, table, words } from './paragraphs.ts';
import { lineOf } from './plain-text.ts';

type Block = Paragraph | Table;

const COLUMNS: readonly Column[] = [
  { title: 'What', share: 45 },
  { title: 'Who', share: 20 },
  { title: 'By when', share: 22 },
  { title: 'State', share: 13 },
];
const STATES: Readonly<Record<MinutedAction['state'], string>> = {
  open: 'Open',
  done: 'Done',
  dropped: 'Dropped',
};
/** A text up to here may be a heading of its own. */
const HEADING_LENGTH = 90;

/** "SIT minutes", "Draft SIT minutes". */
export function titleOf(minutes: Minutes): string {
  return `${isDraft(minutes) ? 'Draft ' : ''}${lineOf(minutes.seriesName)} minutes`;
}

export function isConfidential(minutes: Minutes): boolean {
  return minutes.sections.some(section => section.lines.some(line => line.confidential));
}

/** The whole document in the order in which it is read. */
export function minutesBody(minutes: Minutes): Block[] {
  return [...opening(minutes), ...sections(minutes), ...closing(minutes)];
}

function isDraft({ state }: Minutes): boolean {
  return state === 'planned' || state === 'running';
}

function opening(minutes: Minutes): Block[] {
  const apologies = minutes.apologies.map(({ name, note }) => (note ? `${name} (${lineOf(note)})` : name));
  return [
    paragraph(lineOf(minutes.trustName), STYLE.trust),
    new Paragraph({ heading: HeadingLevel.TITLE, children: words(titleOf(minutes)) }),
    ...notices(minutes),
    fact(
      'Date and time',
      `${momentInWords(minutes.startsAt)}, planned for ${countInWords(minutes.minutes, 'minute')}`,
    ),
    fact('Chair', lineOf(minutes.chairName ?? '') || 'Not recorded'),
    fact('Present', named(minutes.present) || 'Nobody is recorded'),
    fact('Apologies', named(apologies) || 'None'),
  ];
}

/** What a reader must know before the rest. */
function notices(minutes: Minutes): Block[] {
  const notice = (label: string, text: string) => labelled(label, text, STYLE.notice, { color: INK.warning });
  const { state, reopenedFor, withheld, elsewhere } = minutes;
  return [
    state === 'cancelled' && notice('Cancelled.', 'This meeting was cancelled.'),
    state === 'planned' && notice('Draft.', 'The meeting has not begun.'),
    state === 'running' && notice('Draft.', 'These minutes are not closed and may still change.'),
    reopenedFor !== null && notice('Corrected:', reopenedFor),
    isConfidential(minutes) &&
      notice('Confidential: do not pass on.', 'This copy holds items that only some people may read.'),
    withheld > 0 && paragraph(`This copy leaves out ${confidentialItems(withheld)}.`, STYLE.notice),
    elsewhere > 0 &&
      paragraph(
        `This copy leaves out ${countInWords(elsewhere, 'item')} about schools that are not yours to see.`,
        STYLE.notice,
      ),
  ].filter(block => block !== false);
}

function confidentialItems(count: number): string {
  return count === 1 ? 'one confidential item' : countInWords(count, 'confidential item');
}

function sections(minutes: Minutes): Block[] {
  let number = 0;
  const filled = minutes.sections.filter(section => section.lines.length > 0);
  if (filled.length === 0 && minutes.state !== 'cancelled') {
    return [
      paragraph(
        minutes.withheld + minutes.elsewhere > 0
          ? 'There was nothing else on the agenda.'
          : 'There was nothing on the agenda.',
      ),
    ];
  }
  return filled.flatMap(section => [
    heading(1, section.title),
    ...section.lines.flatMap(line => {
      number += 1;
      return lineBlocks(line, { number, sectionTitle: section.title, state: minutes.state });
    }),
  ]);
}

/** One item: what it is about, why, what was decided and undertaken, how it ended. */
function lineBlocks(
  line: MinutedLine,
  at: { number: number; sectionTitle: string; state: Minutes['state'] },
): Block[] {
  const school =
    line.schoolName !== null && line.schoolName !== at.sectionTitle ? lineOf(line.schoolName) : null;
  const short = !/[\r\n]/.test(line.text.trim()) && line.text.length <= HEADING_LENGTH;
  const title = school ?? (short ? line.text : 'Item');
  const outcome = outcomeOf(line, at.state);
  const actions = line.actions.map(action => [
    action.text,
    lineOf(action.ownerName),
    dayInWords(action.dueOn),
    STATES[action.state],
  ]);
  return [
    heading(2, `${at.number}. ${title}`, line.confidential ? 'Confidential' : undefined),
    ...(school === null && short ? [] : [paragraph(line.text, STYLE.item)]),
    ...(line.reason ? [labelled('Why:', line.reason, STYLE.reason)] : []),
    ...line.decisions.map(decision => labelled('Decided:', decision, STYLE.decision)),
    ...(actions.length > 0 ? [paragraph('Actions', STYLE.label), table(COLUMNS, actions)] : []),
    ...(outcome ? [labelled('Outcome:', outcome, STYLE.outcome)] : []),
  ];
}

/** What became of an item; empty when nothing can be said, as for a meeting that was not held. */
function outcomeOf({ outcome, outcomeReason }: MinutedLine, state: Minutes['state']): string {
  const becauseOf = (word: string) => (outcomeReason ? `${word}: ${outcomeReason}` : word);
  switch (outcome) {
    case 'open':
      return state === 'closed' ? 'Not discussed' : '';
    case 'discussed':
      return becauseOf('Discussed');
    case 'parked':
      return becauseOf('Parked');
    case 'carried':
      return becauseOf('Carried forward');
    case 'dropped':
      return becauseOf('Dropped');
  }
}

function closing(minutes: Minutes): Block[] {
  return [
    heading(1, 'Next meeting'),
    paragraph(minutes.nextAt ? momentInWords(minutes.nextAt) : 'The date is not known yet.'),
  ];
}

function named(names: readonly string[]): string {
  return listInWords(names.map(lineOf).filter(name => name !== ''));
}
