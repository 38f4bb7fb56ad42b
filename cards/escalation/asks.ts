import type { Ask } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';

/** The officer's word, or the decider's. Of the school nothing is asked: it may add to the line, and need not. */
export function asks({ may, state, label, schoolName }: EscalationView): Ask | null {
  const isAsked = (may.answer && state === 'with-officer') || may.decide;
  if (!isAsked) return null;
  return { what: asWords(`Say whether it goes further: ${label.toLowerCase()} at ${schoolName}`, 200) };
}
