import { defineAction, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { countInWords } from '#domain/time/words.ts';
import { fewInWords } from '#domain/visit/slot-obstacles.ts';
import type { BookingAnswer } from '#workflows/visits/read-booking.ts';
import { findTimes } from '#workflows/visits/save-booking.ts';
import { assumedInWords, FirstDay, Form, lookFor, savingOf, wantedOf } from '../form-input.ts';
import { bookingOf, mayFind } from '../may-book.ts';

/** Looks for times, and keeps what was found as a draft. */
export const find = defineAction({
  name: 'find',
  kind: 'decide',
  input: Form.extend({ findFrom: FirstDay, findTo: FirstDay }),
  allow(actor, answer: BookingAnswer) {
    const allowed = mayFind(actor, answer);
    if (!allowed.ok || answer.kind !== 'booking') return allowed;
    return answer.dates.length > 0 && answer.visit?.state !== 'draft'
      ? no(plainText`The dates of a series were offered together. Please book another visit for this.`)
      : allowed;
  },
  look: (context, { findFrom: from, findTo: to, ...form }) => lookFor(context, { ...form, from, to }),
  async run(context, { findFrom: from, findTo: to, ...form }) {
    const wanted = await wantedOf(context, { ...form, from, to });
    const { seen, trust } = context;
    // The dates of a series that was looked for before are no more than drafts.
    for (const { id } of bookingOf(context.subject).dates) await trust.visits.dropDraft(id);
    const { slots, obstacles, assumed } = await findTimes(trust, wanted, seen, savingOf(context));
    const few = fewInWords(slots.length, obstacles);
    const change = slots.length === 0 ? ' Please look at more days, a shorter visit, or fewer people.' : '';
    const said = [
      few === '' ? `${countInWords(slots.length, 'time')} found.` : `${few}.${change}`,
      assumedInWords(seen.connected, assumed),
    ];
    return {
      said: asPlain(said.filter(Boolean).join(' '), 700),
      tone: slots.length > 0 ? 'done' : 'changed',
      audited: { visitId: wanted.id, urn: wanted.urn, engagement: wanted.engagement, found: slots.length },
    };
  },
});
