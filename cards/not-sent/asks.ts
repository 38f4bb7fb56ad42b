import type { Ask } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { countInWords } from '#domain/time/words.ts';
import type { NotSent } from '#workflows/obligations/read-not-sent.ts';

/** What whoever looks has to send themselves; what they have to decide has a card of its own. */
export function asks({ toAnswer, rounds }: NotSent): Ask | null {
  if (toAnswer === 0) return null;
  const own = rounds.find(({ schools }) =>
    schools.some(({ mayAnswer, standing }) => mayAnswer && standing === 'asked'),
  );
  return {
    what: asWords(`Send ${own?.name ?? 'what is due'}: ${countInWords(toAnswer, 'answer')} for schools`, 200),
  };
}
