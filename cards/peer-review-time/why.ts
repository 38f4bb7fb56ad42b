import { asPlain, type Plain, plainText } from '#cards-kit/text.ts';
import type { PollWhy } from '#domain/coaching/poll.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, momentInWords } from '#domain/time/words.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';

/** Why now, and what is asked. */
export function whyAsked({ may, poll, state, to, wasBooked, host }: ReviewTime, now: IsoInstant): Plain {
  if (may.answer && poll?.answerBy)
    return plainText`${poll.isAnswered ? 'You have answered; you can change it until' : 'Please answer by'} ${momentInWords(poll.answerBy, now)}. As soon as everybody has answered, the time that suits best is booked: the host and at least one visitor must be able to come.`;
  if (state === 'timing' && poll?.isOpen) return plainText`The group is asked which of these times suits.`;
  if (may.settle)
    return plainText`The group could find no time. Please set one that you have agreed with them, ask them again about later days, or skip this review and say why.`;
  if (state === 'timing') return plainText`Whoever facilitates the group is asked what is to be.`;
  if (state === 'planned')
    return wasBooked
      ? plainText`The time it had was called off, or it was not held then. It is owed by ${dayInWords(to, now)}. ${may.find ? 'Press the button, and the group is asked again' : `${host} or an officer has another looked for, and you are asked again`}.`
      : plainText`It is owed by ${dayInWords(to, now)}. Nobody has looked for a time yet; it is done two school weeks before its first day.`;
  return state === 'booked'
    ? plainText`It is a visit, in the calendars of those invited. If it does not suit any more, open the visit and move it there: everyone is told.`
    : asPlain('');
}

export const WHY: Record<PollWhy, string> = {
  nobody: 'At none of the first times could the host and a visitor both come',
  'none-free': 'There is no time at which everybody is free',
  taken: 'What suited is not free any more',
  'no-place': 'The host is of no school that could be visited',
  'host-left': 'The host is not of the group any more',
  alone: 'Nobody of the group is left to visit',
};

/** Why it looks further than at first, or why somebody is asked; empty where it does neither. */
export function whyInWords({ poll, state, to }: ReviewTime, now: IsoInstant): Plain {
  if (state !== 'timing' || !poll || poll.why === null) return asPlain('');
  const why = WHY[poll.why];
  if (!poll.isOpen) return plainText`${why}.`;
  const late =
    poll.to > to ? ` It is owed by ${dayInWords(to, now)}; a later day is late, and better than none.` : '';
  return asPlain(`${why}, so days until ${dayInWords(poll.to, now)} are looked at.${late}`, 400);
}

/** What came of it; empty as long as nothing has. */
export function becameInWords({ state, booked, reason, reasonBy, poll }: ReviewTime, now: IsoInstant): Plain {
  if (state === 'called-off')
    return reasonBy === null
      ? plainText`It is not to be: ${reason ?? 'it was called off'}`
      : plainText`${reasonBy} skipped it: ${reason ?? ''}`;
  if (!booked) return asPlain('');
  const won = poll?.slots.find(({ hasWon }) => hasWon);
  const taken = poll?.slots.some(each => each.state === 'taken' && each.startsAt !== booked.startsAt);
  const moved =
    won && won.startsAt !== booked.startsAt
      ? ` The group chose ${momentInWords(won.startsAt, now)}; it was moved since.`
      : '';
  const next = taken ? ' A time that suited better was taken in a calendar meanwhile.' : '';
  return asPlain(`${momentInWords(booked.startsAt, now)}.${moved}${next}`, 400);
}
