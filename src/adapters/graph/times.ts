import { z } from 'zod/v4';
import type { IsoInstant } from '#domain/time/iso.ts';
import { dayOf, momentOf } from '#domain/time/iso.ts';
import { timeInWords } from '#domain/time/words.ts';

/** Graph's names for the two clocks an English mailbox may keep. */
const UTC = /^(?:utc|etc\/utc|etc\/gmt|tzone:\/\/microsoft\/utc)$/i;
const LONDON = /^(?:gmt standard time|europe\/london|gb)$/i;

/** A moment as Graph gives it, whatever the number of its decimals. */
export const Moment = z.iso
  .datetime({ offset: true })
  .transform((text): IsoInstant => new Date(text).toISOString());

/** `{ dateTime: "2026-11-03T09:30:00.0000000", timeZone: "UTC" }` as a moment; another zone than asked for is a fault. */
export const ZonedMoment = z
  .object({
    dateTime: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?$/),
    timeZone: z.string(),
  })
  .transform(({ dateTime, timeZone }, context): IsoInstant => {
    const wall = dateTime.replace(/Z$/, '');
    if (UTC.test(timeZone)) return new Date(`${wall}Z`).toISOString();
    if (LONDON.test(timeZone)) return momentOf(wall.slice(0, 10), wall.slice(11));
    context.addIssue({ code: 'custom', message: 'a time zone that was not asked for' });
    return z.NEVER;
  });

/** A moment for Graph: always UTC. */
export function utcTime(moment: IsoInstant): { dateTime: string; timeZone: 'UTC' } {
  return { dateTime: new Date(moment).toISOString().replace('Z', '0000'), timeZone: 'UTC' };
}

/**
 * A time on the mailbox's own clock, "08:30:00.0000000", as London's clocks show it on the day of `around`; null in a
 * zone we do not know, such as one a person made up.
 */
export function inLondon(time: string, zone: string, around: IsoInstant): string | null {
  const hours = /^\d\d:\d\d/.exec(time)?.[0];
  if (hours === undefined) return null;
  if (LONDON.test(zone)) return hours;
  if (!UTC.test(zone)) return null;
  return timeInWords(new Date(`${dayOf(around)}T${hours}:00Z`).toISOString()).padStart(5, '0');
}
