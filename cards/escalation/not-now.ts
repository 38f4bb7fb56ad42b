import { asPlain, type Plain, plainText } from '#cards-kit/text.ts';
import { OVER_IN_WORDS } from '#domain/escalation/in-words.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';

/** Why it is not theirs to say, or no longer. */
export function notNow({ isOver, state, sees }: EscalationView): Plain {
  if (isOver === 'answered') return plainText`It was answered meanwhile, so it goes no further.`;
  if (isOver === 'not-needed') return plainText`It is not asked for any more, so it goes no further.`;
  if (state === 'on-agenda' || state === 'left' || state === 'spoken')
    return plainText`That has been decided already.`;
  if (sees === 'school') return plainText`This is for the improvement team to say.`;
  return state === 'with-decider'
    ? plainText`It is with whoever decides now.`
    : plainText`This is for the school’s officer to say, once they are asked.`;
}

export const OVER: Plain = asPlain(OVER_IN_WORDS);
