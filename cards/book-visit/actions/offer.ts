import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { listInWords, momentInWords } from '#domain/time/words.ts';
import { offerVisits } from '#workflows/visits/offer-visit.ts';
import type { BookingAnswer } from '#workflows/visits/read-booking.ts';
import { ids } from '../form-input.ts';
import { bookingOf, mayFind } from '../may-book.ts';

/** The times, or the dates of a series, that are left ticked are offered to the school. */
export const offer = defineAction({
  name: 'offer',
  kind: 'decide',
  input: z.object({ slots: ids, agreed: z.enum(['true', 'false']).catch('false') }),
  allow(actor, answer: BookingAnswer, { slots, agreed }) {
    const allowed = mayFind(actor, answer);
    if (!allowed.ok || answer.kind !== 'booking') return allowed;
    const { visit, dates, what } = answer;
    if (visit?.state !== 'draft') return no(plainText`Please look for times first.`);
    if (slots.length === 0) return no(plainText`Please leave at least one time ticked.`);
    const open = [visit, ...dates].flatMap(each => each.slots).filter(({ state }) => state === 'open');
    if (slots.some(id => open.every(each => each.id !== id)))
      return no(plainText`The times have changed. Please look at them again.`);
    if (what?.waitsForCeo)
      return no(
        plainText`This waits for the CEO’s agreement, and nothing is booked before. Please ask for it: type “external support” and the school.`,
      );
    return what?.agreedWith && agreed !== 'true'
      ? no(plainText`This has to be agreed with ${what.agreedWith} first. Please tick that it is.`)
      : allowed;
  },
  async run({ trust, subject, now, bankHolidays }, { slots }) {
    const { visit, dates } = bookingOf(subject);
    const all = dates.length > 0 ? dates : visit ? [visit] : [];
    const chosen = all
      .map(each => ({ visit: each, slots: each.slots.filter(({ id }) => slots.includes(id)) }))
      .filter(each => each.slots.length > 0);
    const offered = await offerVisits(trust, chosen, { now, bankHolidays });
    if (!offered.ok) throw new NotDone(asPlain(offered.because, 300));
    for (const each of all)
      if (chosen.every(({ visit: { id } }) => id !== each.id)) await trust.visits.dropDraft(each.id);
    return {
      said: plainText`Offered to ${listInWords(offered.heads)}, who can answer until ${momentInWords(offered.answerBy, now)}.`,
      audited: { visitIds: chosen.map(({ visit: { id } }) => id), slots },
    };
  },
});
