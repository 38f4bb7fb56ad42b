import { academicYearOf } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import { dayFromNumber, dayNumber } from '../time/day-number.ts';
import type { IsoDate } from '../time/iso.ts';
import { followingsOf, heldOf } from './afterwards.ts';
import { countedSlots } from './counted.ts';
import { erasOf } from './eras.ts';
import { type Fillings, fillingsBy } from './fillings.ts';
import { type Holding, holdingsOf } from './holdings.ts';
import { type MarksOf, marksByThing } from './marks.ts';
import { slotsOfEvents } from './once.ts';
import {
  followingAsOwed,
  type OptionalNeed,
  type Owed,
  type OwedItem,
  optionalAsOwed,
  slotAsOwed,
} from './owed.ts';
import { recurringSlots } from './recurring.ts';
import type { SchoolRecord } from './school-record.ts';
import type { Slot } from './slot.ts';
import { type Thing, thingsOf } from './things.ts';
import { type Day, type Timetable, timetableOf } from './timetable.ts';

interface Reckoning {
  readonly model: ImprovementModel;
  readonly record: SchoolRecord;
  readonly timetable: Timetable;
  readonly fillings: Fillings;
  readonly holdsFrom: Day;
  readonly today: Day;
}

/**
 * Everything one school is owed and owes in the academic year of `today`, each with its window, its state and the rule
 * that says so; in the order of the days by which it is due. Pure: the same record gives the same answer, and what begins
 * later than `today` is not looked at, so that a change alters nothing before its date. Something done later than `today`
 * counts as booked. Throws TermDatesMissing where the year has no term dates.
 */
export function whatIsOwed(
  model: ImprovementModel,
  record: SchoolRecord,
  calendar: SchoolCalendar,
  today: IsoDate,
): Owed {
  const year = academicYearOf(today);
  const timetable = timetableOf(calendar, year);
  const now = dayNumber(today);
  const eras = erasOf(model, record, timetable, now);
  const marksOf = marksByThing(record.marks, now);
  const fillings = fillingsBy(record, now);
  const joined = record.standings.filter(({ kind }) => kind === 'joined').map(({ from }) => dayNumber(from));
  const holdsFrom = Math.max(dayNumber(record.since), ...joined.filter(day => day <= now));
  const reckoning = { model, record, timetable, fillings, holdsFrom, today: now };
  const standpoint = { model, eras, today: now };
  const items: OwedItem[] = [];
  const optional: OptionalNeed[] = [];
  for (const thing of thingsOf(model)) {
    const marks = marksOf(thing.id);
    const ruled = { rules: thing.rules, marks, eras, phases: record.phases };
    const holdings = holdingsOf(ruled, timetable);
    for (const slot of slotsOf(thing, marks, holdings, reckoning))
      items.push(slotAsOwed(thing, slot, marks, standpoint));
    const holds = holdings.some(({ from, to }) => from <= now && now <= to);
    if (!holds) optional.push(...optionalAsOwed(thing, ruled, standpoint));
  }
  const followings = followingsOf({
    held: heldOf(model, fillings.dated, { yearBegins: timetable.yearBegins, today: now }),
    fillingsOf: thing => fillings.of([thing]),
    ...{ eras, phases: record.phases, timetable },
  });
  for (const following of followings) items.push(followingAsOwed(following, now));
  items.sort((one, other) => one.to.localeCompare(other.to) || one.from.localeCompare(other.from));
  const used = new Set(items.map(({ fulfilmentId }) => fulfilmentId));
  const beyond = fillings.dated
    .filter(({ id, on }) => !used.has(id) && timetable.yearBegins <= on && on <= timetable.yearEnds)
    .map(({ id, on, state, things }) => ({ fulfilmentId: id, on: dayFromNumber(on), state, things }));
  return { year, asOn: today, items, optional, beyond };
}

function slotsOf(thing: Thing, marks: MarksOf, holdings: readonly Holding[], reckoning: Reckoning): Slot[] {
  const { model, record, timetable, holdsFrom, today } = reckoning;
  const held = holdings.filter(({ to }) => to >= holdsFrom);
  if (held.length === 0) return [];
  const fillings = reckoning.fillings.of(thing.fedBy, marks.waived);
  const common = { timetable, marks, holdsFrom, fillings, today };
  const byCadence = new Map<string, Holding[]>();
  for (const holding of held) {
    const key = JSON.stringify(holding.rule.cadence);
    byCadence.set(key, [...(byCadence.get(key) ?? []), holding]);
  }
  return [...byCadence.values()].flatMap(same => {
    const cadence = same[0]?.rule.cadence;
    if (!cadence) return [];
    if ('once' in cadence) return slotsOfEvents(cadence, same, { ...common, standings: record.standings });
    if ('every' in cadence) return same.flatMap(holding => recurringSlots(cadence, holding, common));
    const lateAllYear = thing.kind === 'obligation';
    return countedSlots(cadence, same, { ...common, joining: model.joining.rule, lateAllYear });
  });
}
