import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { type OwedListAsked, readOwedList } from '../owed/read-owed-list.ts';
import { mayBook } from './booking-asked.ts';

/** What is owed this half term, needs people together and has no time: of the schools for which whoever asks may book. */
export const ToBook = z.object({
  /** The hub's name; null: all the schools there are. */
  hubName: z.string().nullable(),
  /** Why nothing can be said; null where it can. */
  trouble: z.enum(['no-model', 'no-terms']).nullable(),
  rows: z.array(
    z.object({
      urn: z.string(),
      schoolName: z.string(),
      thing: z.string(),
      name: z.string(),
      by: IsoDate,
      isLate: z.boolean(),
    }),
  ),
  asAt: IsoInstant,
});
export type ToBook = z.infer<typeof ToBook>;

/** Null for whoever may book nowhere. */
export async function readToBook(trust: TrustReads, asked: OwedListAsked): Promise<ToBook | null> {
  const schools = new Map((await trust.schools.list()).map(school => [school.urn, school]));
  if (![...schools.values()].some(school => mayBook(asked.actor, school))) return null;
  const list = await readOwedList(trust, asked);
  const nothing = { hubName: null, rows: [], asAt: asked.now };
  if (list?.kind !== 'owed')
    return { ...nothing, trouble: list?.kind === 'no-model' ? 'no-model' : 'no-terms' };
  const rows = list.schools.flatMap(({ urn, name: schoolName, late, due }) => {
    const school = schools.get(urn);
    if (!school || !mayBook(asked.actor, school)) return [];
    return [...late, ...due]
      .filter(({ kind }) => kind === 'engagement')
      .map(({ thing, name, section, first }) => ({
        ...{ urn, schoolName, thing, name, by: first.to, isLate: section === 'late' },
      }));
  });
  return {
    ...{ hubName: list.hubName, trouble: null, asAt: asked.now },
    rows: rows.toSorted((one, other) => one.by.localeCompare(other.by)),
  };
}
