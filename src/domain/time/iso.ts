import { Temporal } from 'temporal-polyfill';
import { z } from 'zod/v4';

/** A calendar day, "2026-11-03". Days at rest are text; arithmetic happens in Temporal. */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

/** A moment in UTC, "2026-11-03T09:30:00.000Z". */
export const IsoInstant = z.iso.datetime();
export type IsoInstant = z.infer<typeof IsoInstant>;

/** Every school in England keeps this clock; both yearly changes are handled by the zone, never by hand. */
export const SCHOOL_ZONE = 'Europe/London';

/** The London day on which a moment falls. */
export function dayOf(moment: IsoInstant): IsoDate {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(SCHOOL_ZONE).toPlainDate().toString();
}

/** The moment at which London's clocks show `time` ("09:30") on `day`. */
export function momentOf(day: IsoDate, time: string): IsoInstant {
  const at = Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: SCHOOL_ZONE,
    plainTime: Temporal.PlainTime.from(time),
  });
  return at.toInstant().toString({ fractionalSecondDigits: 3 });
}

/** Counted in true minutes, whatever the clocks do meanwhile. */
export function addMinutes(moment: IsoInstant, minutes: number): IsoInstant {
  return Temporal.Instant.from(moment).add({ minutes }).toString({ fractionalSecondDigits: 3 });
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Whole days from one day to a later one; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: IsoDate): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}
