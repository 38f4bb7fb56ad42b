import { dayOf, type IsoInstant } from '../time/iso.ts';
import { londonDay, minuteOf } from '../time/minutes.ts';
import { dayObjections, isStaffed } from './day-objections.ts';
import { gateInWords } from './gate-words.ts';
import { gatesOf } from './gates.ts';
import { byWeight, type Objection, objection } from './objection.ts';
import { type SlotFacts, slotFacts } from './slot-facts.ts';
import type { SlotsAsked } from './slots-asked.ts';

/**
 * What speaks against one time, the heaviest first; empty when nothing does. Notice is not asked of a time that a person
 * chose. Never throws: a year without term dates is an objection of its own.
 */
export function checkTime(asked: SlotsAsked, startsAt: IsoInstant): Objection[] {
  return checkStart(slotFacts(asked), startsAt);
}

/** The same for many times of one question. */
export function checkStart(facts: SlotFacts, startsAt: IsoInstant): Objection[] {
  const from = minuteOf(startsAt);
  const slot = { from, until: from + facts.asked.minutes };
  const day = londonDay(dayOf(startsAt));
  // Hours of a day on which nobody is at school say nothing: the day itself is what speaks against it.
  const gates = gatesOf(facts, day).filter(
    ({ kind }) => isStaffed(facts, day.day) || (kind !== 'school-time' && kind !== 'hours'),
  );
  return [
    ...(from <= facts.now ? [objection('past', true, 'it is not in the future')] : []),
    ...dayObjections(facts, day.day),
    ...gates.flatMap(gate => gateInWords(facts, gate, day, slot)),
  ].toSorted(byWeight);
}
