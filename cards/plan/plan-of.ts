import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import type { PlanSubject, PlanView } from '#workflows/plans/plan-view.ts';

/** The plan that the card shows. Throws where it shows something else: `allow` has looked. */
export function planOf(subject: PlanSubject): PlanView {
  if (subject.kind !== 'plan') throw new Error('a plan that `allow` has found');
  return subject;
}

/** A live safeguarding concern is turned away at once, with whom to ring, and never kept (DOMAIN, workflow 1). */
export function notLive(texts: readonly string[], contact: string | null): Allowed {
  if (!texts.some(soundsLive)) return YES;
  return no(asPlain(cannotWaitInWords(contact, 'recorded'), 500));
}

/** Whether whoever looks may work on what is shown: the plan, or the form of one of its actions. */
export function mayWork(subject: PlanSubject, on: 'plan' | 'form'): Allowed {
  if (subject.kind !== on) return no(plainText`Please open the plan first, and press the button there.`);
  if (subject.kind === 'form' && subject.action?.isRemoved)
    return no(plainText`That action was taken out of the plan, so nothing was recorded.`);
  const may = subject.kind === 'plan' ? subject.may.work : subject.kind === 'form' && subject.mayWork;
  return may
    ? YES
    : no(plainText`Only the school’s head and its officers change its plan, and only until it is closed.`);
}
