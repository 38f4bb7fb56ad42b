import type { RecordSide } from '#domain/calendar/reconcile.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { EventDraft, EventResponse } from '#ports/calendar.ts';
import type { NewId } from '#ports/ids.ts';
import type { Log } from '#ports/log.ts';
import type { ModelFiles } from '#ports/model-files.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';

/** What every kind of record is told beside the store. */
export interface Surroundings {
  readonly now: IsoInstant;
  readonly bankHolidays: BankHolidays;
  readonly modelFiles: ModelFiles;
  readonly log: Log;
  readonly newId: NewId;
  /** A short text that stands for a long one, and cannot be read back. */
  readonly fingerprint: (text: string) => string;
}

/** A record as its event is to be. */
export interface LinkedRecord {
  /** Whose calendar its event is in, and the mailbox; null where nobody knows their address. */
  readonly organiserId: string;
  readonly mailbox: string | null;
  readonly draft: EventDraft;
  /** What whoever was invited reads when it is called off. */
  readonly farewell: string;
  readonly side: RecordSide;
  /** It has been held, or was to have been: neither side follows the other any more. */
  readonly isOver: boolean;
  /** Whose answers count, by address in lower case. */
  readonly people: ReadonlyMap<string, string>;
}

/** One kind of record that has an event: visits, meetings. */
export interface RecordKind {
  /** As it is now; null when there is none. */
  read(trust: TrustReads, id: string, around: Surroundings): Promise<LinkedRecord | null>;
  /** Gives the record the time its event has. `false`: it may not be there; then the event is brought back. */
  adoptTime(
    trust: TrustWrites,
    id: string,
    to: { readonly startsAt: IsoInstant; readonly minutes: number },
    around: Surroundings,
  ): Promise<boolean>;
  /** Calls the record off, since its event was deleted. */
  adoptCancelling(trust: TrustWrites, id: string, around: Surroundings): Promise<void>;
  /**
   * Both sides were changed since they agreed, and the later one holds: everybody is told, the one
   * whose change is lost too. `isTold`: of the change itself they have just been told.
   */
  tellConflict(
    trust: TrustWrites,
    id: string,
    around: Surroundings,
    how: { readonly isTold: boolean },
  ): Promise<void>;
  /** Its calendar takes nothing, whatever is tried: whoever can mend that, or must know, is told. Once for each trouble. */
  tellTrouble(trust: TrustWrites, id: string, around: Surroundings): Promise<void>;
  /** It is in the calendar again, or for the first time. */
  tellAgreed(trust: TrustWrites, id: string, around: Surroundings): Promise<void>;
  /** Keeps what people have answered in their own calendars. */
  adoptAnswers(
    trust: TrustWrites,
    id: string,
    answers: ReadonlyMap<string, EventResponse>,
    around: Surroundings,
  ): Promise<void>;
}
