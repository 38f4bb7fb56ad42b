import { z } from 'zod/v4';
import { IsoDate } from '../time/iso.ts';

/** A school's national number: six digits, the first not 0. */
export const Urn = z.string().regex(/^[1-9]\d{5}$/, 'a URN has six digits');
export type Urn = z.infer<typeof Urn>;

/**
 * What the register says of a school. `null` means the register has the column and says nothing.
 * Ofsted's words are the register's, kept as they stand and never interpreted here.
 */
export const RegisterEntry = z.object({
  urn: Urn,
  name: z.string().min(1).max(200),
  phase: z.string(),
  type: z.string().nullable(),
  status: z.string(),
  statutoryLowAge: z.number().int().min(0).max(99).nullable(),
  statutoryHighAge: z.number().int().min(0).max(99).nullable(),
  religiousCharacter: z.string().nullable(),
  laCode: z.string().nullable(),
  laName: z.string().nullable(),
  street: z.string().nullable(),
  locality: z.string().nullable(),
  town: z.string().nullable(),
  county: z.string().nullable(),
  postcode: z.string().nullable(),
  /** Metres on the national grid. */
  easting: z.number().int().nullable(),
  northing: z.number().int().nullable(),
  openedOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  ofstedRating: z.string().nullable(),
  ofstedInspectedOn: IsoDate.nullable(),
  ofstedSpecialMeasures: z.string().nullable(),
  registerChangedOn: IsoDate.nullable(),
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;
export type RegisterField = Exclude<keyof RegisterEntry, 'urn'>;

/** A school of a trust: its register entry and its place in the trust. */
export const School = RegisterEntry.extend({
  hubId: z.string().nullable(),
  /** Set when the register shows the school under another trust. It stays readable, and leaves every list. */
  leftTrustOn: IsoDate.nullable(),
});
export type School = z.infer<typeof School>;

const GONE = /^closed$/i;

/** A school the team still works with: not closed, not moved to another trust. */
export function isCurrent(school: Pick<School, 'status' | 'leftTrustOn'>): boolean {
  return school.leftTrustOn === null && !GONE.test(school.status);
}

export const Hub = z.object({ id: z.string(), name: z.string().min(1).max(80) });
export type Hub = z.infer<typeof Hub>;
