import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { readersInWords, takeFurtherInWords } from '#domain/escalation/in-words.ts';
import { addDays, type IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords, momentInWords } from '#domain/time/words.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';
import { titleOf } from './title.ts';

const SHOWN = 8;
/** What the form begins with: a week, and no longer than a half term. */
const USUAL_DAYS = 7;
export const LONGEST_DAYS = 42;

export function view(subject: EscalationView, _viewer: Viewer, { now, kept }: Scene): ViewData {
  const { may, line, facts, history, addition, nextNames, today, awayNames } = subject;
  const shown = history.slice(-SHOWN);
  return {
    title: asPlain(titleOf(subject), 200),
    why: asPlain(whyNow(subject, now), 400),
    hasLine: may.add || subject.state === 'on-agenda' || may.answer || may.decide,
    lineTitle: asPlain(
      subject.state === 'on-agenda' ? 'The line on the agenda' : 'The line, should it go to an agenda',
    ),
    lineText: asWords(line.text, 300),
    reason: asWords(line.reason, 600),
    hasReason: line.reason !== '',
    facts: facts.slice(0, 5).map(fact => ({ text: asWords(fact, 400) })),
    history: shown.map(({ on, what, why }) => ({
      day: asWords(dayInWords(on, now)),
      what: asWords(why === '' ? `${what}.` : `${what}: ${why}`, 400),
    })),
    hasAway: awayNames.length > 0,
    away: asPlain(
      `${listInWords(awayNames.slice(0, 3))} ${awayNames.length === 1 ? 'is' : 'are'} away today.`,
      200,
    ),
    ...{ mayWait: may.wait, mayAnswer: may.answer, mayDecide: may.decide, mayAdd: may.add },
    mayLeave: may.answer || may.decide,
    takeTitle: asWords(takeFurtherInWords(nextNames), 60),
    until: kept.until ?? asWords(addDays(today, USUAL_DAYS)),
    ...{ tomorrow: asWords(addDays(today, 1)), latest: asWords(addDays(today, LONGEST_DAYS)) },
    waitWhy: kept.waitWhy ?? asWords(''),
    leaveWhy: kept.leaveWhy ?? asWords(''),
    words: kept.words ?? asWords(addition ?? '', 200),
    addTitle: asWords(addition === null ? 'Add to it' : 'Change what you added'),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function whyNow(subject: EscalationView, now: IsoInstant): string {
  const { isOver, sees, state, isLate, dueOn, may, byItself } = subject;
  if (isOver === 'answered') return 'It was answered, so it goes no further. Thank you.';
  if (isOver === 'not-needed') return 'It is not asked for any more, so it goes no further.';
  if (sees === 'school' && state === 'left')
    return 'Your officer has looked at it, and it goes to no agenda.';
  if (sees === 'school')
    return state === 'on-agenda'
      ? `${subject.isConfidential ? 'Your officer and whoever decides will have this line at the improvement team’s next meeting' : 'The chair of the improvement team’s next meeting will have this line'}. You can add to it first; ${subject.isConfidential ? 'nobody else reads it' : 'the improvement team can read that too, and no channel shows it'}.`
      : 'Your officer decides whether the improvement team talks about it. This is the line it would have; you can add to it first.';
  const late = isLate ? `It was due ${dayInWords(dueOn, now)} and has not come. ` : '';
  if (may.answer && state === 'with-officer')
    return `${late}${
      byItself
        ? 'Without your word it goes further by itself in time, as the improvement model says.'
        : 'Nothing goes further without your word.'
    }`;
  if (may.decide)
    return `${late}The officer has taken it further. ${
      byItself
        ? 'Without your word it goes to the agenda, as the improvement model says.'
        : 'It waits for your word.'
    }`;
  if (state === 'on-agenda')
    return `${late}It goes to the next agenda, ${readersInWords(subject.isConfidential)}. The school has the line too, and may add to it.`;
  return `${late}${STATES[state]}`.trim();
}

const STATES: Record<Exclude<EscalationView['state'], 'on-agenda'>, string> = {
  reminded: 'The school has been reminded.',
  'with-officer': 'It waits for the officer.',
  'given-time': 'The officer waits a little longer. It can be left or taken further before that day.',
  'with-decider': 'It waits for whoever decides.',
  spoken: 'It is being talked about with the school.',
  left: 'It was left, and goes no further.',
  stopped: 'It goes no further.',
};
