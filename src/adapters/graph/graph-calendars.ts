import type { Calendar, Calendars } from '#ports/calendar.ts';
import type { Clock } from '#ports/clock.ts';
import { graphCalendar } from './graph-calendar.ts';
import { graphClient } from './graph-client.ts';
import { realTiming, type Timing } from './patience.ts';

export interface GraphCalendarsOptions {
  /** GRAPH_BASE_URL, without the version. */
  readonly baseUrl: string;
  /** `graphToken(…)`; null where no calendar is connected. Throws the port's errors; anything else counts as unavailable. */
  readonly tokenFor: ((tenantId: string) => Promise<string>) | null;
  readonly fetch?: typeof fetch;
  readonly timing?: Timing;
  /** Subscriptions end by it; real time unless somebody brings their own. */
  readonly clock?: Clock;
  /** How long one call may take, but for availability; 28 s. */
  readonly callWithinMs?: number;
}

/** The calendars of every tenant, by Microsoft Graph. One tenant's share one count of what is under way. */
export function graphCalendars(options: GraphCalendarsOptions): Calendars {
  const { baseUrl, tokenFor, timing = realTiming, callWithinMs } = options;
  const clock = options.clock ?? { now: () => new Date().toISOString() };
  const opened = new Map<string, Calendar>();
  return {
    of(tenantId) {
      if (tenantId === null || tokenFor === null) return null;
      const tenant = tenantId.toLowerCase();
      const calendar = opened.get(tenant) ?? open(tenant, tokenFor);
      opened.set(tenant, calendar);
      return calendar;
    },
  };

  function open(tenant: string, token: (tenantId: string) => Promise<string>): Calendar {
    const ask = graphClient({
      baseUrl,
      token: () => token(tenant),
      fetch: options.fetch ?? fetch,
      timing,
    });
    return graphCalendar({ ask, timing, clock, ...(callWithinMs !== undefined && { callWithinMs }) });
  }
}
