import type { Cadence } from '../improvement-model/cadence.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { CountedSlot } from './fill-counted.ts';
import type { Holding } from './holdings.ts';
import type { MarksOf } from './marks.ts';
import { partsOf } from './parts-of-stretch.ts';
import type { Filling } from './slot.ts';
import { type Before, spellsBefore } from './spells-before.ts';
import type { Day, Stretch } from './stretches.ts';
import type { Timetable } from './timetable.ts';

export type Counted = Extract<Cadence, { times: number }> | Extract<Cadence, { oneOf: number[] }>;

/** What counting needs beside the rules. */
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
  /** What fills something that is not counted. */
  readonly used: ReadonlySet<Filling>;
}

/**
 * A number in each stretch, laid out over it. Where a rule begins to hold during a stretch it owes its share of the number,
 * rounded to the nearest (a half up), and at least one of what somebody asked for by name; where it ends during one, what
 * would have been due later is not owed. What was done before the rule began is not of it; but where it held in the same
 * stretch before and comes back, what is left of then counts to the share of both times, so that nothing doubles.
 */
export function countedSlots(holdings: readonly Holding[], counting: Counting): readonly CountedSlot[] {
  const { timetable } = counting;
  const { yearBegins, yearEnds } = timetable;
  const slots: CountedSlot[] = [];
  for (const [at, holding] of holdings.entries()) {
    const { cadence } = holding.rule;
    if (!('per' in cadence) || ('bound' in cadence && cadence.bound === 'at most')) continue;
    const before = spellsBefore(holding, holdings.slice(0, at), slots, counting);
    const laidOut = timetable
      .stretches(cadence.per)
      .filter(({ begins }) => yearBegins <= begins && begins <= yearEnds)
      .flatMap(stretch => layOut(cadence, { holding, stretch, before: before(stretch), counting }));
    slots.push(...laidOut);
  }
  return slots;
}

/** A rule's time in a stretch. */
interface Spell {
  readonly holding: Holding;
  readonly stretch: Stretch;
  readonly before: Before | null;
  readonly counting: Counting;
}

function layOut(cadence: Counted, spell: Spell): CountedSlot[] {
  const { holding, stretch, counting } = spell;
  const { timetable, marks, holdsFrom, lateAllYear } = counting;
  const from = Math.max(holding.from, holdsFrom, stretch.begins);
  const until = Math.min(holding.to, stretch.ends);
  const begin = Math.max(timetable.onOrAfter(from), stretch.from);
  if (from > until || begin < from || begin > stretch.to) return [];
  const isWhole = begin === stretch.from;
  const total = (number: number) => totalOf(number, begin, spell);
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

function totalOf(number: number, begin: Day, { holding, stretch, before, counting }: Spell): number {
  const { timetable, holdsFrom, joining } = counting;
  const hasJoined = holding.from <= holdsFrom && holdsFrom > stretch.begins;
  if (hasJoined && begin > stretch.from && joining !== 'in proportion')
    return joining === 'all of it' ? number : 0;
  const days = (from: Day, to: Day) => timetable.before(to + 1) - timetable.before(from);
  const share = (held: number) => Math.round((number * held) / days(stretch.from, stretch.to));
  const own = share(days(begin, stretch.to));
  const left = before ? Math.min(own, share(days(begin, stretch.to) + before.days) - before.left) : own;
  return Math.max(left, holding.identified && !before?.isSameAsking ? 1 : 0);
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
