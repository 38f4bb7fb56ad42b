import { dayNumber } from '../time/day-number.ts';
import { inOrder, type Mark } from './school-record.ts';
import type { Day } from './stretches.ts';

/** What was decided about one thing at one school, up to today. */
export interface MarksOf {
  /** Whether somebody has said that it is needed, and nobody since that it is not. */
  needed(day: Day): boolean;
  /** What was said last, that it is not required; null when that was never said, or was taken back. */
  notRequired(day: Day): Mark | null;
  /** The days on which it was identified, in order. */
  readonly identifiedOn: readonly Day[];
  /** The last day up to this one on which it was identified after it had been enough; before all days when it never was. */
  identifiedAnew(day: Day): Day;
  readonly waived: readonly Mark[];
  /** Numbers that were agreed, in order. */
  readonly agreed: readonly { readonly on: Day; readonly number: number }[];
  /** What was agreed last from one day on and before another. */
  agreedBetween(from: Day, before: Day): number | null;
  /** The day on which it was said to be enough, from the day on; the end of all time when it was not. */
  enoughAfter(day: Day): Day;
  /** Whether it was said, up to the day and not before `since`, that it goes on for longer. */
  longer(day: Day, since: Day): boolean;
  /** The days on which something changes. */
  readonly changes: readonly Day[];
}

/** By thing; a thing nobody decided anything about has none. */
export function marksByThing(marks: readonly Mark[], today: Day): (thing: string) => MarksOf {
  const groups = new Map<string, Mark[]>();
  for (const mark of marks) {
    if (mark.kind !== 'waived' && dayNumber(mark.on) > today) continue;
    const group = groups.get(mark.thing);
    if (group) group.push(mark);
    else groups.set(mark.thing, [mark]);
  }
  const made = new Map([...groups].map(([thing, group]) => [thing, marksOf(group)]));
  return thing => made.get(thing) ?? NONE;
}

function marksOf(marks: readonly Mark[]): MarksOf {
  const dated = marks
    .map(mark => ({ id: mark.id, at: mark.at, mark, on: dayNumber(mark.on) }))
    .toSorted(inOrder(({ on }) => on));
  const of = (...kinds: readonly Mark['kind'][]) => dated.filter(({ mark }) => kinds.includes(mark.kind));
  const needs = of('identified', 'not-required');
  const said = (day: Day) => needs.findLast(({ on }) => on <= day)?.mark ?? null;
  const identified = of('identified');
  // Identified later on the same day, it was not enough after all.
  const enough = of('enough').filter(
    each => !identified.some(next => next.on === each.on && dated.indexOf(next) > dated.indexOf(each)),
  );
  const anew = of('identified', 'enough')
    .filter(({ mark }, at, all) => mark.kind === 'identified' && all[at - 1]?.mark.kind === 'enough')
    .map(({ on }) => on);
  const longer = of('longer');
  const agreed = of('agreed').flatMap(({ mark, on }) =>
    mark.number === null ? [] : [{ on, number: mark.number }],
  );
  return {
    needed: day => said(day)?.kind === 'identified',
    notRequired: day => {
      const last = said(day);
      return last?.kind === 'not-required' ? last : null;
    },
    identifiedOn: identified.map(({ on }) => on),
    identifiedAnew: day => anew.findLast(on => on <= day) ?? Number.NEGATIVE_INFINITY,
    waived: of('waived').map(({ mark }) => mark),
    agreed,
    agreedBetween: (from, before) => agreed.findLast(({ on }) => from <= on && on < before)?.number ?? null,
    enoughAfter: day => enough.find(({ on }) => on >= day)?.on ?? Number.POSITIVE_INFINITY,
    longer: (day, since) => longer.some(({ on }) => since <= on && on <= day) && !isOver(enough, longer, day),
    changes: [...new Set(of('identified', 'not-required', 'enough', 'longer').map(({ on }) => on))],
  };
}

interface Dated {
  readonly on: Day;
}
/** Whether it was said to be enough after it was last said to go on for longer. */
function isOver(enough: readonly Dated[], longer: readonly Dated[], day: Day): boolean {
  const [ended, begun] = [enough, longer].map(list => list.findLast(({ on }) => on <= day)?.on ?? -1);
  return (ended ?? -1) > (begun ?? -1);
}

const NONE = marksOf([]);
