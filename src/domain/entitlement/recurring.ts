import type { Cadence } from '../improvement-model/cadence.ts';
import type { Holding } from './holdings.ts';
import type { Filling, Slot } from './slot.ts';
import { dueWithin, pointAfter } from './span-end.ts';
import type { Day } from './stretches.ts';
import type { Timetable } from './timetable.ts';

export type Recurring = Extract<Cadence, { every: string }>;

/** What recurring needs beside the rule. */
export interface Recurrence {
  readonly timetable: Timetable;
  readonly holdsFrom: Day;
  /** In order. */
  readonly fillings: readonly Filling[];
  /** What is used is added to it. */
  readonly used: Set<Filling>;
  readonly today: Day;
}

/**
 * Again and again, each so long after the last, or after the rule began. One that did not happen is late until the next
 * would be due as well, and missed then; one that is waived counts as if it were done on its last day. What lies ahead is
 * reckoned in the same way.
 */
export function recurringSlots(cadence: Recurring, holding: Holding, recurrence: Recurrence): Slot[] {
  const { timetable, holdsFrom, used, today } = recurrence;
  const { yearBegins, yearEnds } = timetable;
  const began = Math.max(holding.from, holdsFrom);
  const lastTaken = holding.isOvertaken ? holding.to : Number.POSITIVE_INFINITY;
  const begins = Math.max(began, timetable.first);
  const due = (from: Day) => dueWithin(timetable, from, cadence.every);
  const isWaiver = ({ state }: Filling) => state === 'waived';
  const held = recurrence.fillings.filter(each => !isWaiver(each));
  // A rule older than the years known goes on from what was done before them; any other counts from its own first day.
  const last = began < begins ? held.findLast(({ on }) => on < begins) : undefined;
  const goesOn = last !== undefined && (due(last.on) ?? begins) > begins;
  let anchor: Anchor = goesOn ? { on: last.on, isStart: false } : { on: begins, isStart: true };
  const waivers = recurrence.fillings.filter(each => isWaiver(each) && each.on >= begins && !used.has(each));
  const deeds = held.filter(each => each.on >= begins && !used.has(each));
  const slots: Slot[] = [];
  for (;;) {
    const to = due(anchor.on);
    if (to === null || to > Math.min(holding.to, yearEnds)) break;
    const lateUntil = Math.min(due(to) ?? yearEnds, lastTaken);
    // What is late today is made up by the next that is booked, where that is not so far off that another is due before.
    const isLate = to < today && today <= lateUntil;
    const takesTo = Math.min(isLate ? Math.max(lateUntil, due(today) ?? yearEnds) : lateUntil, lastTaken);
    // A second one on the same day, or beside one that was waived, moves nothing.
    while (!anchor.isStart && deeds[0] && deeds[0].on <= anchor.on) deeds.shift();
    const waiver = waivers[0] && waivers[0].on <= to ? waivers.shift() : undefined;
    const deed = !waiver && deeds[0] && deeds[0].on <= takesTo ? deeds.shift() : undefined;
    const filledBy = waiver ?? deed ?? null;
    if (filledBy) used.add(filledBy);
    const from = opens(cadence, anchor, { to, begins }, timetable);
    const counted = { nth: null, of: null, usual: null };
    const of = { rule: holding.rule, since: holding.from, saidFrom: holding.from };
    if (to >= yearBegins || (filledBy?.on ?? 0) >= yearBegins || (filledBy === null && today <= lateUntil))
      slots.push({ from, to, isOpenEnded: false, lateUntil, ...of, ...counted, filledBy });
    anchor = { on: deed?.on ?? (waiver || lateUntil < today ? to : Math.max(to, today)), isStart: false };
  }
  return slots;
}

interface Anchor {
  readonly on: Day;
  readonly isStart: boolean;
}

/** The first day of a window: not sooner after the last than the rule allows, and not before the rule began. */
function opens(
  { notBefore }: Recurring,
  anchor: Anchor,
  { to, begins }: { to: Day; begins: Day },
  timetable: Timetable,
): Day {
  if (anchor.isStart) return Math.min(timetable.onOrAfter(anchor.on), to);
  const earliest = notBefore === undefined ? anchor.on + 1 : pointAfter(timetable, anchor.on, notBefore);
  return Math.min(timetable.onOrAfter(Math.max(earliest ?? to, begins)), to);
}
