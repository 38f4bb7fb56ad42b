import type { LondonDay } from '../time/minutes.ts';
import type { Fit } from './choose-slots.ts';
import { type Gate, gatesOf } from './gates.ts';
import { startsOn } from './slot-days.ts';
import type { SlotFacts } from './slot-facts.ts';
import { legsOf } from './slot-words.ts';
import type { RequiredPerson } from './slots-asked.ts';

export type ShutKind = Exclude<Gate['kind'], 'school-time'> | 'away' | 'together';

/** What leaves no start on a day by itself; `together`: only several things do, each a part of it. */
export interface Shut {
  readonly kind: ShutKind;
  readonly person: RequiredPerson | null;
}

export interface LookedAt {
  readonly day: LondonDay;
  readonly fits: readonly Fit[];
  /** Empty where something fits. */
  readonly shut: readonly Shut[];
}

/** Every start of a day against every rule; null when the day has no start left. */
export function lookAtDay(facts: SlotFacts, day: LondonDay): LookedAt | null {
  const starts = startsOn(facts, day);
  if (starts.length === 0) return null;
  const gates = gatesOf(facts, day);
  const passes = starts.filter(slot => gates.every(gate => gate.against(slot).length === 0));
  if (passes.length > 0) {
    const fits = passes.map(slot => ({
      ...{ day, from: slot.from, until: slot.until },
      travel: legsOf(facts, day, slot).reduce((sum, { travel }) => sum + travel.minutes, 0),
    }));
    return { day, fits, shut: [] };
  }
  const shut = gates.flatMap((gate): Shut[] => {
    if (gate.kind === 'school-time' || starts.some(slot => gate.against(slot).length === 0)) return [];
    if (gate.kind === 'busy') {
      const isAway = starts.every(slot => gate.against(slot).some(({ status }) => status === 'away'));
      return [{ kind: isAway ? 'away' : 'busy', person: gate.person }];
    }
    return [{ kind: gate.kind, person: gate.kind === 'hours' ? gate.person : null }];
  });
  return { day, fits: [], shut: shut.length > 0 ? shut : [{ kind: 'together', person: null }] };
}
