import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { OVER_IN_WORDS } from '#domain/escalation/in-words.ts';
import { addDays } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { answerAsSeen } from '#workflows/escalation/answer-escalation.ts';
import type { Waiting } from '#workflows/escalation/read-waiting.ts';
import { Item, stillWaits } from '../item-input.ts';

const A_WEEK = 7;

/** A week more for one of them; another day, and why, are given on its own card. */
export const wait = defineAction({
  name: 'wait',
  kind: 'append',
  input: Item,
  allow(_actor, subject: Waiting, input) {
    const allowed = stillWaits(subject, input);
    if (!allowed.ok) return allowed;
    return subject.items.some(({ id, mayWait }) => id === input.item && mayWait)
      ? allowed
      : no(plainText`It was given time before. Please take it further, or open it and leave it.`);
  },
  async run({ trust, subject, actor, now, modelFiles, bankHolidays }, { item: id, seen: version }) {
    const until = addDays(subject.today, A_WEEK);
    const by = { byId: actor.personId, now, modelFiles, bankHolidays };
    const word = { kind: 'given-time', until, reason: '' } as const;
    const became = await answerAsSeen(trust, { id, version }, word, by);
    if (became === 'over') throw new NotDone(asPlain(OVER_IN_WORDS));
    return {
      said: plainText`Kept. You are asked once more after ${dayInWords(until, now)}, unless it comes.`,
      audited: { escalation: id, until },
    };
  },
});
