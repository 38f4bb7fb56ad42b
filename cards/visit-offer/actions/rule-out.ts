import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { ruleOut as ruleOutSlot } from '#workflows/visits/answer-offer.ts';
import { mayDo, type Offer } from '#workflows/visits/read-offer.ts';
import { isHead } from '../may-answer.ts';

const CHOOSE = 'Please choose one of the times.';

/** Somebody else who must be there cannot make one of the times. */
export const ruleOut = defineAction({
  name: 'rule-out',
  kind: 'append',
  input: z.object({ slot: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow(actor, offer: Offer, { slot }) {
    if (isHead(actor, offer) || !mayDo(actor, 'visit.rule-out', offer))
      return no(plainText`Only those who are asked to be there can say this.`);
    const isOffered = offer.visit.state === 'offered' && offer.dates.length === 0;
    return isOffered && offer.visit.slots.some(({ id, state }) => id === slot && state === 'open')
      ? YES
      : no(plainText`That time is not offered any more.`);
  },
  async run({ trust, subject: { visit }, actor, now }, { slot }) {
    const isOut = await ruleOutSlot(trust, visit, { slotId: slot, byId: actor.personId, now });
    return isOut
      ? { said: plainText`Noted. The school is not asked about that time any more.`, audited: { slot } }
      : { said: plainText`That time is not offered any more.`, tone: 'changed', audited: { slot } };
  },
});
