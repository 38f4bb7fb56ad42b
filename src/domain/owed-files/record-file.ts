import type { Fulfilment, SchoolRecord, Standing } from '../entitlement/school-record.ts';
import type { StandingEntry } from '../entitlement/standing-entry.ts';
import type { RowFault } from '../import/import-refused.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { School } from '../school/school.ts';
import type { IsoDate } from '../time/iso.ts';

/** One good row of a file about schools; `line` is where it stands, counted from 1. */
export interface RowOfSchool {
  readonly line: number;
  readonly urn: string;
}

/** A file that says what schools are, or what was done at them. */
export interface RecordFile<Row extends RowOfSchool> {
  /** What the audit calls it: "categories". */
  readonly name: string;
  /** Reads a row of a file with these headings. Throws ImportRefused, every missing heading named. */
  reader(headings: readonly string[]): (line: number, fields: readonly string[]) => Row | readonly RowFault[];
  /** Compares the file with the record. Throws ImportRefused with every bad row. */
  plan(
    file: { readonly rows: readonly Row[]; readonly faults: readonly RowFault[] },
    world: RecordWorld,
    name: string,
  ): RecordChange;
}

/** What a file is compared with. */
export interface RecordWorld {
  readonly model: ImprovementModel;
  readonly schools: readonly Pick<School, 'urn' | 'name' | 'leftTrustOn'>[];
  /** By URN; standings in the order they were recorded. */
  readonly records: ReadonlyMap<string, Pick<SchoolRecord, 'standings' | 'fulfilments'>>;
  /** By URN, what was corrected on a card, each with what corrected it: no file brings that back. */
  readonly corrected: ReadonlyMap<string, readonly Corrected[]>;
  readonly today: IsoDate;
}

export interface Corrected {
  readonly entry: Pick<StandingEntry, 'kind' | 'name' | 'from'>;
  readonly by: Pick<StandingEntry, 'at' | 'isVoid' | 'name' | 'from'>;
}

/** What is new, without its id. */
export type NewOf<Row extends { id: string }> = Omit<Row, 'id'> & { readonly urn: string };

/** A booking that counts no more; what of it was not done stays booked for its day. */
export interface BookingReplaced {
  readonly id: string;
  readonly urn: string;
  readonly on: IsoDate;
  readonly left: readonly string[];
}

/** What a file changes. */
export interface RecordChange {
  readonly standings: readonly NewOf<Standing>[];
  /** Statuses and plans that get a last day, or another one. */
  readonly ends: readonly { readonly id: string; readonly to: IsoDate }[];
  readonly fulfilments: readonly NewOf<Fulfilment>[];
  /** Bookings that new fulfilments take the place of. */
  readonly replaced: readonly BookingReplaced[];
  /** How many of the new fulfilments take the place of one. */
  readonly replacing: number;
  /** Rows that say what is recorded already. */
  readonly unchanged: number;
}
