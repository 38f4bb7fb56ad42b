import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asLines, asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { isOpen } from '#domain/obligation/standing.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import type { ToSend, ToSendList, ToSendOne } from '#workflows/obligations/to-send-view.ts';
import { rowOf } from './row.ts';
import { titleOf } from './title.ts';

const ON_A_PAGE = 5;
const none = asWords('');
const BLANK = {
  ...{ rows: [], hasMore: false, moreTitle: none, nextPage: 1, paged: false, turnsPages: false },
  ...{
    isForm: false,
    answerTyped: none,
    sentOnTyped: none,
    byTyped: none,
    wordsTyped: none,
    linkTyped: none,
  },
  ...{ today: none, wordsLabel: none, goesBack: false, decides: false, refusalTyped: none, agreeTitle: none },
};

export function view(subject: ToSend, _viewer: Viewer, scene: Scene): ViewData {
  const { now } = scene;
  return {
    ...BLANK,
    title: asPlain(titleOf(subject), 200),
    ...(subject.kind === 'list' ? listParts(subject, scene) : oneParts(subject, scene)),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function listParts({ rows, isOwn, today }: ToSendList, { now, page }: Scene) {
  const pages = Math.max(Math.ceil(rows.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  return {
    why: whyOf(rows, { isOwn, today, now }),
    rows: rows.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE).map(row => rowOf(row, { as: 'list', now })),
    ...{ turnsPages: pages > 1, hasMore: at < pages, nextPage: at + 1, paged: at > 1 },
    moreTitle: asWords(`and ${rows.length - at * ON_A_PAGE} more`),
  };
}

function whyOf(
  rows: ToSendList['rows'],
  { isOwn, today, now }: { readonly isOwn: boolean; readonly today: string; readonly now: string },
): Plain {
  const waiting = rows.filter(({ standing }) => standing === 'asked');
  const late = waiting.filter(({ isLate }) => isLate).length;
  const [first] = waiting;
  if (rows.length === 0)
    return plainText`Nothing is asked for at the moment. It is a school week before it is due.`;
  if (!first) return plainText`Nothing waits to be sent now.`;
  const due =
    first.dueOn < today ? `since ${dayInWords(first.dueOn, now)}` : `by ${dayInWords(first.dueOn, now)}`;
  if (late > 0)
    return plainText`${countInWords(late, 'thing is', 'things are')} late, the first ${due}. What comes late is kept, and marked.`;
  return isOwn
    ? plainText`${countInWords(waiting.length, 'thing')} to send or confirm, the first ${due}. No meeting is needed: please say of each whether it is done.`
    : plainText`${countInWords(waiting.length, 'thing')} not sent yet, the first ${due}.`;
}

function oneParts({ row, schoolName, decidesAlone, today }: ToSendOne, { now, kept }: Scene) {
  const { mayAnswer, mayDecide, given } = row;
  const own = given.findLast(({ isOwn, kind }) => isOwn && kind !== 'agreed' && kind !== 'refused');
  const refused = given.at(-1)?.kind === 'refused' ? given.at(-1) : undefined;
  return {
    why: mayDecide
      ? plainText`The school says so, and why is below. If you agree, it is waived this time with that as the reason; if not, they are asked again with your words.`
      : refused && mayAnswer
        ? plainText`${refused.byName} says that it is needed all the same. ${schoolName}, due ${dayInWords(row.dueOn, now)}.`
        : whyOne(row, schoolName, now),
    rows: [rowOf(row, { as: 'one', now })],
    isForm: mayAnswer,
    answerTyped: kept.answer || asWords(own?.kind ?? 'done'),
    sentOnTyped: kept.sentOn || asWords(own?.kind === 'done' && own.day ? own.day : today),
    byTyped: kept.by || asWords(own?.kind === 'not-yet' && own.day && own.day > today ? own.day : ''),
    wordsTyped: kept.words ?? asLines(own?.words ?? '', 300),
    linkTyped: kept.link ?? asWords(own?.link ?? '', 300),
    today: asWords(today),
    wordsLabel: decidesAlone
      ? asWords('In a sentence (needed where it is not applicable: it is the reason on record)')
      : asWords('In a sentence (needed where it is not applicable: your officer reads it)'),
    goesBack: true,
    decides: mayDecide,
    refusalTyped: kept.refusal ?? none,
    agreeTitle: asWords('Agree: not applicable'),
  };
}

function whyOne(
  { dueOn, isLate, standing, mayAnswer }: ToSendOne['row'],
  schoolName: string,
  now: string,
): Plain {
  const by = dayInWords(dueOn, now);
  if (!mayAnswer)
    return isOpen(standing)
      ? plainText`Whoever sends it is asked.`
      : plainText`There is nothing to answer here any more.`;
  if (standing === 'later')
    return plainText`${schoolName}, due ${by}. You are not asked again before the day you have given.`;
  if (isLate) return plainText`${schoolName}. It was due ${by}: your answer is kept, and marked late.`;
  return standing === 'sent'
    ? plainText`If it was not sent after all, say “not yet”: that takes it back.`
    : plainText`${schoolName}. Please answer by ${by}.`;
}
