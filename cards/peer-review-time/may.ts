import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { momentInWords } from '#domain/time/words.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';

/** Where nobody could, whoever facilitates the group, or an officer, says what is to be. */
export const maySettle = ({ may, state }: ReviewTime): Allowed =>
  may.settle
    ? YES
    : state === 'timing'
      ? no(plainText`This is for whoever facilitates the group, once its members could find no time.`)
      : no(plainText`This review is not waiting for a time any more.`);

/** Whoever the review is to be with answers, as long as the poll is open; `poll`: which times they saw. */
export function mayAnswer({ may, poll, booked }: ReviewTime, of: { poll: string; round: number }): Allowed {
  if (booked)
    return no(
      plainText`It is booked for ${momentInWords(booked.startsAt)}. To change that, please open the visit and move it.`,
    );
  if (!may.answer || !poll)
    return no(plainText`This is for the schools of the review to answer, as long as a time is looked for.`);
  return poll.id === of.poll && poll.round === of.round
    ? YES
    : no(plainText`Those times are not asked about any more. Please answer these.`);
}
