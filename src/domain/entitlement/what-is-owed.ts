import { academicYearOf } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import { dayNumber } from '../time/day-number.ts';
import type { IsoDate } from '../time/iso.ts';
import { followingsOf, heldOf } from './afterwards.ts';
import { followingAsOwed, optionalAsOwed, slotAsOwed } from './as-owed.ts';
import { countedSlots } from './counted.ts';
import { erasOf } from './eras.ts';
import { fillCounted } from './fill-counted.ts';
import { type Fillings, fillingsBy } from './fillings.ts';
import { cadenceKey, type Holding, holdingsOf } from './holdings.ts';
import { isoOfDay } from './iso-of-day.ts';
import { type MarksOf, marksByThing } from './marks.ts';
import { slotsOfEvents } from './once.ts';
import type { OptionalNeed, Owed, OwedItem } from './owed.ts';
import { recurringSlots } from './recurring.ts';
import type { SchoolRecord } from './school-record.ts';
import type { Filling, Slot } from './slot.ts';
import type { Day } from './stretches.ts';
import { type Thing, thingsOf } from './things.ts';
import { type Timetable, timetableOf } from './timetable.ts';

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
    const own = slotsOf(thing, marks, holdings, reckoning).map(slot =>
      slotAsOwed(thing, slot, marks, standpoint),
    );
    items.push(...own);
    const holding = holdings.find(({ from, to }) => from <= now && now <= to);
    if (!holding || canBeAskedAgain(holding, own)) optional.push(...optionalAsOwed(thing, ruled, standpoint));
  }
  const followings = followingsOf({
    held: heldOf(model, fillings.dated, { yearBegins: timetable.yearBegins, holdsFrom, today: now }),
    fillingsOf: thing => fillings.of([thing], marksOf(thing).waived),
    ...{ eras, phases: record.phases, timetable },
  });
  for (const following of followings) items.push(followingAsOwed(following, now));
  items.sort((one, other) => compare(one.to, other.to) || compare(one.from, other.from));
  const used = new Set(items.map(({ fulfilmentId }) => fulfilmentId));
  const beyond = fillings.dated
    .filter(({ id, on }) => !used.has(id) && timetable.yearBegins <= on && on <= timetable.yearEnds)
    .map(({ id, on, state, things }) => ({ fulfilmentId: id, on: isoOfDay(on), state, things }));
  return { year, asOn: today, items, optional, beyond };
}

function slotsOf(thing: Thing, marks: MarksOf, holdings: readonly Holding[], reckoning: Reckoning): Slot[] {
  const { model, record, timetable, holdsFrom, today } = reckoning;
  const held = holdings.filter(({ to }) => to >= holdsFrom);
  if (held.length === 0) return [];
  const fillings = reckoning.fillings.of(thing.fedBy, marks.waived);
  const common = { timetable, marks, holdsFrom, fillings, today, used: new Set<Filling>() };
  const lateAllYear = thing.kind === 'obligation';
  const slots: Slot[] = [];
  for (const same of byCadence(held)) {
    const cadence = same[0]?.rule.cadence;
    if (!cadence) continue;
    if ('once' in cadence)
      slots.push(...slotsOfEvents(cadence, same, { ...common, standings: record.standings }));
    else if ('every' in cadence)
      slots.push(...same.flatMap(holding => recurringSlots(cadence, holding, common)));
  }
  const counting = { ...common, joining: model.joining.rule, lateAllYear };
  return [...slots, ...fillCounted(countedSlots(held, counting), fillings, common.used)];
}

/** Days as they are written stand in the order of time. */
const compare = (one: IsoDate, other: IsoDate): number => (one < other ? -1 : one > other ? 1 : 0);

/** What each asking brings once may be asked for again when nothing that was asked for is open. */
const canBeAskedAgain = ({ rule: { cadence } }: Holding, items: readonly OwedItem[]): boolean =>
  'once' in cadence &&
  cadence.once.of === 'identified' &&
  items.every(({ state }) => state !== 'owed' && state !== 'late' && state !== 'booked');

/** Rules that say the same about a thing count together. */
function byCadence(holdings: readonly Holding[]): Iterable<readonly Holding[]> {
  const [only] = holdings;
  if (only && holdings.length === 1) return [[only]];
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const key = cadenceKey(holding.rule);
    groups.set(key, [...(groups.get(key) ?? []), holding]);
  }
  return groups.values();
}
