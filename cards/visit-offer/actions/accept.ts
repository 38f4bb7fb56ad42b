import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import { acceptSlot } from '#workflows/visits/answer-offer.ts';
import type { Offer } from '#workflows/visits/read-offer.ts';
import { unreadInWords } from '#workflows/visits/slots-asked.ts';
import { lookAt } from '../look.ts';
import { mayChoose } from '../may-answer.ts';

const CHOOSE = 'Please choose one of the times.';

/** One of the times, with one tap. */
export const accept = defineAction({
  name: 'accept',
  kind: 'decide',
  input: z.object({ slot: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE) }),
  allow(actor, offer: Offer, { slot }) {
    const allowed = mayChoose(actor, offer);
    if (!allowed.ok) return allowed;
    return offer.visit.slots.some(({ id, state }) => id === slot && state === 'open')
      ? allowed
      : no(plainText`That time is not offered any more. Please choose another.`);
  },
  look(context, { slot }) {
    const found = context.subject.visit.slots.find(({ id }) => id === slot);
    return lookAt(context, dayOf(found?.startsAt ?? context.now));
  },
  async run({ trust, subject: { visit }, actor, now, bankHolidays, seen }, { slot }) {
    const changing = { byId: actor.personId, side: 'teams', now, bankHolidays } as const;
    const answered = await acceptSlot(trust, visit, { slotId: slot, seen, changing });
    const audited = { visitId: visit.id, slot, became: answered.became };
    if (answered.became === 'refused') throw new NotDone(asPlain(answered.because));
    if (answered.became === 'taken')
      return {
        said:
          answered.left > 0
            ? plainText`That time has just been taken. These are left.`
            : plainText`That time has just been taken, and it was the last one. ${visit.leadName} is told and will look for others.`,
        tone: 'changed',
        audited,
      };
    const at = momentInWords(answered.visit.startsAt, now);
    const unread = unreadInWords(answered.asked);
    return {
      said:
        unread === null
          ? plainText`Booked: ${at}. Everyone is told.`
          : plainText`Booked: ${at}. Everyone is told. ${unread}`,
      audited,
    };
  },
});
