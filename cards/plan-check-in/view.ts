import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { countInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { CheckInList, CheckInSubject } from '#workflows/plans/check-in-view.ts';
import { formParts } from './form-view.ts';
import { rowOf } from './row.ts';
import { titleOf } from './title.ts';
import { whyAgain, whyNow } from './why.ts';

const ON_A_PAGE = 4;
const none = asWords('');
const BLANK = {
  ...{
    again: asPlain(''),
    isAgain: false,
    comments: [],
    helpNote: asPlain(''),
    hasHelpNote: false,
    rows: [],
    turnsPages: false,
  },
  ...{ hasMore: false, moreTitle: none, nextPage: 1, paged: false, isForm: false, ragTyped: none },
  ...{ wordsTyped: none, helpTyped: none, helpLabel: none, linksTyped: none, doneTyped: none },
  ...{ handsOn: false, handOnTitle: none, goesBack: false, sends: false, mayBeUnchanged: false },
  ...{ unchangedTitle: none, unchangedTyped: none, mayComment: false, commentTyped: none, hasPlan: false },
};

export function view(subject: CheckInSubject, _viewer: Viewer, scene: Scene): ViewData {
  const { now } = scene;
  return {
    ...BLANK,
    title: asPlain(titleOf(subject), 200),
    why: whyNow(subject, now),
    ...(subject.kind === 'list' ? listParts(subject, scene) : formParts(subject, scene)),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function listParts(subject: CheckInList, { now, page, kept }: Scene) {
  const { rows, may, unanswered, wantsHelp, wantsHelpUnchanged, comment, lastComment, sees } = subject;
  const pages = Math.max(Math.ceil(rows.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  // The head reads what was said last time; the team what it has said of this one.
  const said = sees === 'school' && subject.state === 'open' ? lastComment : comment;
  const wanted = unanswered > 0 ? wantsHelpUnchanged : wantsHelp;
  return {
    ...{ again: whyAgain(subject, now), isAgain: subject.takenBack !== null },
    comments: said
      ? [
          {
            who: asWords(said === lastComment ? `${said.byName}, on the last one` : said.byName, 100),
            words: asWords(said.words, 400),
          },
        ]
      : [],
    hasHelpNote: may.send && wanted.length > 0,
    helpNote: asPlain(
      `First please say what would help with ${listInWords(wanted.slice(0, 8))}${wanted.length > 8 ? ' and others' : ''}: red, or amber three times running.`,
      200,
    ),
    rows: rows
      .slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE)
      .map(row => rowOf(row, { mayAnswer: may.answer, isForm: false, now })),
    ...{ turnsPages: pages > 1, hasMore: at < pages, nextPage: at + 1, paged: at > 1 },
    moreTitle: asWords(`and ${rows.length - at * ON_A_PAGE} more`),
    // What would be refused is no button.
    sends: may.send && unanswered === 0 && rows.length > 0 && wanted.length === 0,
    mayBeUnchanged: may.send && (unanswered > 0 || rows.length === 0) && wanted.length === 0,
    unchangedTitle: asWords(
      unanswered < rows.length && rows.length > 0
        ? `Nothing else has changed (${countInWords(unanswered, 'action')})`
        : 'Nothing has changed since',
    ),
    unchangedTyped: kept.unchangedWhy ?? none,
    ...{ mayComment: may.comment, commentTyped: kept.comment ?? none, hasPlan: true },
  };
}
