import type { Rule } from '../improvement-model/entitlement-rules.ts';
import { type Era, newestStart } from './eras.ts';
import type { MarksOf } from './marks.ts';
import { lastDayOfSpan } from './span-end.ts';
import type { Day } from './stretches.ts';
import type { Timetable } from './timetable.ts';

/**
 * The day up to this one on which a rule that lasts for a time last began by itself, whatever held before: with the newest
 * new head, status or plan that it is for, or when it was identified after it had been enough. Before all days when none.
 */
export function startIn({ lasting, when }: Rule, era: Era, day: Day, marks: MarksOf): Day {
  if (lasting === undefined) return Number.NEGATIVE_INFINITY;
  return Math.max(newestStart(when, era), marks.identifiedAnew(day));
}

/** What decides how long a rule lasts. */
interface Course {
  readonly marks: MarksOf;
  readonly eras: readonly Era[];
  readonly timetable: Timetable;
}

/** The last day of a rule that lasts for a time; the end of all time for one that does not. */
export function lastDayOf(rule: Rule, begun: Day, { marks, eras, timetable }: Course): Day {
  const { lasting } = rule;
  if (lasting === undefined) return Number.POSITIVE_INFINITY;
  const enough = marks.enoughAfter(begun);
  if (lasting === 'initially') return enough - 1;
  if ('months' in lasting) {
    // What is agreed for the next one is not of this one.
    const next = eras.map(era => startIn(rule, era, era.to, marks)).filter(day => day > begun);
    const months = marks.agreedBetween(begun, Math.min(Number.POSITIVE_INFINITY, ...next));
    const last = (count: number) => lastDayOfSpan(timetable, begun, `${count} months`);
    const [least, most] = [last(lasting.months.from), last(lasting.months.to)];
    const agreed = Math.min(months === null ? most : last(months), most);
    return Math.max(Math.min(agreed, enough - 1), least);
  }
  const usual = lastDayOfSpan(timetable, begun, `${lasting.terms} terms`);
  const goesOn = lasting.orLonger && marks.longer(usual + 1, begun);
  return goesOn ? Math.max(enough - 1, usual) : usual;
}
