import type { Delegation } from '#domain/delegation/delegation.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/** Whom heads have named to answer for their schools. Lists stand in the order of their first days, then of their ids. */
export interface DelegationReads {
  find(id: string): Promise<Delegation | null>;
  /** All of one school: those to come, those that hold, and those that are over. */
  ofSchool(urn: string): Promise<Delegation[]>;
  /** All in which this person was named. */
  ofPerson(personId: string): Promise<Delegation[]>;
  /**
   * Those that hold on the day: it is one of theirs, nobody has ended them, and whoever named them still is a head of the
   * school. `urn`: of this school alone.
   */
  holding(day: IsoDate, urn?: string): Promise<Delegation[]>;
  /** Those nobody has ended whose last day was before this one. */
  over(day: IsoDate): Promise<Delegation[]>;
}

export type NewDelegation = Omit<Delegation, 'personName' | 'namedByName' | 'endedAt'>;

export interface DelegationWrites extends DelegationReads {
  add(delegation: NewDelegation): Promise<void>;
  /** `false`: there is none, or it has ended. */
  end(id: string, at: IsoInstant): Promise<boolean>;
  /** Keeps others from naming anybody for the school until the transaction ends. `false`: there is no such school. */
  hold(urn: string): Promise<boolean>;
}
