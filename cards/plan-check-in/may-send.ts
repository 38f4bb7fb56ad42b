import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';

/** Whether it is still to be sent, and by whoever looks. */
export function maySend(subject: CheckInSubject): Allowed {
  if (subject.sent)
    return no(
      plainText`${subject.sent.byName} sent it already, on ${dayInWords(subject.sent.at.slice(0, 10))}.`,
    );
  if (subject.state === 'passed') return no(plainText`It is not asked for any more.`);
  return subject.kind === 'list' && subject.may.send
    ? YES
    : no(plainText`This is for the head of the school to send, or for whoever they have named.`);
}
