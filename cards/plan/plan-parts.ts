import type { Scene } from '#cards-kit/define-card.ts';
import { Room } from '#cards-kit/room.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { ragCountsInWords, ragInWords } from '#domain/plan/rag-words.ts';
import { dayOf } from '#domain/time/iso.ts';
import { capital, countInWords, dayInWords, listInWords } from '#domain/time/words.ts';
import type { ActionRow, PlanView } from '#workflows/plans/plan-view.ts';
import { pulseParts, trendParts } from './progress-parts.ts';

const ON_A_PAGE = 4;
const PRIORITIES = 6;
const PRIORITY_BYTES = 1700;

/** A plan: who has agreed it, how each priority goes, and what is open, a page at a time. */
export function planParts(subject: PlanView, { now, page, kept, link }: Scene): ViewData {
  const { priorities, open, may, state, checkIn, impact, kindName, opensDocuments } = subject;
  const rows = priorities.slice(0, PRIORITIES).map(({ title, done, of, ...counts }) => ({
    name: asWords(title, 120),
    progress: asWords([`${done} of ${of} done`, ragCountsInWords(counts)].filter(Boolean).join('. '), 120),
  }));
  const shown = new Room(PRIORITY_BYTES).take(rows);
  const left = priorities.length - shown.length;
  const pages = Math.max(Math.ceil(open.length / ON_A_PAGE), 1);
  const at = Math.min(page, pages);
  const facts = agreementFacts(subject, now);
  const isDraft = state === 'draft';
  return {
    why: whyNow(subject, now),
    ...pulseParts(subject, now),
    ...trendParts(subject, now),
    ...{ facts, hasFacts: facts.length > 0 },
    ...{ hasPriorities: shown.length > 0, priorities: shown, hasMorePriorities: left > 0 },
    morePriorities: asPlain(`and ${countInWords(left, 'more priority', 'more priorities')}`),
    hasActions: open.length > 0,
    actionsHeading: asPlain(
      pages > 1
        ? `${countInWords(open.length, 'open action')}, page ${at} of ${pages}`
        : countInWords(open.length, 'open action'),
    ),
    actions: open.slice((at - 1) * ON_A_PAGE, at * ON_A_PAGE).map(row => actionOf(row, may.work, now)),
    ...{ turnsPages: pages > 1, hasMore: at < pages, nextPage: at + 1, paged: at > 1 },
    moreTitle: asWords(`and ${open.length - at * ON_A_PAGE} more`),
    ...{ hasImpact: impact !== null, impact: asWords(impact ?? '', 900) },
    ...{ agrees: may.agreeAs !== null, agreeTitle: asWords(`Agree as ${may.agreeAs ?? ''}`, 60) },
    hasCheckIn: checkIn !== null,
    checkInTitle: asWords(
      checkIn?.state === 'open' ? `Check-in due ${dayInWords(checkIn.dueOn, now)}` : 'The last check-in',
    ),
    ...{ isOne: true, schoolUrn: asWords(subject.urn) },
    ...{ adds: may.work, rolls: may.rollForward, closes: may.work },
    closeTitle: isDraft ? asWords('Take this draft back') : asWords('Close the plan'),
    closeLabel: isDraft
      ? asWords('Why is it not needed?')
      : asWords(`What has the ${kindName} changed? It stays on the record.`, 160),
    impactTyped: kept.impact ?? asWords(''),
    ...{ hasLink: link !== '', link, offersDocument: opensDocuments && link === '' },
  };
}

function agreementFacts({ state, agreements }: PlanView, now: string) {
  if (state === 'closed') return [];
  return agreements.map(({ word, names, by }) => ({
    title: asPlain(capital(word), 60),
    value: by
      ? plainText`✓ Agreed by ${by.name} on ${dayInWords(dayOf(by.at), now)}`
      : names.length > 0
        ? plainText`○ Not yet agreed (${listInWords(names, 'or')})`
        : plainText`○ Nobody is on record; the administrator can add somebody`,
  }));
}

function whyNow(subject: PlanView, now: string): Plain {
  const { state, kindName, from, to, runsStill, may, done, open, agreements } = subject;
  const days = `${dayInWords(from, now)} to ${dayInWords(to, now)}`;
  const all = done + open.length;
  if (state === 'closed') return plainText`${kindName}, ${days}. Closed with ${done} of ${all} actions done.`;
  if (state === 'agreed') return plainText`${kindName}, ${days}. ${done} of ${all} actions done.`;
  if (runsStill !== null)
    return plainText`A draft: ${kindName}, ${days}. “${runsStill}” runs still, and is closed before this is agreed.`;
  if (all === 0)
    return plainText`A draft: ${kindName}, ${days}. There is nothing in it yet: please add its actions.`;
  if (may.agreeAs !== null)
    return plainText`${kindName}, ${days}. Please agree it, or change what is not right first: it runs once everybody below has agreed.`;
  return agreements.every(({ by }) => by !== null)
    ? plainText`${kindName}, ${days}.`
    : plainText`A draft: ${kindName}, ${days}. It runs once everybody below has agreed it.`;
}

function actionOf(
  { id, number, text, owner, dueOn, isOverdue, rag, ambers, last }: ActionRow,
  mayChange: boolean,
  now: string,
) {
  const again = ambers > 1 ? `, ${ambers} times running` : '';
  const said = last && (last.words || last.links.length > 0);
  return {
    ...{ id: asWords(id), number: asWords(number), text: asWords(text, 200) },
    rag: asWords(`${ragInWords(rag)}${again}`),
    due: asWords(`${isOverdue ? 'Overdue: due' : 'Due'} ${dayInWords(dueOn, now)}.`),
    dueWeight: asWords(isOverdue ? 'Bolder' : 'Default'),
    owner: asWords(owner, 80),
    hasLast: Boolean(said),
    last: asWords(
      last ? `${last.byName}, ${dayInWords(dayOf(last.at), now)}: ${last.words || 'evidence added'}` : '',
      160,
    ),
    mayChange,
  };
}
