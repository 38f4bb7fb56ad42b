import { z } from 'zod/v4';
import { IsoDate, IsoInstant } from '../time/iso.ts';

/** What a head hands over: everything they answer about visits, or only the choice of times. */
export const DelegateKind = z.enum(['answers', 'slots']);
export type DelegateKind = z.infer<typeof DelegateKind>;

/** Somebody whom the head of a school has named to answer for it, from a day to a day, both included. */
export const Delegation = z.object({
  id: z.string(),
  urn: z.string(),
  personId: z.string(),
  personName: z.string(),
  namedById: z.string(),
  namedByName: z.string(),
  kind: DelegateKind,
  from: IsoDate,
  to: IsoDate,
  namedAt: IsoInstant,
  /** Ended by the head, or after its last day; null: neither yet. */
  endedAt: IsoInstant.nullable(),
});
export type Delegation = z.infer<typeof Delegation>;

/** Whose delegation of one school holds, by what it is for. */
export const Delegates = z.object({ answers: z.array(z.string()), slots: z.array(z.string()) });
export type Delegates = Readonly<z.infer<typeof Delegates>>;

export const NO_DELEGATES: Delegates = { answers: [], slots: [] };

export function delegatesIn(holding: readonly Pick<Delegation, 'personId' | 'kind'>[]): Delegates {
  const of = (wanted: DelegateKind) =>
    holding.filter(({ kind }) => kind === wanted).map(({ personId }) => personId);
  return { answers: of('answers'), slots: of('slots') };
}

/** Whether its days are not over and nobody has ended it; it may not have begun. */
export const isAhead = ({ endedAt, to }: Pick<Delegation, 'endedAt' | 'to'>, today: IsoDate): boolean =>
  endedAt === null && to >= today;

/** Longer than a school year nobody is named: whoever answers for a school is looked at again each year. */
export const LONGEST_DAYS = 365;
