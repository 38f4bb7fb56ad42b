import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import { findSeries as findDates } from '#workflows/visits/find-series.ts';
import type { BookingAnswer } from '#workflows/visits/read-booking.ts';
import { assumedInWords, FirstDay, Form, lookFor, savingOf, wantedOf } from '../form-input.ts';
import { bookingOf, mayFind } from '../may-book.ts';

const TIME = 'Please give the time in hours and minutes, such as 9:30.';
const DAY = 'Please choose the day of the week.';

/** The dates of a term of support days, looked at together. */
export const findSeries = defineAction({
  name: 'find-series',
  kind: 'decide',
  input: z.object({
    seriesFrom: FirstDay,
    seriesTo: FirstDay,
    weekday: z.coerce.number(DAY).int(DAY).min(1, DAY).max(5, DAY),
    seriesTime: z.string(TIME).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, TIME),
    every: z.coerce.number().int().min(1).max(2).catch(1),
    seriesMinutes: Form.shape.minutes,
    seriesLead: Form.shape.lead,
    seriesFocus: Form.shape.focus,
  }),
  allow(actor, answer: BookingAnswer) {
    const allowed = mayFind(actor, answer);
    if (!allowed.ok || answer.kind !== 'booking') return allowed;
    const waits = answer.visit === null || answer.visit.state === 'draft';
    return answer.what?.everyWeeks && waits
      ? allowed
      : no(plainText`This does not come back week by week, or was offered already.`);
  },
  look: (context, input) => lookFor(context, formOf(context.subject, input)),
  async run(context, input) {
    const { trust, subject, seen } = context;
    const booking = bookingOf(subject);
    const wanted = await wantedOf(context, formOf(subject, input));
    const rhythm = { weekday: input.weekday, time: input.seriesTime, everyWeeks: input.every };
    const before = [...booking.dates, ...(booking.visit ? [booking.visit] : [])];
    const found = await findDates(trust, wanted, rhythm, { seen, saving: savingOf(context), before });
    const { dates, weeksOff, unknownFrom, assumed } = found;
    const off = weeksOff.map(day => dayInWords(day, context.now));
    const said = [
      `${countInWords(dates.length, 'date')} found.`,
      off.length > 0 ? `No school in the ${off.length === 1 ? 'week' : 'weeks'} of ${off.join(', ')}.` : '',
      unknownFrom === null ? '' : `There are no term dates from ${dayInWords(unknownFrom, context.now)} on.`,
      assumedInWords(seen.connected, assumed),
    ];
    return {
      said: asPlain(said.filter(Boolean).join(' '), 700),
      audited: { visitId: wanted.id, urn: wanted.urn, engagement: wanted.engagement, found: dates.length },
    };
  },
});

/** A series has the people the model names. */
function formOf(
  subject: BookingAnswer,
  input: {
    seriesFrom: string;
    seriesTo: string;
    seriesMinutes: number;
    seriesLead: string;
    seriesFocus: string;
  },
) {
  const who = bookingOf(subject).what?.people.map(({ personId }) => personId) ?? [];
  return {
    ...{ from: input.seriesFrom, to: input.seriesTo, minutes: input.seriesMinutes, lead: input.seriesLead },
    ...{ where: 'school' as const, who, others: '', also: [], focus: input.seriesFocus, documents: '' },
  };
}
