import type { Rule } from '../improvement-model/entitlement-rules.ts';
import type { PhaseGroup } from '../improvement-model/parts.ts';
import { type Era, isMet } from './eras.ts';
import { lastDayOf, startIn } from './lasting.ts';
import type { MarksOf } from './marks.ts';
import type { Day } from './stretches.ts';
import type { Timetable } from './timetable.ts';

/** A run of days for which one rule says how often a thing is owed. */
export interface Holding {
  readonly rule: Rule;
  readonly from: Day;
  readonly to: Day;
  /** Somebody asked for it by name. */
  readonly identified: boolean;
  /** The same rule begins anew the day after: what is done from then on is of the new one. */
  readonly isOvertaken: boolean;
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
 * change of category which changes nothing for a thing changes nothing. One that lasts for a time begins anew with what
 * it is for: a second new head, another plan, a need that is identified after it was enough.
 */
export function holdingsOf({ rules, marks, eras, phases }: Ruled, timetable: Timetable): readonly Holding[] {
  const holdings: Holding[] = [];
  const begun = new Map<Rule, Day>();
  for (const whole of eras) {
    for (let at = whole.from; at <= whole.to; ) {
      const met = rules.filter(rule =>
        isHeld(rule, whole, at, { marks, phases, since: begun.get(rule) ?? null }),
      );
      for (const rule of begun.keys()) if (!met.includes(rule)) begun.delete(rule);
      const anew = new Set<Rule>();
      const ends = new Map<Rule, Day>();
      for (const rule of met) {
        const was = begun.get(rule);
        const start = was === undefined ? at : Math.max(was, startIn(rule, whole, at, marks));
        if (was !== undefined && was < start) anew.add(rule);
        begun.set(rule, start);
        ends.set(rule, lastDayOf(rule, start, { marks, eras, timetable }));
      }
      const rule = met.find(each => (ends.get(each) ?? at) >= at);
      const change = marks.changes.find(day => day > at);
      const over = [...ends.values()].filter(day => day >= at);
      const to = Math.min(whole.to, ...(change === undefined ? [] : [change - 1]), ...over);
      if (rule)
        add(
          holdings,
          { rule, from: at, to, identified: rule.need !== 'always', isOvertaken: false },
          anew.has(rule),
        );
      at = to + 1;
    }
  }
  return holdings;
}

interface Said {
  readonly marks: MarksOf;
  readonly phases: readonly PhaseGroup[];
  /** Since when the rule holds already: what was said of an earlier time does not lengthen this one. */
  readonly since: Day | null;
}

function isHeld(rule: Rule, era: Era, day: Day, { marks, phases, since }: Said): boolean {
  const longer = since !== null && marks.longer(day, since);
  return isMet(rule.when, era, phases, longer) && (rule.need === 'always' || marks.needed(day));
}

function add(holdings: Holding[], next: Holding, isAnew: boolean): void {
  const last = holdings.at(-1);
  const goesOn = last && last.to + 1 === next.from && isSameCadence(last.rule, next.rule);
  if (!goesOn) holdings.push(next);
  // A number in each stretch is the same before and after; only from what is counted from a first day does it make another.
  else if (isAnew && !('per' in next.rule.cadence))
    holdings.splice(-1, 1, { ...last, isOvertaken: true }, next);
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
