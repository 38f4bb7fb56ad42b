import { dayFromNumber, dayNumber, weekdayOfNumber } from '../time/day-number.ts';
import { type IsoDate, type IsoInstant, momentOf, weekdayOf } from '../time/iso.ts';
import { clockMinutes, londonDay, momentOfMinute } from '../time/minutes.ts';
import { momentInWords } from '../time/words.ts';
import { checkStart } from './check-time.ts';
import { lookAtDay } from './look-at-day.ts';
import type { Objection } from './objection.ts';
import { type Assumed, assumptionsOf } from './slot-assumptions.ts';
import { kindOfDay, type SlotFacts, slotFacts } from './slot-facts.ts';
import type { SlotsAsked } from './slots-asked.ts';

/** Support days that come back; `from` and `to` of what is asked are the series' first and last days. */
export interface SeriesAsked extends Omit<SlotsAsked, 'moving'> {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** "09:00" on London's clocks. */
  readonly time: string;
  /** 1 weekly, 2 fortnightly: counted in school weeks, as `addSchoolWeeks` does. */
  readonly everyWeeks: number;
}

export interface SeriesDate {
  readonly startsAt: IsoInstant;
  readonly objections: readonly Objection[];
  /** Another time of the same school week to which nothing objects; null where none is needed or there is none. */
  readonly alternative: { readonly startsAt: IsoInstant; readonly words: string } | null;
}

export interface SeriesSlots {
  readonly dates: readonly SeriesDate[];
  /** The Mondays of weeks without school between the first date and the last day: they are left out of the rhythm. */
  readonly weeksOff: readonly IsoDate[];
  /** The first day of the series in a year without term dates: nothing from there on is given a date. */
  readonly unknownFrom: IsoDate | null;
  readonly assumed: readonly Assumed[];
}

const WORKDAYS = [0, 1, 2, 3, 4];

/** The dates of a series, each with what speaks against it and what could be instead. Nothing is left out for being taken. */
export function seriesSlots(asked: SeriesAsked): SeriesSlots {
  const facts = slotFacts(asked);
  const { mondays, weeksOff, unknownFrom } = schoolWeeks(asked);
  const dates = mondays.map((monday): SeriesDate => {
    const startsAt = momentOf(dayFromNumber(monday + asked.weekday - 1), asked.time);
    const objections = checkStart(facts, startsAt);
    return {
      startsAt,
      objections,
      alternative: objections.length > 0 ? instead(facts, asked, monday) : null,
    };
  });
  return { dates, weeksOff, unknownFrom, assumed: assumptionsOf(facts) };
}

/** Every nth week with a school day, from the first whose date is not before the series begins. */
function schoolWeeks({ calendar, from, to, weekday, everyWeeks }: SeriesAsked) {
  const first = dayNumber(from);
  const last = dayNumber(to);
  const begins = first + ((weekday - weekdayOfNumber(first) + 7) % 7);
  const mondays: number[] = [];
  const weeksOff: IsoDate[] = [];
  let unknownFrom: IsoDate | null = null;
  let week = 0;
  for (let at = begins; at <= last; at += 7) {
    const monday = at - weekday + 1;
    const days = WORKDAYS.map(i => dayFromNumber(monday + i));
    // The week around 1 September belongs to two years: the one that is known answers for it.
    if (!days.some(day => calendar.knows(day))) {
      unknownFrom = dayFromNumber(at);
      break;
    }
    if (days.some(day => kindOfDay({ calendar }, day) === 'school-day')) {
      if (week % everyWeeks === 0) mondays.push(monday);
      week += 1;
    } else if (week > 0) weeksOff.push(dayFromNumber(monday));
  }
  return { mondays, weeksOff, unknownFrom };
}

/** The same time on the nearest other day of the week; else the nearest time on the nearest day. */
function instead(facts: SlotFacts, { weekday, time, from, to, now }: SeriesAsked, monday: number) {
  const days = WORKDAYS.map(i => dayFromNumber(monday + i))
    .filter(day => from <= day && day <= to && weekdayOf(day) !== weekday)
    .toSorted((a, b) => Math.abs(weekdayOf(a) - weekday) - Math.abs(weekdayOf(b) - weekday));
  const same = days.map(day => momentOf(day, time)).find(at => checkStart(facts, at).length === 0);
  const startsAt = same ?? days.flatMap(day => nearestTo(facts, day, time))[0];
  return startsAt === undefined ? null : { startsAt, words: `${momentInWords(startsAt, now)} would do` };
}

function nearestTo(facts: SlotFacts, day: IsoDate, time: string): IsoInstant[] {
  if (kindOfDay(facts.asked, day) !== 'school-day') return [];
  const london = londonDay(day);
  const wanted = london.zero + clockMinutes(time);
  return (lookAtDay(facts, london)?.fits ?? [])
    .toSorted((a, b) => Math.abs(a.from - wanted) - Math.abs(b.from - wanted) || a.from - b.from)
    .map(({ from }) => momentOfMinute(from));
}
