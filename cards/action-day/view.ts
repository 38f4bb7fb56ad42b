import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { dayInWords, momentInWords } from '#domain/time/words.ts';
import type { AskedDay } from './index.ts';

export function view(
  { action, schoolName, seriesName, chairId }: AskedDay,
  { actor }: Viewer,
  { now }: Scene,
): ViewData {
  const { ownerName, asked, dueOn, text, state } = action;
  const isChair = actor?.personId === chairId && chairId !== action.ownerId;
  const isOpen = state === 'open' && asked?.answer === null;
  const wish = asked ? dayInWords(asked.dueOn, now) : '';
  const due = dayInWords(dueOn, now);
  return {
    title: isOpen
      ? plainText`${actor?.personId === action.ownerId ? 'You asked' : `${ownerName} asks`} for another day`
      : answered(action, now),
    why: isOpen
      ? plainText`${wish} instead of ${due}.`
      : state !== 'open'
        ? plainText`There is nothing to answer any more.`
        : asked?.answer === 'agreed'
          ? plainText`The other day is agreed: it is due ${due}.`
          : plainText`The chair keeps the day that was agreed.`,
    facts: [
      { title: asPlain('Action'), value: asPlain(text) },
      ...(schoolName ? [{ title: asPlain('School'), value: asPlain(schoolName, 120) }] : []),
      {
        title: asPlain('Agreed at'),
        value: asPlain(`${seriesName}, ${dayInWords(action.at.slice(0, 10), now)}`),
      },
      ...(asked ? [{ title: asPlain('Reason'), value: asPlain(asked.reason) }] : []),
    ],
    mayAnswer: isChair && isOpen,
    agreeTitle: asWords(`Agree to ${wish}`),
    keepTitle: asWords(`Keep ${due}`),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

/** What became of it. */
function answered({ state, asked, dueOn }: AskedDay['action'], now: string): Plain {
  if (state === 'done') return plainText`The action is done`;
  if (state === 'dropped') return plainText`The action is no longer needed`;
  const due = dayInWords(dueOn, now);
  return asked?.answer === 'agreed' ? plainText`Now due ${due}` : plainText`Still due ${due}`;
}
