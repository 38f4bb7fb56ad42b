import type { When } from '../improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { PhaseGroup } from '../improvement-model/parts.ts';
import { dayNumber } from '../time/day-number.ts';
import { inOrder, type SchoolRecord } from './school-record.ts';
import { lastDayOfSpan } from './span-end.ts';
import type { Day } from './stretches.ts';
import type { Timetable } from './timetable.ts';

/** A run of days on which nothing changes of what a school is. */
export interface Era {
  readonly from: Day;
  readonly to: Day;
  readonly category: string | null;
  readonly statuses: readonly string[];
  readonly plans: readonly string[];
  readonly newHead: boolean;
  readonly newSchool: boolean;
  /** The first days of what it has come to be, of a kind that can come again: a new head, a status, a plan, joining. */
  readonly starts: readonly Start[];
}

interface Start {
  readonly kind: string;
  readonly name: string;
  readonly from: Day;
}

/** How long a head counts as new, and a school, where the model does not say. */
const NEW_FOR = '1 year';

/** A school's days up to today and on to the end of what is known, in eras; what begins later than today is left out. */
export function erasOf(
  { newHead }: Pick<ImprovementModel, 'newHead'>,
  { standings }: Pick<SchoolRecord, 'standings'>,
  timetable: Timetable,
  today: Day,
): readonly Era[] {
  const facts = standings
    .map(({ from, to, ...standing }) => ({
      ...standing,
      from: dayNumber(from),
      to: to === null ? null : dayNumber(to),
    }))
    .filter(({ from }) => from <= today)
    .toSorted(inOrder(({ from }) => from))
    .map(fact => ({ ...fact, to: lastDay(fact, newHead?.lasts ?? NEW_FOR, timetable) }));
  const first = Math.min(timetable.first, ...facts.map(({ from }) => from));
  const breaks = new Set([first]);
  for (const { from, to } of facts) {
    breaks.add(from);
    if (to < timetable.last) breaks.add(to + 1);
  }
  const begins = [...breaks].filter(day => day <= timetable.last).toSorted((a, b) => a - b);
  return begins.map((from, at) => {
    const now = facts.filter(fact => fact.from <= from && from <= fact.to);
    const named = (kind: string) => now.filter(fact => fact.kind === kind).map(({ name }) => name);
    return {
      from,
      to: (begins[at + 1] ?? timetable.last + 1) - 1,
      category: named('category').at(-1) ?? null,
      statuses: named('status'),
      plans: named('plan'),
      newHead: now.some(({ kind }) => kind === 'new-head'),
      newSchool: now.some(({ kind }) => kind === 'joined'),
      starts: now.filter(({ kind }) => kind !== 'category'),
    };
  });
}

interface Fact {
  readonly kind: string;
  readonly from: Day;
  readonly to: Day | null;
}

function lastDay({ kind, from, to }: Fact, headIsNewFor: string, timetable: Timetable): Day {
  if (kind === 'new-head') return lastDayOfSpan(timetable, from, headIsNewFor);
  if (kind === 'joined') return lastDayOfSpan(timetable, from, NEW_FOR);
  return to ?? timetable.last;
}

/** Whether a rule's condition is met by what the school is. `longer`: what is for a new head goes on after that. */
export function isMet(
  when: When | undefined,
  era: Era,
  phases: readonly PhaseGroup[],
  longer: boolean,
): boolean {
  if (!when) return true;
  return (
    (when.categories === undefined || (era.category !== null && when.categories.includes(era.category))) &&
    (when.phases === undefined || when.phases.some(phase => phases.includes(phase))) &&
    (when.statuses === undefined || when.statuses.some(status => era.statuses.includes(status))) &&
    (when.plans === undefined || when.plans.some(plan => era.plans.includes(plan))) &&
    (when.newHead === undefined || era.newHead || longer) &&
    (when.newSchool === undefined || era.newSchool)
  );
}

/** The newest first day of what a rule's condition asks for: of a second new head, theirs. Before all days when there is none. */
export function newestStart(when: When | undefined, { starts }: Era): Day {
  const days = starts.filter(start => when && isAskedFor(when, start)).map(({ from }) => from);
  return Math.max(Number.NEGATIVE_INFINITY, ...days);
}

function isAskedFor({ newHead, newSchool, statuses, plans }: When, { kind, name }: Start): boolean {
  if (kind === 'new-head') return newHead === true;
  if (kind === 'joined') return newSchool === true;
  return (kind === 'status' ? statuses : plans)?.includes(name) ?? false;
}
