import { z } from 'zod/v4';
import { IsoDate } from '../time/iso.ts';
import { type AcademicYear, academicYearOf } from './academic-year.ts';

/**
 * A stretch of the school year, both ends included.
 * - `term` runs from its first to its last day in school, half-term break included;
 * - `half-term` is the break inside a term;
 * - `inset` is for staff only; `closure` is for nobody (an election, a burst pipe).
 */
export const CalendarKind = z.enum(['term', 'half-term', 'inset', 'closure']);
export type CalendarKind = z.infer<typeof CalendarKind>;

/** Whom an entry is for: the whole trust, the schools of one local authority, or one school. */
export const CalendarScope = z.string().regex(/^(trust|la:\w{1,6}|school:[1-9]\d{5})$/);
export type CalendarScope = z.infer<typeof CalendarScope>;

export const CalendarEntry = z.object({
  scope: CalendarScope,
  kind: CalendarKind,
  name: z.string().min(1).max(60),
  startsOn: IsoDate,
  endsOn: IsoDate,
});
export type CalendarEntry = z.infer<typeof CalendarEntry>;

/** A school as far as its dates go. The trust's own calendar is that of no school in particular. */
export interface CalendarPlace {
  readonly urn: string;
  readonly laCode: string | null;
}

/**
 * The entries that hold for a place. Terms and their breaks come from the nearest scope that has terms for that
 * academic year (school, then local authority, then trust); INSET days and closures add up from all three.
 */
export function entriesFor(all: readonly CalendarEntry[], place: CalendarPlace | null): CalendarEntry[] {
  const scopes = [...(place ? [`school:${place.urn}`, `la:${place.laCode}`] : []), 'trust'];
  const nearest = new Map<AcademicYear, string>();
  for (const scope of scopes) {
    for (const entry of all) {
      const year = academicYearOf(entry.startsOn);
      if (entry.scope === scope && entry.kind === 'term' && !nearest.has(year)) nearest.set(year, scope);
    }
  }
  return all.filter(entry => {
    if (!scopes.includes(entry.scope)) return false;
    if (entry.kind === 'inset' || entry.kind === 'closure') return true;
    return nearest.get(academicYearOf(entry.startsOn)) === entry.scope;
  });
}
