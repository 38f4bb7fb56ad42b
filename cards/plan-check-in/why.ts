import { type Plain, plainText } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import type { CheckInForm, CheckInList, CheckInSubject } from '#workflows/plans/check-in-view.ts';

/** Why now, and what happens next. */
export function whyNow(subject: CheckInSubject, now: string): Plain {
  return subject.kind === 'list' ? ofList(subject, now) : ofForm(subject, now);
}

/** Why a check-in that was sent is asked for again; empty: it is not. */
export function whyAgain({ takenBack, rows, sees }: CheckInList, now: string): Plain {
  if (!takenBack) return plainText``;
  const day = dayInWords(dayOf(takenBack.sentAt), now);
  if (sees === 'team')
    return plainText`It was sent on ${day}. Since that was taken back on the record, the school is asked to send it again.`;
  const kept = rows.length === 0 ? '' : 'All you wrote is kept: please look through it and send it again.';
  return plainText`This was sent on ${day}, thank you. The improvement team has since taken back on the record that it was done, so it is open again. ${kept} Your officer can say why.`;
}

function ofList(subject: CheckInList, now: string): Plain {
  const { state, sent, rows, unanswered, dueOn, joins, isLate, planTitle, sees, kindName } = subject;
  const by = dayInWords(dueOn, now);
  const answered = rows.length - unanswered;
  if (sent) {
    const late = sent.isLate ? ', late' : '';
    const day = dayInWords(dayOf(sent.at), now);
    return sent.unchanged === null
      ? plainText`Sent by ${sent.byName} on ${day}${late}.`
      : plainText`Sent by ${sent.byName} on ${day}${late}: ${answered === 0 ? 'nothing' : 'nothing else'} has changed (${sent.unchanged}).`;
  }
  if (state === 'passed')
    return plainText`It was not sent, and is not asked for any more. What was answered counts.`;
  if (sees === 'team')
    return plainText`${answered} of ${countInWords(rows.length, 'action')} answered so far; due ${by}${isLate ? ', so it is late' : ''}.`;
  const when = joins ? `for the ${joins} on ${by}` : `by ${by}`;
  const late = isLate
    ? 'That day is past: what you answer is kept, and marked late.'
    : 'Save some now, the rest later.';
  if (rows.length === 0)
    return plainText`${kindName} “${planTitle}”: nothing is due yet. Please say ${when} that this is so. ${isLate ? late : ''}`;
  if (unanswered === 0)
    return plainText`${kindName} “${planTitle}”. ${countInWords(rows.length, 'action')} answered: please send it ${when}. ${isLate ? late : ''}`;
  return plainText`${kindName} “${planTitle}”. Please answer ${countInWords(unanswered, 'action')} ${when}. ${late}`;
}

function ofForm(subject: CheckInForm, now: string): Plain {
  const { isRemoved, state, dueOn, schoolName, priority, measure, isLate, mayAnswer } = subject;
  if (isRemoved)
    return plainText`This was taken out of the plan, so there is nothing to answer. What was said of it stays on the record.`;
  if (!mayAnswer)
    return state === 'passed'
      ? plainText`This is not asked for any more.`
      : plainText`There is nothing to answer here any more.`;
  const known = measure ? `How one will know: ${measure}` : '';
  const when = isLate
    ? `It was due ${dayInWords(dueOn, now)}: your answer is kept, and marked late.`
    : state === 'open'
      ? `Please answer by ${dayInWords(dueOn, now)}.`
      : 'It was sent; what you save now counts at once.';
  return plainText`${schoolName}, ${priority}. ${when} ${known}`;
}
