import { Temporal } from 'temporal-polyfill';
import { badRequest } from './graph-error.ts';

/** Graph's dateTimeTimeZone: a wall clock's time and whose wall it is. */
export interface ZonedTime {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** Windows' names of zones, as Outlook gives them; Graph takes these and IANA's alike. */
const WINDOWS: Readonly<Record<string, string>> = {
  UTC: 'UTC',
  'GMT Standard Time': 'Europe/London',
  'Romance Standard Time': 'Europe/Paris',
  'W. Europe Standard Time': 'Europe/Berlin',
  'Eastern Standard Time': 'America/New_York',
};

/** Milliseconds since 1970. Throws Graph's 400 for what is no time or no zone. */
export function millisecondsOf({ dateTime, timeZone }: ZonedTime): number {
  try {
    if (/Z$/.test(dateTime)) return Temporal.Instant.from(dateTime).epochMilliseconds;
    return Temporal.PlainDateTime.from(dateTime).toZonedDateTime(WINDOWS[timeZone] ?? timeZone)
      .epochMilliseconds;
  } catch {
    throw badRequest(`'${dateTime}' in '${timeZone}' is not a valid time.`, 'ErrorInvalidParameter');
  }
}

/** The same moment on another wall, with Graph's seven decimals. */
export function onTheWall(milliseconds: number, timeZone: string): ZonedTime {
  const zone = WINDOWS[timeZone] ?? timeZone;
  try {
    const at = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone);
    return { dateTime: at.toPlainDateTime().toString({ fractionalSecondDigits: 7 }), timeZone };
  } catch {
    throw badRequest(`The time zone '${timeZone}' is not known.`, 'TimeZoneNotSupportedException');
  }
}

/** A query's moment, "2026-11-02T00:00:00Z"; without a zone it is UTC. */
export function momentOfQuery(text: string | null, name: string): number {
  if (text === null) throw badRequest(`This request requires a time window: ${name} is missing.`);
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
  const moment = Date.parse(zoned);
  if (Number.isNaN(moment)) throw badRequest(`${name} is not a time.`, 'ErrorInvalidParameter');
  return moment;
}
