import type { School } from '#domain/school/school.ts';
import { dayOf } from '#domain/time/iso.ts';
import type { TimedVisit } from '#domain/visit/visit.ts';
import type { TrustReads } from '#ports/store.ts';
import { nameOfThing } from '../owed/name-of-thing.ts';
import { type OwedSources, readOwed } from '../owed/read-owed.ts';

/** The longest list a card has room for; what is left out can be recorded on what the school needs. */
const OFFERED = 12;

export interface ThingHeld {
  readonly id: string;
  readonly name: string;
  /** Whether the visit was booked as it. */
  readonly planned: boolean;
}

/**
 * What a visit that is over may have been: what it was booked as first, then what the model lets be done together with
 * that, then whatever else the school is owed on that day or is late with, and is not booked.
 */
export async function thingsHeld(
  trust: TrustReads,
  school: School,
  visit: TimedVisit,
  sources: OwedSources,
): Promise<ThingHeld[]> {
  const day = dayOf(visit.startsAt);
  const owed = await readOwed(trust, [school], day, sources);
  if (!owed)
    return visit.things.map(id => ({ id, name: id === visit.engagement ? visit.name : id, planned: true }));
  const { model } = owed;
  const isOpen = new Map(
    (owed.schools[0]?.owed?.items ?? [])
      .filter(({ kind, state, from, to }) =>
        kind === 'engagement' && state === 'owed'
          ? from <= day && day <= to
          : kind === 'engagement' && state === 'late',
      )
      .map(({ thing, name }) => [thing, name]),
  );
  const partners = model.together.filter(set => set.includes(visit.engagement)).flat();
  const others = [...isOpen.keys()].filter(id => !visit.things.includes(id));
  const sorted = [
    ...others.filter(id => partners.includes(id)),
    ...others.filter(id => !partners.includes(id)),
  ];
  return [
    ...visit.things.map(id => ({ id, name: nameOfThing(model, id), planned: true })),
    ...sorted.map(id => ({ id, name: isOpen.get(id) ?? id, planned: false })),
  ].slice(0, Math.max(OFFERED, visit.things.length));
}
