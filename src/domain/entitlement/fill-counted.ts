import type { Filling, Slot } from './slot.ts';
import type { Day, Stretch } from './stretches.ts';

/** A slot that is counted in a stretch, before anything fills it. */
export interface CountedSlot extends Slot {
  readonly stretch: Stretch;
  /** The last day of its rule: what would have been due later is only there where it was done before. */
  readonly until: Day;
  /** What is done on one of these days can be it. */
  readonly takesFrom: Day;
  readonly takesTo: Day;
}

const isCut = ({ to, until }: CountedSlot): boolean => to > until;

/**
 * Each filling fills one slot at most, whatever rules the slots come from: what is due first. A waiver fills what falls due
 * on its day, or next after it in the same stretch. What is used is added to `used`.
 */
export function fillCounted(
  slots: readonly CountedSlot[],
  fillings: readonly Filling[],
  used: Set<Filling>,
): CountedSlot[] {
  const filled = slots.toSorted((one, other) => one.to - other.to || one.from - other.from);
  const put = (filledBy: Filling, takes: (slot: CountedSlot) => boolean) => {
    const at = filled.findIndex(slot => slot.filledBy === null && takes(slot));
    const slot = filled[at];
    if (!slot) return;
    filled[at] = { ...slot, filledBy };
    used.add(filledBy);
  };
  const free = fillings.filter(each => !used.has(each));
  for (const waiver of free.filter(({ state }) => state === 'waived'))
    put(
      waiver,
      slot =>
        slot.stretch.begins <= waiver.on &&
        waiver.on <= slot.to &&
        slot.takesFrom <= waiver.on &&
        !isCut(slot),
    );
  for (const filling of free)
    if (filling.state !== 'waived')
      put(
        filling,
        slot =>
          slot.takesFrom <= filling.on &&
          filling.on <= slot.takesTo &&
          (!isCut(slot) || filling.on <= slot.until),
      );
  return filled.filter(slot => slot.filledBy !== null || !isCut(slot));
}
