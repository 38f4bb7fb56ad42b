import { graphCalendars } from '#adapters/graph/graph-calendars.ts';
import { graphToken } from '#adapters/graph/graph-token.ts';
import type { Calendars } from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';
import type { Config } from './config.ts';

/** The calendars that the configuration signs in to; those of no tenant where it does not. */
export function calendarsOf(
  { graphBaseUrl: baseUrl, graphSignIn: signIn }: Pick<Config, 'graphBaseUrl' | 'graphSignIn'>,
  clock: Clock,
): Calendars {
  return graphCalendars({ baseUrl, tokenFor: graphToken({ signIn, graphBaseUrl: baseUrl }), clock });
}
