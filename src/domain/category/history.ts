import { inOrder } from '../entitlement/school-record.ts';
import { correctionsIn, inForce, type StandingEntry } from '../entitlement/standing-entry.ts';
import { runsOf } from '../entitlement/standing-now.ts';
import { dayNumber } from '../time/day-number.ts';
import { addDays, type IsoDate } from '../time/iso.ts';

/** Something a school was or is, or what was corrected of that. */
export interface HistoryItem {
  readonly entry: StandingEntry;
  /** Its last day; null: it goes on, or nobody knows. */
  readonly to: IsoDate | null;
  /** The later days on which the same category was set again. */
  readonly confirmedOn: readonly IsoDate[];
  /** The entry that took its place, or took it back. */
  readonly correctedBy: StandingEntry | null;
}

const KINDS: readonly StandingEntry['kind'][] = ['category', 'status'];

/**
 * A school's categories and statuses with all that was corrected, the newest first. `until`: what begins later is left out,
 * and does not show in the last day of what was before it.
 */
export function historyOf(entries: readonly StandingEntry[], until: IsoDate | null): HistoryItem[] {
  const shown = entries.filter(({ kind, from }) => KINDS.includes(kind) && (until === null || from <= until));
  const holding = inForce(entries).filter(each => shown.includes(each));
  const byFirstDay = inOrder<StandingEntry>(({ from }) => dayNumber(from));
  const runs = runsOf(holding.filter(({ kind }) => kind === 'category').toSorted(byFirstDay));
  const categories = runs.map(([entry, ...later], at): HistoryItem => {
    const next = runs[at + 1]?.[0];
    const confirmedOn = later.map(({ from }) => from);
    return { entry, to: next ? addDays(next.from, -1) : null, confirmedOn, correctedBy: null };
  });
  const statuses = holding
    .filter(({ kind }) => kind === 'status')
    .map((entry): HistoryItem => ({ entry, to: entry.to, confirmedOn: [], correctedBy: null }));
  const corrected = correctionsIn(entries)
    .filter(({ entry }) => !entry.isVoid && shown.includes(entry))
    .map(({ entry, by }): HistoryItem => ({ entry, to: entry.to, confirmedOn: [], correctedBy: by }));
  return [...categories, ...statuses, ...corrected]
    .toSorted((one, other) => byFirstDay(one.entry, other.entry))
    .toReversed();
}
