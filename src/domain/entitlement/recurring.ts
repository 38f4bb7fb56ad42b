import type { Cadence } from '../improvement-model/cadence.ts';
import type { Holding } from './holdings.ts';
import type { Filling, Slot } from './slot.ts';
import { dueWithin, pointAfter } from './span-end.ts';
import type { Day, Timetable } from './timetable.ts';

export type Recurring = Extract<Cadence, { every: string }>;

/** What recurring needs beside the rule. */
export interface Recurrence {
  readonly timetable: Timetable;
  readonly holdsFrom: Day;
  /** In order. */
  readonly fillings: readonly Filling[];
  readonly today: Day;
}

/**
 * Again and again, each so long after the last, or after the rule began. One that did not happen is late until the next
 * would be due as well, and missed then. What lies ahead is reckoned as if each were done on its last day.
 */
export function recurringSlots(cadence: Recurring, holding: Holding, recurrence: Recurrence): Slot[] {
  const { timetable, holdsFrom, fillings, today } = recurrence;
  const { yearBegins, yearEnds } = timetable;
  const begins = Math.max(holding.from, holdsFrom, timetable.first);
  const due = (from: Day) => dueWithin(timetable, from, cadence.every);
  const last = fillings.findLast(({ on }) => on < begins);
  // What was done before the rule began counts as the last one where it is recent enough.
  const goesOn = last !== undefined && (due(last.on) ?? begins) > begins;
  let anchor: { on: Day; isStart: boolean } = goesOn
    ? { on: last.on, isStart: false }
    : { on: begins, isStart: true };
  let at = fillings.findIndex(({ on }) => on >= begins);
  if (at < 0) at = fillings.length;
  const slots: Slot[] = [];
  for (;;) {
    const to = due(anchor.on);
    if (to === null || to > Math.min(holding.to, yearEnds)) break;
    const next = due(to) ?? yearEnds;
    const filling = fillings[at];
    const filledBy = filling && filling.on <= next && filling.on <= holding.to ? filling : null;
    const slot: Slot = {
      from: opens(cadence, anchor, to, timetable),
      to,
      lateUntil: next,
      rule: holding.rule,
      since: holding.from,
      nth: null,
      of: null,
      usual: null,
      filledBy,
    };
    if (to >= yearBegins || (filledBy === null && today <= next)) slots.push(slot);
    if (filledBy) {
      at += 1;
      anchor = { on: Math.max(filledBy.on, anchor.on), isStart: false };
    } else anchor = { on: next < today ? to : Math.max(to, today), isStart: false };
  }
  return slots;
}

/** The first day of a window: not sooner after the last than the rule allows. */
function opens(
  { notBefore }: Recurring,
  anchor: { on: Day; isStart: boolean },
  to: Day,
  timetable: Timetable,
): Day {
  if (anchor.isStart) return timetable.onOrAfter(anchor.on);
  const earliest = notBefore === undefined ? anchor.on + 1 : pointAfter(timetable, anchor.on, notBefore);
  return Math.min(timetable.onOrAfter(earliest ?? to), to);
}
