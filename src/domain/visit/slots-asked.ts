import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { IsoDate, IsoInstant } from '../time/iso.ts';
import type { Place } from './travel.ts';

/** A stretch of somebody's calendar that is not free. */
export interface TakenSpan {
  readonly from: IsoInstant;
  readonly until: IsoInstant;
  /** `tentative` is held for something that may not happen. */
  readonly status: 'busy' | 'tentative' | 'away';
}

/** Days are 1 Monday to 7 Sunday; times are "HH:MM" in London. */
export interface WorkingHours {
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
}

/** Somebody without whom it does not take place. */
export interface RequiredPerson {
  readonly id: string;
  readonly name: string;
  readonly isLead: boolean;
  readonly busy: readonly TakenSpan[];
  /** Null: not known, and the usual hours are assumed. */
  readonly workingHours: WorkingHours | null;
  /** The calendar could not be read: taken as free, and said so. */
  readonly unreadable: boolean;
}

/** A visit that has its time already, of the school or of anybody required. */
export interface Booking {
  readonly id: string;
  /** The school it is for. */
  readonly urn: string;
  readonly startsAt: IsoInstant;
  readonly minutes: number;
  /** Null: online, or somewhere that is no school. Nobody travels to it, and it does not count to the daily limit. */
  readonly place: Place | null;
  /** Everybody who is to be there, the lead among them. */
  readonly personIds: readonly string[];
}

export interface SlotRules {
  /** School days between today and the first that is offered: 1 is the next school day, 0 today. */
  readonly noticeDays: number;
  /** Visits to schools that a lead makes in a day. */
  readonly dailyLimit: number;
  /** Minutes from one start that is looked at to the next, from the beginning of school time. */
  readonly stepMinutes: number;
  readonly schoolTime: { readonly from: string; readonly until: string };
  /** For whoever's mailbox says nothing. */
  readonly usualHours: WorkingHours;
  /** How many times are offered. */
  readonly most: number;
  readonly mostADay: number;
}

export const USUAL_SLOT_RULES: SlotRules = {
  noticeDays: 2,
  dailyLimit: 2,
  stepMinutes: 30,
  schoolTime: { from: '08:30', until: '15:30' },
  usualHours: { days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' },
  most: 5,
  mostADay: 2,
};

/** What is to take place, and all that is known of when it can. The order of the lists changes nothing. */
export interface SlotsAsked {
  readonly now: IsoInstant;
  readonly minutes: number;
  /** The first and last days of what is owed. */
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The school's own. A year without term dates has no school days here: it is never guessed. */
  readonly calendar: Pick<SchoolCalendar, 'knows' | 'kindOf'>;
  readonly school: Place;
  readonly people: readonly RequiredPerson[];
  readonly bookings: readonly Booking[];
  readonly isOnline: boolean;
  /** The booked visit that is given another time: what it takes up now stands in nobody's way. */
  readonly moving?: Pick<Booking, 'id' | 'startsAt' | 'minutes'> | null;
  /** Where the trust's differ from the usual ones. */
  readonly rules?: Partial<SlotRules>;
}
