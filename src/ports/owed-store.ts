import type { Fulfilment, Mark, Standing } from '#domain/entitlement/school-record.ts';
import type { NewStanding, StandingEntry } from '#domain/entitlement/standing-entry.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';

/** Which improvement model the trust works by, from a day on. */
export interface ModelUse {
  readonly id: string;
  readonly modelId: string;
  readonly name: string;
  readonly from: IsoDate;
  /** The file's text, of a trust's own model; null for one that comes with Fortnight. */
  readonly text: string | null;
  readonly usedAt: IsoInstant;
  readonly byId: string;
}

/** Who wrote a row down, and when: a person's id, "operator" or "fortnight". */
export interface Noted {
  readonly at: IsoInstant;
  readonly byId: string;
}

/** What decides what one school is owed; nothing that was taken back or corrected. */
export interface OwedRecord {
  readonly standings: readonly Standing[];
  readonly marks: readonly (Mark & Noted)[];
  readonly fulfilments: readonly (Fulfilment & Noted)[];
}

/** A school's row of one of the lists. */
export type OfSchool<Row> = Row & { readonly urn: string };

/** What schools are owed: the model in use, and what is recorded of each school. */
export interface OwedReads {
  /** In the order of their first days; of two with the same the one used later stands last. */
  modelUses(): Promise<ModelUse[]>;
  /** By URN, standings in the order they were recorded; a school of which nothing is recorded has three empty lists. */
  recordsOf(urns: readonly string[]): Promise<Map<string, OwedRecord>>;
  /** By URN, all that ever was recorded of what they are, corrected or not, in the order it was recorded in. */
  entriesOf(urns: readonly string[]): Promise<Map<string, StandingEntry[]>>;
  /** Rises with every change of a school's record; 0 for a school nobody recorded anything of, or that is not there. */
  versionOf(urn: string): Promise<number>;
}

export interface OwedWrites extends OwedReads {
  useModel(use: ModelUse): Promise<void>;
  /** Keeps others from changing the school's record until the transaction ends; `false` when there is no such school. */
  hold(urn: string): Promise<boolean>;
  /**
   * One that is there already, of the same school, kind, name and first day, correcting the same entry or none, is passed
   * over. Returns how many were new.
   */
  addStandings(standings: readonly OfSchool<NewStanding>[], noted: Noted): Promise<number>;
  /** Says the last day of a status or plan, or another one than was said; `false` when there is none of that id. */
  endStanding(id: string, to: IsoDate): Promise<boolean>;
  addMark(mark: OfSchool<Mark>, noted: Noted): Promise<void>;
  /** Its reason goes with it. `false` when there is none, or it was taken back before. */
  withdrawMark(id: string, at: IsoInstant): Promise<boolean>;
  addFulfilments(fulfilments: readonly OfSchool<Fulfilment>[], noted: Noted): Promise<void>;
  /** `false` when there is none, or it was taken back before. */
  withdrawFulfilment(id: string, at: IsoInstant): Promise<boolean>;
}
