import {
  correctionsIn,
  inForce,
  type NewStanding,
  type StandingEntry,
} from '../entitlement/standing-entry.ts';
import type { IsoDate } from '../time/iso.ts';

/** One entry more in a school's history. */
export type DecidedEntry = NewStanding & { readonly urn: string };

/** What a review came to. */
export interface Decided {
  readonly id: string;
  readonly urn: string;
  readonly name: string;
  readonly from: IsoDate;
  readonly reviewId: string;
}

export const OVERTAKEN = 'It was decided anew before its day came';
export const ANEW = 'It was decided anew';

/**
 * The entries that a decision adds to a school's history. What was decided before it and was to begin later is taken back: of
 * two decisions the later one holds. Where the same was decided before of the same day and holds no more, the new entry stands
 * in place of what took its place, since the history has each thing of a day once.
 */
export function entriesOf(decided: Decided, entries: readonly StandingEntry[]): DecidedEntry[] {
  const { id, urn, name, from, reviewId } = decided;
  const categories = entries.filter(({ kind }) => kind === 'category');
  const holding = inForce(categories);
  const voided = holding
    .filter(each => each.from > from)
    .map(each => ({
      ...{ id: `${id} not ${each.id}`, urn, kind: each.kind, name: each.name, from: each.from, to: each.to },
      ...{ correctsId: each.id, isVoid: true, why: OVERTAKEN },
    }));
  const entry = { id, urn, kind: 'category' as const, name, from, to: null, reviewId };
  const same = categories.find(each => each.name === name && each.from === from && each.correctsId === '');
  if (!same) return [...voided, entry];
  const instead = lastOf(same, categories) ?? holding.findLast(each => each.from === from);
  return instead && instead !== same
    ? [...voided, { ...entry, correctsId: instead.id, why: ANEW }]
    : [...voided, entry];
}

/** What stands in an entry's place in the end; null: the entry holds itself. */
function lastOf(entry: StandingEntry, entries: readonly StandingEntry[]): StandingEntry | null {
  const by = correctionsIn(entries).find(each => each.entry === entry)?.by;
  return by ? (lastOf(by, entries) ?? by) : null;
}
