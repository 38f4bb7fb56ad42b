import type { BookingTaken } from '#domain/owed-files/takes-place.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import { dayInWords, listInWords } from '#domain/time/words.ts';

/** ", in place of the booking of Tue 17 Nov; still booked: CSF visit"; nothing where no booking was meant. */
export function inPlaceInWords(
  taken: readonly BookingTaken[],
  named: (things: readonly string[]) => string,
  now: IsoInstant,
): string {
  if (taken.length === 0) return '';
  const days = listInWords([...new Set(taken.map(({ on }) => dayInWords(on, now)))]);
  const left = taken.flatMap(each => each.left);
  const instead = `, in place of the booking${taken.length > 1 ? 's' : ''} of ${days}`;
  return left.length > 0 ? `${instead}; still booked: ${named(left)}` : instead;
}
