import type { OwedItem } from '#domain/entitlement/owed.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';

/** Something that can be recorded as done or booked. */
export interface Recordable {
  readonly thing: string;
  readonly name: string;
}

/** All that can be recorded, engagements first: what the model counts and what it does not. */
export function recordableOf(model: ImprovementModel): Recordable[] {
  const reports = model.engagements.filter(({ report }) => report);
  const supported = model.engagements.filter(({ followedBy }) => followedBy);
  return [
    ...model.engagements.filter(({ noted }) => !noted).map(({ id, name }) => ({ thing: id, name })),
    ...reports.map(({ id, name }) => ({ thing: `${id}.report`, name: `Report: ${name}` })),
    ...supported.map(({ id, name }) => ({ thing: `${id}.support`, name: `Follow-up support: ${name}` })),
    ...model.obligations.map(({ id, name }) => ({ thing: id, name })),
    ...model.plans
      .filter(({ reviewedAt }) => !reviewedAt)
      .map(({ id, name }) => ({ thing: id, name: `Review: ${name}` })),
  ];
}

/**
 * What was booked for a day that is past stands first, then what is late or owed: it is what an officer has just done
 * or booked.
 */
export function pressingFirst(
  recordable: readonly Recordable[],
  items: readonly OwedItem[],
  wereBooked: ReadonlySet<string>,
): Recordable[] {
  const open = new Set(
    items.filter(({ state }) => state === 'late' || state === 'owed').map(({ thing }) => thing),
  );
  const rank = ({ thing }: Recordable) => (wereBooked.has(thing) ? 0 : open.has(thing) ? 1 : 2);
  return recordable.toSorted((one, other) => rank(one) - rank(other));
}
