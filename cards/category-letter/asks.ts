import type { Ask, Viewer } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { LetterView } from '#workflows/letters/read-letter.ts';

/** Of the head, or whoever answers for them: to say that it is there, then when it was shared. */
export function asks(letter: LetterView, _viewer: Viewer): Ask | null {
  const { sees, stage, schoolName, isShared, handedOutAt, acknowledgedAt, categoryWord } = letter;
  if (sees !== 'head') return null;
  if (stage === 'new' && handedOutAt !== null)
    return {
      what: asWords(`Confirm that you have the letter about ${schoolName}`, 200),
      since: dayOf(handedOutAt),
    };
  if (stage === 'received' && isShared && acknowledgedAt !== null)
    return {
      what: asWords(`Share the ${categoryWord} of ${schoolName} with governors and staff`, 200),
      since: dayOf(acknowledgedAt),
    };
  return null;
}
