import { Room } from '#cards-kit/room.ts';
import { asWords } from '#cards-kit/text.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { momentInWords } from '#domain/time/words.ts';
import type { Booking } from '#workflows/visits/read-booking.ts';
import { dateOf } from '#workflows/visits/read-offer.ts';

const BYTES = 6000;

/** The times that were found, each with why; of a series the dates that can be, and what would do instead of the others. */
export function slotChoices(booking: Booking | null, now: IsoInstant) {
  const all = booking?.visit ? (booking.dates.length > 0 ? booking.dates : [booking.visit]) : [];
  const inOrder = all.toSorted((one, other) => (dateOf(one) < dateOf(other) ? -1 : 1));
  return new Room(BYTES).take(
    inOrder.flatMap(({ slots }) =>
      slots
        .filter(({ state }) => state === 'open')
        .map(({ id, startsAt, because, forLead }) => {
          const why = forLead || because;
          const title = `${momentInWords(startsAt, now)}${why ? `: ${why}` : ''}`;
          return { title: asWords(title, 200), value: asWords(id), isTicked: true };
        }),
    ),
  );
}

/** Dates of a series that cannot be, and for which nothing else would do: "Mon 23 Nov, 9:00 (Priya Shah is away)". */
export function datesLost({ dates }: Booking, now: IsoInstant): string[] {
  return dates
    .filter(({ slots }) => slots.every(({ state }) => state !== 'open'))
    .flatMap(({ slots }) => slots.slice(0, 1))
    .map(({ startsAt, forLead }) => `${momentInWords(startsAt, now)}${forLead ? ` (${forLead})` : ''}`);
}
