import type { Cadence } from '../improvement-model/cadence.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { CountedSlot } from './fill-counted.ts';
import type { Holding } from './holdings.ts';
import type { MarksOf } from './marks.ts';
import { partsOf } from './parts-of-stretch.ts';
import type { Day, Stretch } from './stretches.ts';
import type { Timetable } from './timetable.ts';

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
}

/**
 * A number in each stretch, laid out over it. Where a rule begins to hold during a stretch it owes its share of the number,
 * rounded to the nearest (a half up), and at least one of what somebody asked for by name; where it ends during one, what
 * would have been due later is not owed. What was done before the rule began is not of it.
 */
export function countedSlots(
  cadence: Counted,
  holdings: readonly Holding[],
  counting: Counting,
): CountedSlot[] {
  if ('bound' in cadence && cadence.bound === 'at most') return [];
  const { timetable } = counting;
  const { yearBegins, yearEnds } = timetable;
  return timetable
    .stretches(cadence.per)
    .filter(({ begins }) => yearBegins <= begins && begins <= yearEnds)
    .flatMap(stretch => holdings.flatMap(holding => layOut(cadence, holding, stretch, counting)));
}

function layOut(cadence: Counted, holding: Holding, stretch: Stretch, counting: Counting): CountedSlot[] {
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
    const again = Math.max(timetable.onOrAfter(on), begin);
    windows = [
      ...kept,
      ...(again < on || again > stretch.to ? [] : partsOf(stretch, again, rest, timetable)),
    ];
    usual = number;
  }
  const { yearEnds } = timetable;
  const of = windows.length;
  return windows.map((window, at) => ({
    ...window,
    isOpenEnded: false,
    lateUntil: lateAllYear ? yearEnds : stretch.to,
    rule: holding.rule,
    since: holding.from,
    saidFrom: holding.from,
    nth: at + 1,
    of,
    usual: isWhole || of === usual ? null : usual,
    filledBy: null,
    stretch,
    until,
    takesFrom: from,
    takesTo: lateAllYear ? yearEnds : stretch.ends,
  }));
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
