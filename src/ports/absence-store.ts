import type { Absence } from '#domain/absence/absence.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/** When people have said, or somebody for them, that they are away. Lists stand in the order of their first days, then of their ids. */
export interface AbsenceReads {
  find(id: string): Promise<Absence | null>;
  /** All of these people that nobody has taken back and that end on this day or later; of nobody, none. */
  ofPeople(personIds: readonly string[], since: IsoDate): Promise<Absence[]>;
}

export interface AbsenceWrites extends AbsenceReads {
  add(absence: Omit<Absence, 'endedAt'>): Promise<void>;
  /** Takes it back. `false`: there is none, or it was taken back already. */
  end(id: string, at: IsoInstant): Promise<boolean>;
}
