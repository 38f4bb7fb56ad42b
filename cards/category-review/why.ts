import { type Plain, plainText } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { capital, dayInWords, listInWords } from '#domain/time/words.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';

/** Why now, and what happens next. */
export function whyNow(subject: ReviewView, now: string): Plain {
  const { state, because, proposal, meaning, talk, withdrawn, decider, sees, may, asked } = subject;
  const by = proposal?.byName ?? 'The team';
  const until = asked ? dayInWords(asked.by, now) : '';
  const category = meaning?.name ?? '';
  switch (state) {
    case 'open':
      return plainText`A review has begun, ${because}.`;
    case 'with-head':
      if (sees !== 'school')
        return asked && asked.names.length > 0
          ? plainText`${listInWords(asked.names)} ${asked.names.length > 1 ? 'are' : 'is'} asked to answer by ${until}.`
          : plainText`No head is on record to ask, so it goes to ${decider.word} after ${until}.`;
      if (!meaning)
        return plainText`What ${by} proposed is not in your trust’s model any more. Please ask to talk, or say what you hold to be right, by ${until}.`;
      return subject.round === 2
        ? plainText`${subject.reply?.byName ?? by} has answered you and proposes ${category}. Please answer by ${until}.`
        : plainText`${by} proposes ${category}, as talked about on ${dayInWords(talk?.on ?? proposal?.discussedOn ?? '', now)}. Please answer by ${until}.`;
    case 'talking':
      return sees === 'school'
        ? plainText`${by} is asked for a time. Nothing runs out until you have talked.`
        : plainText`${talk?.byName ?? 'The head'} wants to talk before answering. Please agree a time; nothing runs out meanwhile.`;
    case 'with-officer':
      return may.reply
        ? plainText`Please answer by ${until}. Then the head is asked once more, and if you still differ ${decider.word} decides.`
        : plainText`The team answers by ${until}. Then you are asked once more.`;
    case 'differing':
      return may.choose
        ? plainText`Two officers see it differently. Please say which proposal goes to the head; nothing is decided by that.`
        : sees === 'school'
          ? plainText`The team is looking at its proposal again. There is nothing for you to do, and nothing runs out.`
          : plainText`You and a colleague see it differently: ${decider.word} says which proposal goes to the head.`;
    case 'ruling':
      return rulingInWords(subject);
    case 'settled':
      return settledInWords(subject, now);
    case 'withdrawn':
      return plainText`${withdrawn?.byName ?? 'Somebody'} took it back on ${dayInWords(dayOf(withdrawn?.at ?? now), now)}. Nothing changes.`;
  }
}

function rulingInWords({ rulingOn, may, decider, sees }: ReviewView): Plain {
  const forTrustees = decider.forTrustees ? ' Please record what the trustees have decided.' : '';
  if (rulingOn === 'not-answered') {
    if (may.rule)
      return plainText`There was no answer from the school. Silence is not a yes: please decide.${forTrustees}`;
    return sees === 'school'
      ? plainText`The day for an answer is over. You can still answer until ${decider.word} has decided.`
      : plainText`The head has not answered, so ${decider.word} decides.`;
  }
  if (may.rule)
    return plainText`Head and officer do not agree. Both sides are below: please decide.${forTrustees}`;
  return decider.names.length > 0
    ? plainText`${capital(decider.word)} (${listInWords(decider.names)}) has both sides and decides.`
    : plainText`Nobody on record may decide this: the administrator needs to add a deputy CEO or CEO.`;
}

function settledInWords({ settled, meaning, word, decider }: ReviewView, now: string): Plain {
  if (!settled) return plainText``;
  const { how, byName, at, from, forTrustees, isSame } = settled;
  const day = dayInWords(dayOf(at), now);
  const holds = isSame
    ? `It stays as it was.`
    : `${meaning?.name ?? `The ${word}`} holds from ${dayInWords(from, now)}.`;
  const who = forTrustees ? `the trustees (recorded by ${byName})` : byName;
  if (how === 'agreed') return plainText`Agreed by ${byName} on ${day}. ${holds}`;
  if (how === 'not-answered')
    return plainText`Decided by ${who} on ${day}; the school had not answered. ${holds}`;
  return plainText`Decided by ${who} on ${day}, as ${decider.word} does where both sides do not agree. ${holds}`;
}
