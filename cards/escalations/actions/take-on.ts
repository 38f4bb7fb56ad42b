import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { OVER_IN_WORDS, takenInWords } from '#domain/escalation/in-words.ts';
import { answerAsSeen } from '#workflows/escalation/answer-escalation.ts';
import type { Waiting } from '#workflows/escalation/read-waiting.ts';
import { Item, stillWaits } from '../item-input.ts';

/** One of them goes further. Each is looked at by itself, so that an answer to another does not make this press a stale one. */
export const takeOn = defineAction({
  name: 'take-on',
  kind: 'append',
  input: Item,
  allow: (_actor, subject: Waiting, input) => stillWaits(subject, input),
  async run({ trust, subject, actor, now, modelFiles, bankHolidays }, { item: id, seen: version }) {
    const by = { byId: actor.personId, now, modelFiles, bankHolidays };
    const became = await answerAsSeen(trust, { id, version }, { kind: 'taken-on' }, by);
    if (became === 'over') throw new NotDone(asPlain(OVER_IN_WORDS));
    const isConfidential = subject.items.some(each => each.id === id && each.isConfidential);
    return { said: asPlain(takenInWords(became, { isConfidential })), audited: { escalation: id, became } };
  },
});
