import { z } from 'zod/v4';
import { IsoDate } from '../time/iso.ts';
import { listInWords } from '../time/words.ts';
import { type Owed, type OwedItem, OwedItem as OwedItemSchema } from './owed.ts';

/** The parts of what a school needs, the most pressing first. */
export const NeedSection = z.enum(['late', 'due', 'later', 'booked', 'missed', 'settled']);
export type NeedSection = z.infer<typeof NeedSection>;

/** One thing in a stretch of time, however often it is owed in it. */
export const NeedLine = z.object({
  thing: z.string(),
  kind: OwedItemSchema.shape.kind,
  name: z.string(),
  section: NeedSection,
  /** How many are in each state. */
  counts: z.partialRecord(OwedItemSchema.shape.state, z.int()),
  /** The one to look at first: the oldest late, else the next owed, else the next booked, else the last settled. */
  first: OwedItemSchema,
});
export type NeedLine = z.infer<typeof NeedLine>;

export const NeedPeriod = z.object({ name: z.string(), from: IsoDate, to: IsoDate });
export type NeedPeriod = z.infer<typeof NeedPeriod>;

/**
 * What a period holds, a line for each thing: all whose windows reach into it, what was or will be done in it, and
 * everything late. In the order of the sections, and in each by the day it is due.
 */
export function needLines(items: readonly OwedItem[], period: NeedPeriod): NeedLine[] {
  const groups = new Map<string, OwedItem[]>();
  for (const item of items) {
    if (!belongs(item, period)) continue;
    const group = groups.get(item.thing);
    if (group) group.push(item);
    else groups.set(item.thing, [item]);
  }
  return [...groups.values()]
    .map(group => lineOf(group, period))
    .toSorted(
      (one, other) =>
        ORDER.indexOf(one.section) - ORDER.indexOf(other.section) ||
        one.first.to.localeCompare(other.first.to),
    );
}

/** How many were missed in the academic year: nobody can make them up, and a board asks. */
export const missedIn = ({ items }: Pick<Owed, 'items'>): number =>
  items.filter(({ state }) => state === 'missed').length;

interface Pressure {
  readonly late: number;
  readonly due: number;
  readonly missed?: number;
}

/** "2 late, 6 due this half term and not booked, and 3 missed this year"; null when there is nothing of these. */
export function pressureInWords({ late, due, missed = 0 }: Pressure, when = ''): string | null {
  const parts = [
    ...(late > 0 ? [`${late} late`] : []),
    ...(due > 0 ? [`${due} due${when && ` ${when}`} and not booked`] : []),
    ...(missed > 0 ? [`${missed} missed this year`] : []),
  ];
  return parts.length > 0 ? listInWords(parts) : null;
}

const ORDER = NeedSection.options;

function belongs({ state, from, to, on }: OwedItem, period: NeedPeriod): boolean {
  if (state === 'late') return true;
  if (on !== null) return period.from <= on && on <= period.to;
  return from <= period.to && to >= period.from;
}

/** What says most about a thing that is in several states. */
const PRESSING: readonly OwedItem['state'][] = [
  'late',
  'owed',
  'booked',
  'missed',
  'done',
  'waived',
  'not required',
];

function lineOf(group: readonly OwedItem[], period: NeedPeriod): NeedLine {
  const counts: NeedLine['counts'] = {};
  for (const { state } of group) counts[state] = (counts[state] ?? 0) + 1;
  const state = PRESSING.find(each => counts[each] !== undefined) ?? 'owed';
  const alike = group.filter(item => item.state === state);
  const first = state === 'done' ? alike.at(-1) : alike[0];
  if (!first) throw new Error('a line has an item');
  const { thing, kind, name } = first;
  return { thing, kind, name, section: sectionOf(first, period), counts, first };
}

function sectionOf({ state, to }: OwedItem, period: NeedPeriod): NeedSection {
  if (state === 'late') return 'late';
  if (state === 'owed') return to <= period.to ? 'due' : 'later';
  return state === 'booked' || state === 'missed' ? state : 'settled';
}
