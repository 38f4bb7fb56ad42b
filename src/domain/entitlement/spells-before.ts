import type { Counting } from './counted.ts';
import { type CountedSlot, fillCounted } from './fill-counted.ts';
import { cadenceKey, type Holding } from './holdings.ts';
import type { Stretch } from './stretches.ts';

/** What a rule's earlier times in the same stretch come to. */
export interface Before {
  /** School days for which it held. */
  readonly days: number;
  /** How many are left of them, done or still to be made up. */
  readonly left: number;
  /** Something was done, and nobody has asked for it anew since: then coming back asks for no more of itself. */
  readonly isSameAsking: boolean;
}

/** What a rule that comes back finds in a stretch; null where it was not there before in it. */
export function spellsBefore(
  holding: Holding,
  earlier: readonly Holding[],
  slots: readonly CountedSlot[],
  { timetable, marks, holdsFrom, fillings, used }: Counting,
): (stretch: Stretch) => Before | null {
  const isSame = ({ rule }: Pick<Holding, 'rule'>) => cadenceKey(rule) === cadenceKey(holding.rule);
  const same = earlier.filter(isSame);
  const last = same.at(-1);
  if (!last) return () => null;
  const isAskedAnew = marks.identifiedOn.some(day => last.to < day && day <= holding.from);
  // Nothing done from today's rule on fills what came before it and was cut: so this is as it will be.
  const filled = fillCounted(slots, fillings, new Set(used)).filter(isSame);
  return stretch => {
    const within = same.filter(({ from, to }) => from <= stretch.ends && stretch.begins <= to);
    if (within.length === 0) return null;
    const days = within.map(({ from, to }) => {
      const [first, end] = [Math.max(from, holdsFrom, stretch.begins), Math.min(to, stretch.ends)];
      return timetable.before(end + 1) - timetable.before(first);
    });
    const left = filled.filter(slot => slot.stretch === stretch).length;
    return {
      days: days.reduce((sum, each) => sum + each, 0),
      left,
      isSameAsking: left > 0 && !isAskedAnew,
    };
  };
}
