import type { IsoInstant } from '../time/iso.ts';
import { momentOfMinute } from '../time/minutes.ts';
import { chooseSlots, type Fit } from './choose-slots.ts';
import { lookAtDay } from './look-at-day.ts';
import { type Assumed, assumptionsOf } from './slot-assumptions.ts';
import { slotDays } from './slot-days.ts';
import { slotFacts } from './slot-facts.ts';
import { type Obstacle, obstaclesOf } from './slot-obstacles.ts';
import { becauseOf } from './slot-words.ts';
import type { SlotsAsked } from './slots-asked.ts';

export interface FoundSlot {
  readonly startsAt: IsoInstant;
  /** Why it is offered, in clauses; everybody may read it: no other school is named. */
  readonly because: string;
  /** The same for the lead, with the names of the schools before and after. */
  readonly forLead: string;
}

export interface FoundSlots {
  /** In order of time; which ones is `chooseSlots`' rule. */
  readonly slots: readonly FoundSlot[];
  /** Why there are not as many as wanted, what weighs most first; empty when there are. `fewInWords` says it. */
  readonly obstacles: readonly Obstacle[];
  readonly assumed: readonly Assumed[];
}

/**
 * Times for an engagement: on school days of its window after the notice, in school time, with everybody required free (a
 * tentative entry is taken as busy) and at work, nothing else on at the school, the way from and to other visits reckoned
 * in, and the lead's daily limit kept. Every one of them passes `checkTime` without an objection.
 */
export function findSlots(asked: SlotsAsked): FoundSlots {
  const facts = slotFacts(asked);
  const { most, mostADay } = facts.rules;
  const found = slotDays(facts);
  const looked = found.days.flatMap(day => lookAtDay(facts, day) ?? []);
  const fits = looked.flatMap(each => each.fits);
  const chosen = chooseSlots(fits, most, mostADay);
  const slot = (fit: Fit, at: number): FoundSlot => {
    const say = (namesSchools: boolean) =>
      becauseOf(facts, fit.day, fit, { isEarliest: at === 0, namesSchools });
    return { startsAt: momentOfMinute(fit.from), because: say(false), forLead: say(true) };
  };
  return {
    slots: chosen.map(slot),
    obstacles: chosen.length < most ? obstaclesOf(facts, found, looked) : [],
    assumed: assumptionsOf(facts),
  };
}
