import type { Ask } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import type { ToSend, ToSendRow } from '#workflows/obligations/to-send-view.ts';

/**
 * What is still asked of whoever looks: to send what is due, but not what they have given a day for that is still to come; to say
 * whether something is applicable.
 */
export function asks(subject: ToSend): Ask | null {
  const { schoolName } = subject;
  if (subject.kind === 'one')
    return subject.row.mayDecide
      ? { what: asWords(`Say whether “${subject.row.name}” is applicable to ${schoolName}`, 200) }
      : null;
  const waiting = subject.rows.filter(({ mayAnswer, standing }) => mayAnswer && standing === 'asked');
  const [first] = waiting;
  if (!first) return null;
  const by = `by ${dayInWords(first.dueOn, `${subject.today}T12:00:00Z`)}`;
  const since = waiting.map(sinceOf).toSorted()[0];
  const more = waiting.length > 1 ? ` and ${countInWords(waiting.length - 1, 'more thing')}` : '';
  return {
    what: asWords(`Send for ${schoolName}: ${first.name}, ${by}${more}`, 200),
    ...(since && { since }),
  };
}

/** Of what was promised for a day, that day: it was left alone until then; of what was said last, its day. */
const sinceOf = ({ given, askedOn }: ToSendRow): string => {
  const last = given.at(-1);
  return (last?.kind === 'not-yet' ? last.day : last?.at.slice(0, 10)) ?? askedOn;
};
