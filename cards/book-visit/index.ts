import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { readBookingRef } from '#workflows/visits/booking-ref.ts';
import { findBooking, findToBook } from '#workflows/visits/find-booking.ts';
import { holdVisits } from '#workflows/visits/hold-visits.ts';
import { BookingAnswer, readBooking } from '#workflows/visits/read-booking.ts';
import { choose } from './actions/choose.ts';
import { find } from './actions/find.ts';
import { findSeries } from './actions/find-series.ts';
import { kind } from './actions/kind.ts';
import { offer } from './actions/offer.ts';
import { open } from './actions/open.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

const ASKED = /^ask (.{0,120})$/s;

/** Whoever books looks for times and offers them. The reference is "ID urn:123456 ENGAGEMENT", or "ask WORDS". */
export default defineCard<BookingAnswer>({
  name: 'book-visit',
  label: 'booking a visit',
  audience: 'person',
  subject: BookingAnswer,
  template,
  actions: [find, findSeries, offer, choose, kind, open],
  commands: [
    {
      pattern: /^book\b(?!\s+(?:for\s+)?this\b)\s*(?:(?:a|an|the)\s+)?(?:visits?\b)?\s*(.*?)[\s?!.]*$/i,
      usage: 'book visit SCHOOL KIND',
      about: 'Times for a visit, for example: book visit oakwood, or: book an AIM at Oakwood',
      topic: 'schools',
      for: ['visit.book'],
      find: findBooking,
    },
  ],
  async load(trust, ref, { viewer: { actor }, now, bankHolidays, modelFiles }) {
    if (!actor) return null;
    const asking = { actor, now, bankHolidays, modelFiles };
    const words = ASKED.exec(ref)?.[1];
    if (words !== undefined) return findToBook(trust, words, asking);
    const booking = readBookingRef(ref);
    return booking && readBooking(trust, booking, asking);
  },
  async hold(trust, ref) {
    const booking = readBookingRef(ref);
    if (booking) await holdVisits(trust, booking.id);
  },
  // `load` gives nothing to those who may not book there.
  mayRead: () => true,
  version: answer => (answer.kind === 'booking' ? (answer.visit?.version ?? 0) : 0),
  facts: answer =>
    answer.kind === 'booking' && answer.visit
      ? { state: answer.visit.state, slots: answer.visit.slots.map(({ id, state }) => `${id} ${state}`) }
      : {},
  view,
  summary: (answer, { now }) => asWords(headline(answer, now), 200),
});
