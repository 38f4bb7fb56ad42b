import type { Rule } from '../improvement-model/entitlement-rules.ts';
import type { PhaseGroup } from '../improvement-model/parts.ts';
import { type Era, isMet } from './eras.ts';
import type { MarksOf } from './marks.ts';
import { lastDayOfSpan } from './span-end.ts';
import type { Day } from './stretches.ts';
import type { Timetable } from './timetable.ts';

/** A run of days for which one rule says how often a thing is owed. */
export interface Holding {
  readonly rule: Rule;
  readonly from: Day;
  readonly to: Day;
  /** Somebody asked for it by name. */
  readonly identified: boolean;
}

/** The rules a thing has, what was decided about it at the school, and the school's eras. */
export interface Ruled {
  readonly rules: readonly Rule[];
  readonly marks: MarksOf;
  readonly eras: readonly Era[];
  readonly phases: readonly PhaseGroup[];
}

/**
 * Which rule holds when: of several the first. A rule that takes over with the same cadence goes on with it, so that a
 * change of category which changes nothing for a thing changes nothing.
 */
export function holdingsOf({ rules, marks, eras, phases }: Ruled, timetable: Timetable): readonly Holding[] {
  const holdings: Holding[] = [];
  const begun = new Map<Rule, Day>();
  for (const whole of eras) {
    for (let at = whole.from; at <= whole.to; ) {
      const met = rules.filter(rule => isHeld(rule, whole, at, marks, phases));
      for (const rule of begun.keys()) if (!met.includes(rule)) begun.delete(rule);
      for (const rule of met) if (!begun.has(rule)) begun.set(rule, at);
      const ends = new Map(met.map(rule => [rule, lastDayOf(rule, begun.get(rule) ?? at, marks, timetable)]));
      const rule = met.find(each => (ends.get(each) ?? at) >= at);
      const change = marks.changes.find(day => day > at);
      const over = [...ends.values()].filter(day => day >= at);
      const to = Math.min(whole.to, ...(change === undefined ? [] : [change - 1]), ...over);
      if (rule) add(holdings, { rule, from: at, to, identified: rule.need !== 'always' });
      at = to + 1;
    }
  }
  return holdings;
}

function isHeld(rule: Rule, era: Era, day: Day, marks: MarksOf, phases: readonly PhaseGroup[]): boolean {
  return isMet(rule.when, era, phases, marks.longer(day)) && (rule.need === 'always' || marks.needed(day));
}

function add(holdings: Holding[], next: Holding): void {
  const last = holdings.at(-1);
  const goesOn = last && last.to + 1 === next.from && isSameCadence(last.rule, next.rule);
  if (!goesOn) holdings.push(next);
  // What was asked for by name stays asked for.
  else holdings[holdings.length - 1] = { ...next, from: last.from, identified: last.identified };
}

const isSameCadence = (one: Rule, other: Rule): boolean =>
  one === other || cadenceKey(one) === cadenceKey(other);

const keys = new WeakMap<Rule, string>();

/** The same for rules that say the same of how often. */
export function cadenceKey(rule: Rule): string {
  const known = keys.get(rule);
  if (known !== undefined) return known;
  const key = JSON.stringify(rule.cadence);
  keys.set(rule, key);
  return key;
}

/** The last day of a rule that lasts for a time; the end of all time for one that does not. */
function lastDayOf({ lasting }: Rule, begun: Day, marks: MarksOf, timetable: Timetable): Day {
  if (lasting === undefined) return Number.POSITIVE_INFINITY;
  const enough = marks.enoughAfter(begun);
  if (lasting === 'initially') return enough - 1;
  if ('months' in lasting) {
    const months = marks.agreedAfter(begun) ?? lasting.months.to;
    const [least, most] = [lasting.months.from, lasting.months.to].map(each =>
      lastDayOfSpan(timetable, begun, `${each} months`),
    ) as [Day, Day];
    const agreed = Math.min(lastDayOfSpan(timetable, begun, `${months} months`), most);
    return Math.max(Math.min(agreed, enough - 1), least);
  }
  const usual = lastDayOfSpan(timetable, begun, `${lasting.terms} terms`);
  const goesOn = lasting.orLonger && marks.longer(usual + 1);
  return goesOn ? Math.max(enough - 1, usual) : usual;
}
