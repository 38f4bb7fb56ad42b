import { type Plain, plainText } from '#cards-kit/text.ts';
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

/** It came to an end between the card and the press. */
export const OVER: Plain = plainText`It was answered meanwhile, or is not asked for any more, so it goes no further.`;

/** Who reads the line on an agenda, as a sentence goes on: of what is confidential not every chair does. */
export const readersInWords = ({ isConfidential }: Pick<EscalationView, 'isConfidential'>): string =>
  isConfidential ? 'for the officer and whoever decides alone' : 'for the chair alone';

export const onAgenda = (subject: EscalationView): Plain =>
  plainText`It goes to the next agenda, ${readersInWords(subject)}. The school reads the line first and may add to it.`;
