import { asWords } from '#cards-kit/text.ts';
import { ragInWords } from '#domain/plan/rag-words.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords, timeInWords } from '#domain/time/words.ts';
import { addressInWords, webAddress } from '#domain/visit/evidence-links.ts';
import type { AskedRow, Given } from '#workflows/plans/check-in-view.ts';

/** Of one action so many answers are shown, the newest; all are kept. */
const GIVEN_SHOWN = 2;
/** How much of each answer: a list has four actions of two answers, the form of one has room for all of it. */
const SHOWN = {
  form: { words: 640, links: 3 },
  answering: { words: 230, links: 1 },
  reading: { words: 420, links: 1 },
} as const;

/** An action as it is asked about, with what was said of it in this check-in, or else last. */
export function rowOf(
  row: AskedRow,
  { mayAnswer, isForm, now }: { readonly mayAnswer: boolean; readonly isForm: boolean; readonly now: string },
) {
  const { id, number, text, owner, dueOn, isOverdue, rag, ambers, last, given, isHandedOn } = row;
  const most = SHOWN[isForm ? 'form' : mayAnswer ? 'answering' : 'reading'];
  const again = ambers > 1 ? `, ${ambers} times running` : '';
  const isAsked = isHandedOn && given.length === 0 ? ' (asked)' : '';
  return {
    ...{ id: asWords(id), number: asWords(number), text: asWords(text, isForm ? 400 : 180) },
    rag: asWords(`${ragInWords(rag)}${again}`),
    due: asWords(`${isOverdue ? 'Overdue: due' : 'Due'} ${dayInWords(dueOn, now)}.`),
    dueWeight: asWords(isOverdue ? 'Bolder' : 'Default'),
    owner: asWords(`${owner}${isAsked}`, 90),
    given:
      given.length > 0
        ? given
            .slice(-GIVEN_SHOWN)
            .map((each, at, shown) => givenOf(each, at === shown.length - 1, { now, most }))
        : last
          ? [
              {
                who: asWords(`Last, ${last.byName} on ${dayInWords(dayOf(last.at), now)}`, 100),
                words: asWords(last.words || 'nothing in words', 200),
                links: [],
              },
            ]
          : [],
    mayAnswer,
    answerTitle: row.needsHelp
      ? asWords('Say what would help')
      : given.length > 0
        ? asWords('Change the answer')
        : asWords('Answer'),
  };
}

/** Two people may answer one action: the later answer stands, and the earlier is read beside it. */
function givenOf(
  { byName, at, rag, words, links, done, help, isLate }: Given,
  stands: boolean,
  { now, most }: { readonly now: string; readonly most: { readonly words: number; readonly links: number } },
) {
  const when = `${dayInWords(dayOf(at), now)}, ${timeInWords(at)}`;
  const said = [done ? '✓ Done' : ragInWords(rag), words, help ? `What would help: ${help}` : ''].filter(
    Boolean,
  );
  return {
    who: asWords(`${byName}, ${when}${isLate ? ', late' : ''}${stands ? '' : ' (earlier)'}`, 90),
    words: asWords(said.join('. '), most.words),
    links: links.slice(0, most.links).flatMap(link => {
      const url = webAddress(link);
      return url === null ? [] : [{ text: asWords(`↗ ${addressInWords(url)}`, 80), url: asWords(url, 300) }];
    }),
  };
}
