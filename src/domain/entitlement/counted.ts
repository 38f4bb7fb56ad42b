import type { Cadence } from '../improvement-model/cadence.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { Holding } from './holdings.ts';
import type { MarksOf } from './marks.ts';
import { evenParts, partsOf } from './parts-of-stretch.ts';
import type { Filling, Slot } from './slot.ts';
import type { Day, Stretch, Timetable } from './timetable.ts';

export type Counted = Extract<Cadence, { times: number }> | Extract<Cadence, { oneOf: number[] }>;

/** What counting needs beside the rule. */
export interface Counting {
  readonly timetable: Timetable;
  readonly marks: MarksOf;
  /** The first day of which anything is owed: the model is in use, and the school has joined. */
  readonly holdsFrom: Day;
  readonly joining: ImprovementModel['joining']['rule'];
  /** What must be sent stays late until the year ends; what was to be held is missed when its stretch is over. */
  readonly lateAllYear: boolean;
  /** In order. */
  readonly fillings: readonly Filling[];
}

/**
 * A number in each stretch, laid out over it. Where a rule begins to hold during a stretch it owes its share of the number,
 * rounded to the nearest (a half up), and at least one of what somebody asked for by name; where it ends during one, what
 * would have been due later is not owed. A filling counts for the stretch it lies in, and fills what is due first.
 */
export function countedSlots(cadence: Counted, holdings: readonly Holding[], counting: Counting): Slot[] {
  if ('bound' in cadence && cadence.bound === 'at most') return [];
  const { timetable } = counting;
  const { yearBegins, yearEnds } = timetable;
  const stretches = timetable
    .stretches(cadence.per)
    .filter(({ begins }) => yearBegins <= begins && begins <= yearEnds);
  const laid = stretches.map(stretch => ({
    stretch,
    slots: holdings.flatMap(holding => layOut(cadence, holding, stretch, counting)),
  }));
  return counting.lateAllYear ? fillYear(laid, counting) : laid.flatMap(each => fillStretch(each, counting));
}

interface Laid {
  readonly stretch: Stretch;
  readonly slots: readonly Slot[];
}

function layOut(cadence: Counted, holding: Holding, stretch: Stretch, counting: Counting): Slot[] {
  const { timetable, marks, holdsFrom, lateAllYear } = counting;
  const from = Math.max(holding.from, holdsFrom, stretch.begins);
  const until = Math.min(holding.to, stretch.ends);
  const begin = Math.max(timetable.onOrAfter(from), stretch.from);
  if (from > until || begin < from || begin > stretch.to) return [];
  const isWhole = begin === stretch.from;
  const total = (number: number) =>
    isWhole ? number : partOf(number, { holding, stretch, begin, counting });
  const numbers = numbersIn(cadence, stretch, marks);
  let usual = numbers[0]?.number ?? 0;
  let windows = partsOf(stretch, begin, total(usual), timetable);
  for (const { on, number } of numbers.slice(1)) {
    // What was due before the number changed stays as it was.
    const kept = windows.filter(({ to }) => to < on);
    const rest = Math.max(total(number) - kept.length, 0);
    windows = [...kept, ...evenParts(Math.max(timetable.onOrAfter(on), begin), stretch.to, rest, timetable)];
    usual = number;
  }
  const lateUntil = lateAllYear ? timetable.yearEnds : stretch.to;
  const of = windows.length;
  return windows.flatMap((window, at) =>
    window.to > until
      ? []
      : [
          {
            ...window,
            lateUntil,
            rule: holding.rule,
            since: holding.from,
            nth: at + 1,
            of,
            usual: of === usual ? null : usual,
            filledBy: null,
          },
        ],
  );
}

interface Part {
  readonly holding: Holding;
  readonly stretch: Stretch;
  readonly begin: Day;
  readonly counting: Counting;
}

function partOf(number: number, { holding, stretch, begin, counting }: Part): number {
  const { timetable, holdsFrom, joining } = counting;
  const hasJoined = holding.from <= holdsFrom && holdsFrom > stretch.begins;
  if (hasJoined && joining !== 'in proportion') return joining === 'all of it' ? number : 0;
  const days = (from: Day, to: Day) => timetable.before(to + 1) - timetable.before(from);
  const share = Math.round((number * days(begin, stretch.to)) / days(stretch.from, stretch.to));
  return holding.identified ? Math.max(share, 1) : share;
}

/** The number a stretch begins with, and those agreed during it. */
function numbersIn(cadence: Counted, stretch: Stretch, marks: MarksOf): { on: Day; number: number }[] {
  if ('times' in cadence) return [{ on: stretch.begins, number: cadence.times }];
  const agreed = marks.agreed.filter(({ number }) => cadence.oneOf.includes(number));
  const before = agreed.findLast(({ on }) => on <= stretch.from);
  const number = before?.number ?? cadence.oneOf[0] ?? 0;
  return [
    { on: stretch.begins, number },
    ...agreed.filter(({ on }) => on > stretch.from && on <= stretch.ends),
  ];
}

function fillStretch({ stretch, slots }: Laid, { fillings }: Counting): Slot[] {
  const own = fillings.filter(({ on }) => stretch.begins <= on && on <= stretch.ends);
  return fill(slots, own, () => true);
}

/** What must be sent: one sent late counts for the stretch it was owed in. */
function fillYear(laid: readonly Laid[], { fillings, timetable }: Counting): Slot[] {
  const own = fillings.filter(({ on }) => timetable.yearBegins <= on && on <= timetable.yearEnds);
  const begins = laid.flatMap(({ stretch, slots }) => slots.map(() => stretch.begins));
  return fill(
    laid.flatMap(each => each.slots),
    own,
    (at, { on }) => on >= (begins[at] ?? on),
  );
}

/** A waiver fills what it names, by a day of its window; all else what is due first. */
function fill(
  slots: readonly Slot[],
  fillings: readonly Filling[],
  fits: (at: number, filling: Filling) => boolean,
): Slot[] {
  const filled = [...slots];
  const put = (filledBy: Filling, takes: (slot: Slot, at: number) => boolean) => {
    const at = filled.findIndex((slot, place) => slot.filledBy === null && takes(slot, place));
    const slot = filled[at];
    if (slot) filled[at] = { ...slot, filledBy };
  };
  const isWaiver = ({ state }: Filling) => state === 'waived';
  for (const waiver of fillings.filter(isWaiver)) put(waiver, ({ to }) => to >= waiver.on);
  for (const filling of fillings) if (!isWaiver(filling)) put(filling, (_slot, at) => fits(at, filling));
  return filled;
}
