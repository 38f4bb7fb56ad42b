import type { OwnPeriods, RetentionKind } from '#domain/retention/retention.ts';
import type { IsoInstant } from '#domain/time/iso.ts';

/** Everything kept about one person, by kind of record; each record is plain data. */
export type HeldOf = Readonly<Record<string, readonly object[]>>;

export interface PrivacyReads {
  /**
   * All that refers to the person by id, and what others typed that has their full name in it. The audit is not
   * here: it is read by `audit.list`.
   */
  heldOf(person: { id: string; name: string }): Promise<HeldOf>;
  /** What this trust keeps for another time than usual. */
  ownPeriods(): Promise<OwnPeriods>;
}

export interface PrivacyWrites extends PrivacyReads {
  /** Keeps a kind so long from now on; null: as long as usual. */
  setPeriod(kind: RetentionKind, period: string | null): Promise<void>;
  /** Removes at most `most` records of the kind that are older than `before`. */
  expire(kind: Expiring, before: IsoInstant, most: number): Promise<Expired>;
  /** What Teams calls the chats of those who are forgotten is not kept; returns how many chats there were. */
  forgetChats(at: IsoInstant): Promise<number>;
}

/** How many records were removed, and what cards about them may still show. */
export interface Expired {
  readonly count: number;
  /** Agenda lines and actions that are gone. */
  readonly goneIds: readonly string[];
  /** Whose agendas and minutes they were on. */
  readonly meetingIds: readonly string[];
  /** Who owned one of the actions. */
  readonly ownerIds: readonly string[];
}

/** People are not removed but forgotten; answers and document links have ports of their own. */
export type Expiring = Exclude<RetentionKind, 'people' | 'answers' | 'document-links'>;
