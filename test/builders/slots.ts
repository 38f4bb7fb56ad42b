import { momentOf } from '#domain/time/iso.ts';
import type { Booking, RequiredPerson, SlotsAsked, TakenSpan } from '#domain/visit/slots-asked.ts';
import type { Place } from '#domain/visit/travel.ts';
import { schoolYears } from './school-years.ts';

/** Around Derby: Oakwood is visited; Elmfield is 5 km from it, Birch Lane 20 km, and nobody knows where Ashby is. */
export const OAKWOOD: Place = { urn: '100001', name: 'Oakwood', easting: 435_000, northing: 336_000 };
export const ELMFIELD: Place = { urn: '100002', name: 'Elmfield', easting: 438_000, northing: 340_000 };
export const BIRCH_LANE: Place = { urn: '100003', name: 'Birch Lane', easting: 435_000, northing: 356_000 };
export const ASHBY: Place = { urn: '100004', name: 'Ashby', easting: null, northing: null };

export const CALENDAR = schoolYears();

const HOURS = { days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' };
const person =
  (id: string, name: string, isLead: boolean) =>
  (has: Partial<RequiredPerson> = {}) => ({
    ...{ id, name, isLead, busy: [], workingHours: HOURS, unreadable: false },
    ...has,
  });
/** The lead, and the head of Oakwood. */
export const priya = person('priya', 'Priya Shah', true);
export const ann = person('ann', 'Ann Lee', false);

/** On one London day, "09:00" to "10:00". */
export const taken = (
  day: string,
  from = '08:00',
  until = '17:00',
  status: TakenSpan['status'] = 'busy',
): TakenSpan => ({ from: momentOf(day, from), until: momentOf(day, until), status });

export const booking = (day: string, time: string, has: Partial<Booking> = {}): Booking => {
  const place = has.place === undefined ? ELMFIELD : has.place;
  return {
    ...{
      id: `${day} ${time}`,
      urn: place?.urn ?? ELMFIELD.urn,
      startsAt: momentOf(day, time),
      minutes: 60,
      place,
    },
    personIds: ['priya'],
    ...has,
  };
};

/** An hour at Oakwood in the three weeks after half term, asked on the Friday before: it is free for everybody. */
export const asked = (has: Partial<SlotsAsked> = {}): SlotsAsked => ({
  now: '2026-10-30T09:00:00.000Z',
  minutes: 60,
  from: '2026-11-02',
  to: '2026-11-20',
  calendar: CALENDAR,
  school: OAKWOOD,
  people: [priya(), ann()],
  bookings: [],
  isOnline: false,
  rules: { noticeDays: 1 },
  ...has,
});
