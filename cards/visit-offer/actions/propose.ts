import { z } from 'zod/v4';
import { dayAhead } from '#cards-kit/day-ahead.ts';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { momentOf } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import { proposeTime } from '#workflows/visits/answer-offer.ts';
import type { Offer } from '#workflows/visits/read-offer.ts';
import { unreadInWords } from '#workflows/visits/slots-asked.ts';
import { lookAt } from '../look.ts';
import { mayChoose } from '../may-answer.ts';

const DAY = 'Please give the day.';
const TIME = 'Please give the time in hours and minutes, such as 9:30.';

/** Another time than those offered: booked at once where everybody can. */
export const propose = defineAction({
  name: 'propose',
  kind: 'decide',
  input: z.object({
    proposeDay: z.iso.date(DAY),
    proposeTime: z.string(TIME).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, TIME),
  }),
  allow: (actor, offer: Offer) => mayChoose(actor, offer),
  look(context, { proposeDay }) {
    dayAhead(context.now, proposeDay);
    return lookAt(context, proposeDay);
  },
  async run({ trust, subject: { visit }, actor, now, newId, bankHolidays, seen }, input) {
    const startsAt = momentOf(input.proposeDay, input.proposeTime);
    const changing = { byId: actor.personId, side: 'teams', now, bankHolidays } as const;
    const answered = await proposeTime(trust, visit, { slotId: newId(), startsAt, seen, changing });
    if (answered.became !== 'booked')
      throw new NotDone(asPlain('because' in answered ? answered.because : answered.why, 400));
    const notes = [unreadInWords(answered.asked), answered.soft && `Please note: ${answered.soft}.`];
    return {
      said: asPlain(
        `Booked: ${momentInWords(startsAt, now)}. Everyone is told. ${notes.filter(Boolean).join(' ')}`,
        500,
      ),
      audited: { visitId: visit.id, startsAt },
    };
  },
});
