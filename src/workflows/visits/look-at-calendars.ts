import { addressOf } from '#domain/access/mailbox-address.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { earlier, later } from '#domain/time/order.ts';
import type { TakenSpan, WorkingHours } from '#domain/visit/slots-asked.ts';
import {
  type Availability,
  type Calendar,
  CalendarRefused,
  type CalendarTrouble,
  CalendarUnavailable,
} from '#ports/calendar.ts';
import type { TrustReads } from '#ports/store.ts';

/** What a person's calendar said; `unreadable`: it said nothing, whatever the reason. */
export interface SeenCalendar {
  readonly busy: readonly TakenSpan[];
  readonly workingHours: WorkingHours | null;
  readonly unreadable: boolean;
}

/** What was seen of several calendars before a transaction; `connected`: whether there are any to look at. */
export interface SeenCalendars {
  readonly connected: boolean;
  readonly of: ReadonlyMap<string, SeenCalendar>;
}

/** The calendar's port is asked for less than 62 days at once. */
const DAYS_AT_ONCE = 56;
/** Nothing is looked for further ahead than a long term. */
const MOST_DAYS = 3 * DAYS_AT_ONCE;

const UNREADABLE: SeenCalendar = { busy: [], workingHours: null, unreadable: true };

/**
 * When these people can, from the first day to the last. A calendar that cannot be read, or does not answer in time, holds
 * nothing up: it is said. Never throws what the calendar throws.
 */
export async function lookAtCalendars(
  { trust, calendar }: { readonly trust: Pick<TrustReads, 'people'>; readonly calendar: Calendar | null },
  asked: {
    readonly askerId: string;
    readonly personIds: readonly string[];
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly now: IsoInstant;
  },
): Promise<SeenCalendars> {
  if (!calendar) return { connected: false, of: new Map() };
  const { askerId, personIds, now } = asked;
  const ids = [...new Set([askerId, ...personIds])];
  const people = (await Promise.all(ids.map(id => trust.people.find(id)))).filter(each => each !== null);
  const addresses = new Map(people.map(person => [person.id, addressOf(person)]));
  const asker = addresses.get(askerId) ?? [...addresses.values()].find(address => address !== null);
  const known = [...new Set(personIds.flatMap(id => addresses.get(id) ?? []))];
  const answers = asker && known.length > 0 ? await ask(calendar, asker, known, stretches(asked, now)) : [];
  return {
    connected: true,
    of: new Map(personIds.map(id => [id, together(answers, addresses.get(id) ?? null)])),
  };
}

interface Days {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** What is past is not asked for. */
function stretches({ from, to }: { from: IsoDate; to: IsoDate }, now: IsoInstant): Days[] {
  const first = later(from, dayOf(now));
  const end = earlier(addDays(to, 1), addDays(first, MOST_DAYS));
  const found: Days[] = [];
  for (let at = first; at < end; ) {
    const next = addDays(at, DAYS_AT_ONCE);
    found.push({ from: at, until: earlier(next, end) });
    at = next;
  }
  return found;
}

type Answer = ReadonlyMap<string, Availability | CalendarTrouble> | null;

/** Null where the calendar did not answer. */
function ask(
  calendar: Calendar,
  asker: string,
  addresses: readonly string[],
  days: readonly Days[],
): Promise<Answer[]> {
  return Promise.all(
    days.map(async ({ from, until }) => {
      try {
        return await calendar.availability({
          ...{ asker, addresses },
          ...{ from: momentOf(from, '00:00'), until: momentOf(until, '00:00') },
        });
      } catch (error) {
        if (error instanceof CalendarRefused || error instanceof CalendarUnavailable) return null;
        throw error;
      }
    }),
  );
}

function together(answers: readonly Answer[], address: string | null): SeenCalendar {
  if (address === null || answers.length === 0) return UNREADABLE;
  const parts = answers.map(answer => answer?.get(address));
  const read = parts.filter(part => typeof part === 'object');
  if (read.length < parts.length) return UNREADABLE;
  return {
    busy: read.flatMap(({ busy }) => busy),
    workingHours: read[0]?.workingHours ?? null,
    unreadable: false,
  };
}
