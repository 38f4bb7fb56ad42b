import type { LondonDay, Minute } from '../time/minutes.ts';
import { overlap } from '../time/minutes.ts';

/** A start that passes every rule. */
export interface Fit {
  readonly day: LondonDay;
  readonly from: Minute;
  readonly until: Minute;
  /** Minutes the lead travels between this and the nearest visits of the day. */
  readonly travel: number;
}

const NOON = 12 * 60;
const AFTERNOON = 13 * 60;

/**
 * What is offered of everything that fits, in order of time.
 * - Days first, the earliest first: each gives one time before any gives a second, and none gives more than `mostADay`.
 *   Two times of a day do not overlap: they would be no choice.
 * - Of a day's times: the least travel; then not one that begins between 12 and 1; then the half of the day that the day has
 *   not yet given; then the half that was offered less often so far; then the earliest.
 */
export function chooseSlots(fits: readonly Fit[], most: number, mostADay: number): Fit[] {
  const days = Map.groupBy(fits, ({ day }) => day.start);
  const order = [...days.keys()].toSorted((a, b) => a - b);
  const chosen: Fit[] = [];
  for (let round = 0; round < mostADay; round += 1) {
    for (const start of order) {
      if (chosen.length >= most) break;
      const best = bestOf(days.get(start) ?? [], chosen);
      if (best) chosen.push(best);
    }
  }
  return chosen.toSorted((a, b) => a.from - b.from);
}

function bestOf(fits: readonly Fit[], chosen: readonly Fit[]): Fit | undefined {
  const today = chosen.filter(({ day }) => day.start === fits[0]?.day.start);
  const rank = (fit: Fit): readonly number[] => {
    const half = halfOf(fit);
    const inHalf = (list: readonly Fit[]) => list.filter(other => halfOf(other) === half).length;
    return [fit.travel, Number(half === 'midday'), inHalf(today), inHalf(chosen), fit.from];
  };
  return fits
    .filter(fit => !today.some(other => overlap(other, fit)))
    .map(fit => ({ fit, rank: rank(fit) }))
    .toSorted((a, b) => compare(a.rank, b.rank))[0]?.fit;
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

export function halfOf({ from, day }: Pick<Fit, 'from' | 'day'>): 'morning' | 'midday' | 'afternoon' {
  const clock = from - day.zero;
  if (clock < NOON) return 'morning';
  return clock < AFTERNOON ? 'midday' : 'afternoon';
}
