import { dayNumber } from '../time/day-number.ts';
import { inOrder, type Mark, type SchoolRecord } from './school-record.ts';
import type { Filling } from './slot.ts';
import type { Day } from './stretches.ts';

/** A fulfilment with its day as a number; one that is still to come is booked, whatever it says. */
export interface Dated {
  readonly id: string;
  readonly on: Day;
  readonly state: 'booked' | 'done';
  readonly things: readonly string[];
}

export interface Fillings {
  /** All of them, in order. */
  readonly dated: readonly Dated[];
  /** What fills slots of a thing, in order: each fulfilment once, however many of the ids it names, and the waivers. */
  of(things: readonly string[], waived?: readonly Mark[]): readonly Filling[];
}

/** A school's fulfilments by what they were. */
export function fillingsBy({ fulfilments }: Pick<SchoolRecord, 'fulfilments'>, today: Day): Fillings {
  const dated = fulfilments
    .map(({ id, on, state, things }): Dated => {
      const day = dayNumber(on);
      return { id, on: day, state: day > today ? 'booked' : state, things };
    })
    .toSorted(inOrder(({ on }) => on));
  const byThing = new Map<string, Filling[]>();
  for (const { id, on, state, things } of dated) {
    const filling = { on, state, fulfilmentId: id, reason: null };
    for (const thing of new Set(things)) {
      const known = byThing.get(thing);
      if (known) known.push(filling);
      else byThing.set(thing, [filling]);
    }
  }
  return {
    dated,
    of(things, waived = []) {
      const [only] = things;
      if (things.length === 1 && waived.length === 0) return byThing.get(only ?? '') ?? [];
      const all = new Set(things.flatMap(thing => byThing.get(thing) ?? []));
      const waivers = waived.map(
        ({ on, reason }): Filling => ({ on: dayNumber(on), state: 'waived', fulfilmentId: null, reason }),
      );
      return [...all, ...waivers].sort((one, other) => one.on - other.on);
    },
  };
}
