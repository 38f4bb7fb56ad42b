import { asPlain } from '#cards-kit/text.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords, someInWords } from '#domain/time/words.ts';
import { lengthInWords } from '#domain/visit/visit-words.ts';
import type { Booking } from '#workflows/visits/read-booking.ts';
import { datesLost } from './slot-choices.ts';

const NAMED = 6;

/** What is looked for as it stands: the draft's, or what the model says until there is one. */
export function factsOf(booking: Booking, now: IsoInstant) {
  const { visit, what, leads, leadId, heads } = booking;
  if (!what) return [];
  const fact = (title: string, value: string, max = 300) => ({
    title: asPlain(title),
    value: asPlain(value, max),
  });
  const from = visit?.from ?? what.from;
  const to = visit?.to ?? what.to;
  const names = (visit?.attendees ?? what.people).map(({ name }) => name);
  const lead = visit?.leadName ?? leads.find(({ personId }) => personId === leadId)?.name;
  const lost = datesLost(booking, now);
  return [
    fact('Between', `${dayInWords(from, now)} and ${dayInWords(to, now)}`),
    fact('How long', `${lengthInWords(visit?.minutes ?? what.minutes)}${visit?.isOnline ? ', online' : ''}`),
    fact('Lead', lead ?? 'nobody yet'),
    fact('Who must be there', someInWords(names, NAMED) || 'nobody yet'),
    ...(what.unnamed.length > 0
      ? [fact('Also needs', `${listInWords(what.unnamed)}: add them by name`)]
      : []),
    ...(heads.length > 0 ? [fact('Who is asked', listInWords(heads.map(({ name }) => name)))] : []),
    ...(lost.length > 0 ? [fact('Cannot be', someInWords(lost, 4), 500)] : []),
  ];
}
