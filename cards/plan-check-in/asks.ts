import type { Ask } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';

/** What is still asked of whoever looks: of the school to send it, of an action's owner to answer. */
export function asks(subject: CheckInSubject): Ask | null {
  const { schoolName, state, dueOn, today } = subject;
  if (state !== 'open') return null;
  const by = `by ${dayInWords(dueOn, `${today}T12:00:00Z`)}`;
  if (subject.kind === 'list')
    return subject.may.send ? { what: asWords(`Check in on ${schoolName}’s plan, ${by}`, 200) } : null;
  const { row, mayAnswer, seesAll } = subject;
  return mayAnswer && !seesAll && row.given.length === 0
    ? { what: asWords(`Say how action ${row.number} of ${schoolName}’s plan goes, ${by}`, 200) }
    : null;
}
