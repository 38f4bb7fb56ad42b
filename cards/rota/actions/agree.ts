import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { countInWords, listInWords } from '#domain/time/words.ts';
import { agreeRota } from '#workflows/coaching/agree-rota.ts';
import type { RotaAnswer } from '#workflows/coaching/rota-answer.ts';
import { mayWork } from '../may-work.ts';
import { Proposed } from '../proposed.ts';

/** The reviews are planned as was shown, where nothing it was made from has changed. */
export const agree = defineAction({
  name: 'agree',
  kind: 'decide',
  input: Proposed,
  allow: (actor, answer: RotaAnswer) => mayWork(actor, answer),
  async run({ trust, actor, now, newId, bankHolidays, modelFiles }, shown) {
    const by = { byId: actor.personId, now, newId, bankHolidays, modelFiles };
    const agreed = await agreeRota(trust, shown, by);
    if (!agreed)
      throw new NotDone(
        plainText`Something has changed since this was proposed, so nothing was planned. Please have it made again.`,
      );
    const { added, changed, calledOff } = agreed;
    const parts = [
      added > 0 && `${countInWords(added, 'review')} planned`,
      changed > 0 && `${countInWords(changed, 'review')} changed`,
      calledOff > 0 && `${countInWords(calledOff, 'review')} called off`,
    ].filter(part => part !== false);
    return {
      said: asPlain(`Agreed: ${parts.length > 0 ? listInWords(parts) : 'nothing changes'}.`),
      audited: { ...agreed, fingerprint: shown.fingerprint },
    };
  },
});
