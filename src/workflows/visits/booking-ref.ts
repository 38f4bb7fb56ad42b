import type { Visit } from '#domain/visit/visit.ts';

/** What a card about one booking is of: the visit's id, which it has before there is a visit, its school, and what it is. */
export interface BookingRef {
  readonly id: string;
  readonly urn: string;
  /** The model's id; null: nobody has said what it is. */
  readonly engagement: string | null;
}

export const bookingRef = ({ id, urn, engagement }: BookingRef | Visit): string =>
  `${id} urn:${urn} ${engagement ?? '-'}`;

export function readBookingRef(ref: string): BookingRef | null {
  const [, id, urn, engagement] = /^([\w-]{1,60}) urn:(\d{6}) ([a-z0-9-]{1,60})$/.exec(ref) ?? [];
  return id && urn && engagement ? { id, urn, engagement: engagement === '-' ? null : engagement } : null;
}
