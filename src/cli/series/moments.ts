import { readDate } from '#domain/school/register-values.ts';
import { type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';

/** A day as people type it, "2026-11-17" or "17/11/2026"; null when it is none. */
export function dayFrom(typed: string): IsoDate | null {
  const read = readDate(typed.trim());
  return 'fault' in read ? null : read.value;
}

/** "9:30" as "09:30"; null when it is no time of day. */
export function timeFrom(typed: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})$/.exec(typed.trim()) ?? [];
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : null;
}

/** "2026-11-18 10:00" or "18/11/2026 10:00" on London's clocks; null when it is no such moment. */
export function momentFrom(typed: string): IsoInstant | null {
  const [, date = '', clock = ''] = /^(\S+?)(?:T|\s+)(\d{1,2}[:.]\d{2})$/.exec(typed.trim()) ?? [];
  const [day, time] = [dayFrom(date), timeFrom(clock)];
  return day !== null && time !== null ? momentOf(day, time) : null;
}
