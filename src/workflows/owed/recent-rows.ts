import { z } from 'zod/v4';
import { Mark } from '#domain/entitlement/school-record.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { IsoDate } from '#domain/time/iso.ts';
import type { OwedRecord } from '#ports/owed-store.ts';
import type { TrustReads } from '#ports/store.ts';
import { isOfAVisit } from '../visits/visit-fulfilment.ts';
import { measureOf } from './agreed-numbers.ts';
import { nameOfThing } from './name-of-thing.ts';

/** Something recorded or decided lately, which can be taken back. */
export const RecentRow = z.object({
  id: z.string(),
  /** What it was: a decision's kind, or that something was booked or done. */
  kind: z.union([Mark.shape.kind, z.enum(['booked', 'done'])]),
  names: z.array(z.string()),
  on: IsoDate,
  number: z.int().nullable(),
  /** What it is a number of: "a term", "months"; null where the model knows no such number any more. */
  measure: z.string().nullable(),
  /** Who did it; null where it was the command line, or Fortnight itself. */
  by: z.string().nullable(),
});
export type RecentRow = z.infer<typeof RecentRow>;

const MOST = 12;
const MOST_OF_ALL = 24;

/** The latest first; among them what was booked for a day that is past, so that it can be taken back. */
export async function recentRows(
  trust: Pick<TrustReads, 'people'>,
  model: ImprovementModel,
  { marks, fulfilments }: OwedRecord,
  unsettled: ReadonlySet<string>,
): Promise<RecentRow[]> {
  const all = [
    ...marks.map(({ thing, number, ...mark }) => ({
      ...{ ...mark, number, names: [nameOfThing(model, thing)] },
      measure: number === null ? null : measureOf(model, thing, number),
    })),
    // What is booked here is moved and called off on the visit's own card.
    ...fulfilments
      .filter(({ id }) => !isOfAVisit(id))
      .map(({ state, things, ...row }) => ({
        ...row,
        kind: state,
        number: null,
        measure: null,
        names: things.map(thing => nameOfThing(model, thing)),
      })),
  ]
    .toSorted((one, other) => other.at.localeCompare(one.at) || other.id.localeCompare(one.id))
    .filter(({ id }, at) => at < MOST || unsettled.has(id))
    .slice(0, MOST_OF_ALL);
  const names = new Map<string, string | null>();
  for (const { byId } of all)
    if (!names.has(byId)) names.set(byId, (await trust.people.find(byId))?.name ?? null);
  return all.map(({ id, kind, names: of, on, number, measure, byId }) => ({
    ...{ id, kind, names: of, on, number, measure },
    by: names.get(byId) ?? null,
  }));
}
