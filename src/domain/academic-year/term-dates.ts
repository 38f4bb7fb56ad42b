import { z } from 'zod/v4';
import { IsoDate } from '../time/iso.ts';

/**
 * A stretch of the school year, both ends included. A `term` runs from its first to its last school day; inside
 * it a `half-term` break or a `bank-holiday` shuts schools, an `inset` day shuts them to pupils.
 */
export const TermDate = z.object({
  kind: z.enum(['term', 'half-term', 'inset', 'bank-holiday']),
  name: z.string().min(1).max(60),
  startsOn: IsoDate,
  endsOn: IsoDate,
});
export type TermDate = z.infer<typeof TermDate>;

/** In a term, not in its half-term break, not a bank holiday. INSET days are staff days and count as term time. */
export function isTermTime(day: IsoDate, dates: readonly TermDate[]): boolean {
  const within = (d: TermDate) => d.startsOn <= day && day <= d.endsOn;
  const shut = (d: TermDate) => d.kind === 'half-term' || d.kind === 'bank-holiday';
  return dates.some(d => d.kind === 'term' && within(d)) && !dates.some(d => shut(d) && within(d));
}

/** The last day anything is known about; `null` when no dates have been imported. */
export function knownUntil(dates: readonly TermDate[]): IsoDate | null {
  return dates
    .filter(d => d.kind === 'term')
    .reduce<IsoDate | null>((last, d) => (last && last > d.endsOn ? last : d.endsOn), null);
}
