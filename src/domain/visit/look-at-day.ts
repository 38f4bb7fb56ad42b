import type { LondonDay, Stretch } from '../time/minutes.ts';
import type { Fit } from './choose-slots.ts';
import { type Gate, gatesOf } from './gates.ts';
import { startsOn } from './slot-days.ts';
import type { SlotFacts } from './slot-facts.ts';
import { legsOf } from './slot-words.ts';
import type { RequiredPerson } from './slots-asked.ts';

export type ShutKind = Exclude<Gate['kind'], 'school-time'> | 'away' | 'together';

/**
 * What leaves no start on a day by itself. `travel`: other visits with the way from and to them. `together`: only several
 * things do, each a part of it.
 */
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
  const shut = shutBy(gates, starts);
  return { day, fits: [], shut: shut.length > 0 ? shut : [{ kind: 'together', person: null }] };
}

function shutBy(gates: readonly Gate[], starts: readonly Stretch[]): Shut[] {
  const stops = (slot: Stretch) => (gate: Gate) => gate.against(slot).length > 0;
  const shutting = gates.filter(gate => starts.every(slot => stops(slot)(gate)));
  const alone = shutting.flatMap((gate): Shut[] => {
    if (gate.kind === 'school-time' || gate.kind === 'travel') return [];
    if (gate.kind === 'busy') {
      const isAway = starts.every(slot => gate.against(slot).some(({ status }) => status === 'away'));
      return [{ kind: isAway ? 'away' : 'busy', person: gate.person }];
    }
    return [{ kind: gate.kind, person: gate.kind === 'hours' ? gate.person : null }];
  });
  // A start too near a visit and one in the midst of it are stopped by the same visit.
  const visits = gates.filter(({ kind }) => kind === 'clash' || kind === 'travel');
  const areVisits =
    shutting.every(({ kind }) => kind !== 'clash') && starts.every(slot => visits.some(stops(slot)));
  return areVisits ? [...alone, { kind: 'travel', person: null }] : alone;
}
