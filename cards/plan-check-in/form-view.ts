import type { Scene } from '#cards-kit/define-card.ts';
import { asLines, asWords } from '#cards-kit/text.ts';
import type { CheckInForm } from '#workflows/plans/check-in-view.ts';
import { rowOf } from './row.ts';

/** The form of one action: what stands of it is put in, and of words only one's own. */
export function formParts(subject: CheckInForm, { now, kept }: Scene) {
  const { row, mayAnswer, seesAll, handOnTo, isRemoved } = subject;
  const own = row.given.findLast(({ isOwn }) => isOwn);
  const stands = row.given.at(-1);
  return {
    rows: [rowOf(row, { mayAnswer: false, isForm: true, now })],
    isForm: mayAnswer,
    ragTyped: kept.rag || asWords(row.rag ?? 'none'),
    wordsTyped: kept.words ?? asLines(own?.words ?? '', 500),
    helpTyped: kept.help ?? asLines(own?.help ?? row.last?.help ?? '', 300),
    helpLabel: row.needsHelp
      ? asWords('What would help? (needed: red, or amber three times running)')
      : asWords('What would help? (needed where it is red, or amber for the third time)'),
    linksTyped: kept.links ?? asLines((own?.links ?? []).join('\n'), 600),
    doneTyped: kept.done || asWords(stands?.done ? 'yes' : 'no'),
    handsOn: mayAnswer && handOnTo !== null,
    handOnTitle: asWords(`Ask ${handOnTo?.name ?? ''} to answer`, 60),
    ...{ goesBack: seesAll, hasPlan: seesAll && isRemoved },
  };
}
