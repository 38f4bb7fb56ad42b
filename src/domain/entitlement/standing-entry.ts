import { z } from 'zod/v4';
import { IsoInstant } from '../time/iso.ts';
import { Standing } from './school-record.ts';

/**
 * A standing as it stands in the history: nothing of that is overwritten. What was wrong is corrected by a later entry that
 * says why, and then decides nothing any more.
 */
export const StandingEntry = Standing.extend({
  at: IsoInstant,
  /** A person's id, "operator" or "fortnight". */
  byId: z.string(),
  /** The entry it stands in place of; empty: none. */
  correctsId: z.string(),
  /** It puts nothing in that entry's place: what that one says never was. */
  isVoid: z.boolean(),
  /** Why it corrects another, or why a status was set. */
  why: z.string().nullable(),
  /** The category review it came from. */
  reviewId: z.string().nullable(),
});
export type StandingEntry = z.infer<typeof StandingEntry>;

/** A standing to be added; what is left out is as of one that corrects nothing. */
export type NewStanding = Standing &
  Partial<Pick<StandingEntry, 'correctsId' | 'isVoid' | 'why' | 'reviewId'>>;

type Correcting = Pick<StandingEntry, 'id' | 'correctsId' | 'isVoid'>;

/** What still decides something, in the same order: neither corrected by another, nor only there to take one back. */
export function inForce<Entry extends Correcting>(entries: readonly Entry[]): Entry[] {
  const corrected = new Set(entries.map(({ correctsId }) => correctsId));
  return entries.filter(({ id, isVoid }) => !isVoid && !corrected.has(id));
}

/** What was corrected, each with the entry that did it. */
export function correctionsIn<Entry extends Correcting>(
  entries: readonly Entry[],
): { readonly entry: Entry; readonly by: Entry }[] {
  const byId = new Map(entries.map(entry => [entry.id, entry]));
  return entries.flatMap(by => {
    const entry = by.correctsId === '' ? undefined : byId.get(by.correctsId);
    return entry ? [{ entry, by }] : [];
  });
}
