import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { OwedItem } from '#domain/entitlement/owed.ts';
import type { Fulfilment, Mark, SchoolRecord } from '#domain/entitlement/school-record.ts';
import { whatIsOwed } from '#domain/entitlement/what-is-owed.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { dayFromNumber, dayNumber } from '#domain/time/day-number.ts';
import { addDays, type IsoDate } from '#domain/time/iso.ts';
import { chanceOf } from './chance-of.ts';

export interface PastOf {
  readonly urn: string;
  readonly model: ImprovementModel;
  /** What the school is and needs; nothing that was done. */
  readonly record: SchoolRecord;
  readonly calendar: SchoolCalendar;
  readonly today: IsoDate;
  /** Why one thing that was due is waived; null where nothing is. */
  readonly waiver: string | null;
}

export interface Past {
  readonly fulfilments: readonly Omit<Fulfilment, 'id'>[];
  readonly waived: Omit<Mark, 'id'> | null;
}

/** A report is due only once its visit has been held: each look finds what the one before has brought about. */
const LOOKS = 3;
/** How far ahead people have booked. */
const AHEAD_DAYS = 28;

/**
 * What happened at a school up to today, and what is booked: most of what was due, some of it late, some not at all. The
 * same school under the same model has the same past.
 */
export function pastOf({ urn, model, record, calendar, today, waiver }: PastOf): Past {
  const done: Omit<Fulfilment, 'id'>[] = [];
  let waived: Omit<Mark, 'id'> | null = null;
  const looked = new Set<string>();
  for (let look = 0; look < LOOKS; look += 1) {
    const marks = waived ? [...record.marks, { ...waived, id: 'waived' }] : record.marks;
    const fulfilments = done.map((each, at) => ({ ...each, id: String(at) }));
    const { items } = whatIsOwed(model, { ...record, marks, fulfilments }, calendar, today);
    for (const item of items) {
      const key = `${item.thing} ${item.to}`;
      if (!OPEN.has(item.state) || looked.has(key) || item.from > lastFrom(item, today)) continue;
      // How a plan goes now is asked when the demo is played.
      if (item.kind === 'plan review' && item.to >= today) continue;
      looked.add(key);
      if (waiver && !waived && item.kind === 'engagement' && item.to < today && item.nth !== null)
        waived = { kind: 'waived', thing: item.thing, on: item.to, number: null, reason: waiver };
      else add(done, outcomeOf(item, { urn, calendar, today, visit: visitOf(model, item) }), model);
    }
  }
  return { fulfilments: done, waived };
}

/** Of what comes again and again nobody books the next but one: it would be late for the next. */
const lastFrom = ({ nth }: OwedItem, today: IsoDate): IsoDate =>
  nth === null ? today : addDays(today, AHEAD_DAYS);

const OPEN: ReadonlySet<OwedItem['state']> = new Set(['owed', 'late', 'missed']);

interface Place {
  readonly urn: string;
  readonly calendar: SchoolCalendar;
  readonly today: IsoDate;
  /** What is done on one visit has one name here. */
  readonly visit: string;
}

const visitOf = (model: ImprovementModel, { thing }: OwedItem): string => {
  const set = model.together.findIndex(ids => ids.includes(thing));
  return set < 0 ? thing : `together ${set}`;
};

function outcomeOf(item: OwedItem, { urn, calendar, today, visit }: Place): Omit<Fulfilment, 'id'> | null {
  const chance = chanceOf(urn, visit, item.to);
  const on = (state: Fulfilment['state'], days: readonly IsoDate[]) => {
    const day = days[Math.floor(chanceOf('day', urn, visit, item.to) * days.length)];
    return day ? { on: day, state, things: [item.thing] } : null;
  };
  const days = (from: IsoDate, to: IsoDate) => schoolDays(calendar, from, to);
  const yesterday = addDays(today, -1);
  if (item.to < today) {
    // One that comes again and again is reckoned from the last: on its last day it moves nothing.
    if (chance < 0.84) return on('done', days(item.nth === null ? item.to : item.from, item.to));
    if (chance < 0.92 && item.state === 'late')
      return on('done', days(addDays(item.to, 1), yesterday).slice(0, 8));
    return null;
  }
  const isMet = item.kind === 'engagement';
  if (item.from < today && chance < 0.35) return on('done', days(item.from, yesterday));
  const [first = '', last = ''] = [
    [addDays(today, 1), item.from].toSorted().at(-1),
    [addDays(today, AHEAD_DAYS), item.to].toSorted().at(0),
  ];
  if (isMet && chance < 0.65) return on('booked', days(first, last));
  return null;
}

function schoolDays(calendar: SchoolCalendar, from: IsoDate, to: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let number = dayNumber(from); number <= dayNumber(to); number += 1) {
    const day = dayFromNumber(number);
    if (calendar.isSchoolDay(day)) days.push(day);
  }
  return days;
}

/** One visit on a day is all that the model lets it be. */
function add(
  done: Omit<Fulfilment, 'id'>[],
  next: Omit<Fulfilment, 'id'> | null,
  { together }: ImprovementModel,
): void {
  if (!next) return;
  const isOne = (things: readonly string[]) =>
    together.some(ids => [...things, ...next.things].every(thing => ids.includes(thing)));
  const same = done.find(
    ({ on, state, things }) =>
      on === next.on && state === next.state && isOne(things) && !things.some(id => next.things.includes(id)),
  );
  if (same) same.things.push(...next.things);
  else done.push(next);
}
