import type { Cadence, Start } from '../improvement-model/cadence.ts';
import { dayNumber } from '../time/day-number.ts';
import type { Holding } from './holdings.ts';
import type { MarksOf } from './marks.ts';
import type { SchoolRecord } from './school-record.ts';
import type { Filling, Slot } from './slot.ts';
import { dueWithin } from './span-end.ts';
import type { Day } from './stretches.ts';
import type { Timetable } from './timetable.ts';

export type Once = Extract<Cadence, { once: object }>;

/** What happens once needs beside the rule. */
export interface Occasion {
  readonly timetable: Timetable;
  readonly marks: MarksOf;
  readonly standings: SchoolRecord['standings'];
  readonly holdsFrom: Day;
  /** In order. */
  readonly fillings: readonly Filling[];
  /** What is used is added to it. */
  readonly used: Set<Filling>;
  readonly today: Day;
}

/** What a first day brings may also have happened shortly before it: "on joining or before it" (seed 003, New Joiners). */
const DAYS_BEFORE: Partial<Record<Start, number>> = { joining: 60, 'new head': 60 };

/**
 * Once for each event of a kind while the rule holds: late until it is done, and missed where the rule has ended without
 * it. What was due before the model was in use is not owed.
 */
export function slotsOfEvents({ once }: Once, holdings: readonly Holding[], occasion: Occasion): Slot[] {
  const { timetable, holdsFrom, fillings, used } = occasion;
  return holdings.flatMap(holding =>
    eventsOf(once.of, holding, occasion).flatMap((event): Slot[] => {
      const due = dueWithin(timetable, event, once.within);
      const to = due ?? timetable.onOrBefore(timetable.last);
      if (to < holdsFrom) return [];
      const early = event - (DAYS_BEFORE[once.of] ?? 0);
      const lateUntil = once.of === 'start of year' ? timetable.yearEnds : holding.to;
      const isOf = (each: Filling) =>
        !used.has(each) && early <= each.on && each.on <= (each.state === 'waived' ? to : lateUntil);
      const filledBy =
        fillings.find(each => each.state === 'waived' && isOf(each)) ?? fillings.find(isOf) ?? null;
      if (filledBy) used.add(filledBy);
      const isPast = Math.max(filledBy?.on ?? 0, to) < timetable.yearBegins;
      if (filledBy ? isPast : isOver(once.of, holding, to, occasion)) return [];
      const from = Math.min(timetable.onOrAfter(Math.max(event, holdsFrom)), to);
      const saidFrom = once.of === 'start of year' ? timetable.yearBegins : event;
      const of = { rule: holding.rule, since: holding.from, saidFrom, isOpenEnded: due === null };
      return [{ from, to, lateUntil, ...of, nth: null, of: null, usual: null, filledBy }];
    }),
  );
}

/** Of an earlier year and nothing that could still be done; or the rule ended before it was due, and nobody said why. */
function isOver(of: Start, holding: Holding, to: Day, { timetable, marks, today }: Occasion): boolean {
  const hasEnded = holding.to < today && holding.to < to;
  if (hasEnded && (of !== 'identified' || !marks.notRequired(holding.to + 1))) return true;
  return to < timetable.yearBegins && (of === 'start of year' || holding.to < timetable.yearBegins);
}

function eventsOf(of: Start, holding: Holding, occasion: Occasion): readonly Day[] {
  const { timetable, marks, standings, today } = occasion;
  const within = (days: readonly Day[]) => days.filter(day => holding.from <= day && day <= holding.to);
  const begun = (kind: 'new-head' | 'joined') =>
    standings
      .filter(each => each.kind === kind)
      .map(({ from }) => dayNumber(from))
      .sort((one, other) => one - other);
  switch (of) {
    case 'category':
      return [holding.from];
    case 'identified':
      return within(marks.identifiedOn);
    case 'new head':
      return within(begun('new-head')).filter(day => day <= today);
    case 'joining':
      return within(begun('joined')).filter(day => day <= today);
    case 'start of year':
      return within([timetable.onOrAfter(timetable.yearBegins)]);
  }
}
