import { asPlain, type Plain, plainText } from '#cards-kit/text.ts';
import type { Poll } from '#domain/coaching/poll.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { listInWords, momentInWords } from '#domain/time/words.ts';
import type { Closed } from '#workflows/coaching/close-poll.ts';
import { WHY } from './why.ts';

/** What became of looking for times. */
export const askedInWords = (
  { state, answerBy, why }: Pick<Poll, 'state' | 'answerBy' | 'why'>,
  now: IsoInstant,
): Plain =>
  state === 'open' && answerBy !== null
    ? plainText`The group is asked, until ${momentInWords(answerBy, now)}.`
    : plainText`${WHY[why ?? 'none-free']}. Whoever facilitates the group is asked.`;

/** What became of the last answer. */
export function closedInWords(closed: Closed, now: IsoInstant): Plain {
  if (closed.became !== 'booked') {
    const why =
      closed.why === 'taken' ? 'What suited is not free any more' : 'None of these suits enough of you';
    return closed.became === 'further'
      ? plainText`${why}, so later days are looked at. Please answer once more.`
      : plainText`${why}. Whoever facilitates the group is asked.`;
  }
  const over = closed.passedOver.map(each => momentInWords(each, now));
  const since =
    over.length > 0 ? ` ${listInWords(over)} would have suited better and has been taken since.` : '';
  return asPlain(`Booked: ${momentInWords(closed.startsAt, now)}. Everyone is told.${since}`, 500);
}
