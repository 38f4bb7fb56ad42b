import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { countInWords, momentInWords } from '#domain/time/words.ts';
import { acceptDates } from '#workflows/visits/accept-dates.ts';
import type { Offer } from '#workflows/visits/read-offer.ts';
import { lookAtDates } from '../look.ts';
import { mayAnswer } from '../may-answer.ts';

const CHOOSE = 'Please leave at least one date ticked, or decline them.';

/** All the dates of a series at once, but for those that were unticked. */
export const agreeDates = defineAction({
  name: 'agree-dates',
  kind: 'decide',
  input: z.object({
    dates: z
      .string(CHOOSE)
      .max(4000, CHOOSE)
      .transform(ids => ids.split(',').filter(Boolean))
      .refine(ids => ids.length > 0, CHOOSE),
  }),
  allow(actor, offer: Offer, { dates }) {
    const allowed = mayAnswer(actor, offer);
    if (!allowed.ok) return allowed;
    const open = offer.dates.filter(({ state }) => state === 'offered').map(({ id }) => id);
    return dates.every(id => open.includes(id))
      ? allowed
      : no(plainText`The dates have changed. Please look again.`);
  },
  look: context => lookAtDates(context),
  async run({ trust, subject, actor, now, bankHolidays, seen }, { dates }) {
    const changing = { byId: actor.personId, side: 'teams', now, bankHolidays } as const;
    const { booked, taken } = await acceptDates(trust, subject.dates, { ids: dates, seen, changing });
    const [first] = taken;
    if (booked.length === 0)
      throw new NotDone(plainText`None of these dates is free any more: ${first?.why ?? ''}.`);
    const lost = first
      ? `Not free any more: ${momentInWords(first.startsAt, now)} (${first.why})${taken.length > 1 ? ` and ${taken.length - 1} more` : ''}.`
      : '';
    return {
      said: asPlain(`${countInWords(booked.length, 'date')} booked. Everyone is told. ${lost}`, 500),
      tone: taken.length > 0 ? 'changed' : 'done',
      audited: { dates, taken: taken.map(({ startsAt }) => startsAt) },
    };
  },
});
