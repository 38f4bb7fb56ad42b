import { dayFromNumber, dayNumber } from '../time/day-number.ts';
import { dayOf, type IsoDate } from '../time/iso.ts';
import { type LondonDay, londonDay, minuteOf, type Stretch } from '../time/minutes.ts';
import { kindOfDay, type SlotFacts } from './slot-facts.ts';

/** The school days on which a time is looked for, and why there are not more. */
export interface SlotDays {
  readonly days: readonly LondonDay[];
  /** School days of the window from today on that come too soon. */
  readonly tooSoon: number;
  /** The first day of the window in a year without term dates. */
  readonly unknownFrom: IsoDate | null;
}

export function slotDays(facts: SlotFacts): SlotDays {
  const { asked, rules } = facts;
  const isSchoolDay = (number: number) => kindOfDay(asked, dayFromNumber(number)) === 'school-day';
  const today = dayNumber(dayOf(asked.now));
  const last = dayNumber(asked.to);
  const days: LondonDay[] = [];
  const first = dayNumber(asked.from);
  let [tooSoon, notice] = [0, 0];
  let unknownFrom: IsoDate | null = null;
  for (let number = Math.min(today, first); number <= last; number += 1) {
    const day = dayFromNumber(number);
    if (number >= first && unknownFrom === null && !asked.calendar.knows(day)) unknownFrom = day;
    if (!isSchoolDay(number)) continue;
    if (number > today) notice += 1;
    if (number < Math.max(first, today)) continue;
    if (notice < rules.noticeDays) tooSoon += 1;
    else days.push(londonDay(day));
  }
  return { days, tooSoon, unknownFrom };
}

/** The starts looked at on a day: in school time, none before now, none where the visit that is moved is already. */
export function startsOn(
  { asked, rules, now, schoolFrom, schoolUntil }: SlotFacts,
  day: LondonDay,
): Stretch[] {
  const last = Math.max(schoolUntil - asked.minutes, schoolFrom);
  const present = asked.moving ? minuteOf(asked.moving.startsAt) : null;
  const starts: Stretch[] = [];
  for (let clock = schoolFrom; clock <= last; clock += rules.stepMinutes) {
    const from = day.zero + clock;
    if (from > now && from !== present) starts.push({ from, until: from + asked.minutes });
  }
  return starts;
}
