import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { ragInWords } from '#domain/plan/rag-words.ts';
import { addDays } from '#domain/time/iso.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import type { OwnActions } from '#workflows/meeting/read-actions.ts';

type Own = OwnActions['open'][number];
type Planned = OwnActions['ofPlans'][number];

const ON_A_PAGE = 5;
/** What a slip is most likely among; fewer where the card is full already. */
const DONE_SHOWN = 3;
const DONE_SHOWN_BESIDE = 2;
const CHOICE_BYTES = 8000;
const A_WEEK = 7;

export function view(
  { open, done, ofPlans, today }: OwnActions,
  _viewer: Viewer,
  { now, page, kept }: Scene,
): ViewData {
  const all = [...open, ...ofPlans].toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
  const pages = Math.max(Math.ceil(all.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const onPage = all.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE);
  const shown = open.filter(action => onPage.includes(action));
  // Those on this page are asked about first.
  const asked = [...shown, ...open.filter(action => !shown.includes(action))];
  const choices = new Room(CHOICE_BYTES).take(
    asked.map(({ id, text }) => ({ title: asWords(text, 80), value: asWords(id) })),
  );
  const keptAbout = choices.find(({ value }) => value === kept.about)?.value;
  return {
    title: plainText`Your actions`,
    why: why(all, done, kept),
    actions: onPage.map(action =>
      'planId' in action ? shownPlanned(action, now) : shownAction(action, now),
    ),
    isOpen: open.length > 0,
    choices,
    choicesLabel: asWords(
      choices.length < open.length
        ? `Which action? (and ${open.length - choices.length} more, not listed)`
        : 'Which action?',
    ),
    keptAbout: keptAbout ?? choices[0]?.value ?? asWords(''),
    keptDay: kept.newDay || asWords(addDays(today, A_WEEK)),
    keptWhy: kept.why ?? asWords(''),
    today: asWords(today),
    turnsPages: pages > 1,
    hasMore: at < pages,
    moreTitle: asWords(`and ${all.length - at * ON_A_PAGE} more`),
    nextPage: at + 1,
    paged: at > 1,
    hasDone: done.length > 0,
    done: done
      .slice(0, onPage.length > 3 ? DONE_SHOWN_BESIDE : DONE_SHOWN)
      .map(({ id, text }) => ({ text: asWords(text, 150), about: asWords(id) })),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function why(open: readonly (Own | Planned)[], done: readonly Own[], kept: Scene['kept']): Plain {
  // The form is folded away when a card is drawn: what was typed is there, and must be seen to be.
  if (kept.why) return plainText`What you typed is kept: press “Ask for another day” to change it.`;
  if (open.length === 0)
    return done.length > 0 ? plainText`All done: nothing is open.` : plainText`You have no open actions.`;
  const overdue = open.filter(action => action.overdue).length;
  const all = countInWords(open.length, 'open action');
  return overdue > 0 ? plainText`${all}, ${overdue} past the day agreed.` : plainText`${all}, none overdue.`;
}

function shownAction(
  { id, text, schoolName, dueOn, overdue, seriesName, agreedOn, asked }: Own,
  now: string,
) {
  const wish =
    asked?.answer === null
      ? `You asked for ${dayInWords(asked.dueOn, now)}.`
      : asked?.answer === 'kept'
        ? 'The chair keeps this day.'
        : asked?.answer === 'agreed'
          ? 'The chair agreed to this day.'
          : '';
  return {
    about: asWords(id),
    school: asWords(schoolName ? `${schoolName}:` : '', 120),
    hasSchool: schoolName !== null,
    text: asWords(text),
    due: asWords(`${overdue ? 'Overdue: due' : 'Due'} ${dayInWords(dueOn, now)}.`),
    dueWeight: asWords(overdue ? 'Bolder' : 'Default'),
    wish: asWords(wish),
    hasWish: wish !== '',
    from: asWords(`${seriesName}, ${dayInWords(agreedOn, now)}`, 120),
    ...{ hasButton: true, isUndertaken: true, answers: false, opensPlan: false },
  };
}

function shownPlanned(
  { id, number, text, schoolName, dueOn, overdue, rag, planTitle, answerRef, planId }: Planned,
  now: string,
) {
  return {
    about: asWords(id),
    ...{ school: asWords(`${schoolName}:`, 120), hasSchool: true, text: asWords(`${number} ${text}`, 300) },
    due: asWords(`${overdue ? 'Overdue: due' : 'Due'} ${dayInWords(dueOn, now)}.`),
    dueWeight: asWords(overdue ? 'Bolder' : 'Default'),
    ...{ wish: asWords(`${ragInWords(rag)}.`), hasWish: true, from: asWords(planTitle, 120) },
    ...{ hasButton: answerRef !== null || planId !== null, isUndertaken: false },
    ...{ answers: answerRef !== null, opensPlan: planId !== null },
  };
}
