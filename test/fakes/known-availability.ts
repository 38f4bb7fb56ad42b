import {
  type Availability,
  type Calendar,
  type Calendars,
  type CalendarTrouble,
  CalendarUnavailable,
} from '#ports/calendar.ts';

/** Calendars that say when people can and nothing more: what is not told here is free, and nothing is written. */
export class KnownAvailability implements Calendars {
  readonly people = new Map<string, Availability | CalendarTrouble>();
  /** Whether it answers at all. */
  isDown = false;
  /** Every question, as it was asked. */
  readonly asked: { readonly asker: string; readonly addresses: readonly string[] }[] = [];

  /** Busy from one moment to the other, beside what was said before. */
  busy(address: string, from: string, until: string): void {
    const known = this.people.get(address);
    const before = typeof known === 'object' ? known.busy : [];
    this.people.set(address, { busy: [...before, { from, until, status: 'busy' }], workingHours: null });
  }

  of(): Calendar {
    const none = () => Promise.reject(new Error('only availability is known here'));
    return {
      availability: async ({ asker, addresses }) => {
        this.asked.push({ asker, addresses });
        if (this.isDown) throw new CalendarUnavailable(null);
        const free: Availability = { busy: [], workingHours: null };
        return new Map(addresses.map(address => [address, this.people.get(address) ?? free]));
      },
      ...{ create: none, createAll: none, update: none, cancel: none, find: none, byRecord: none },
      ...{ changes: none, watch: none, renew: none, unwatch: none },
    };
  }
}
