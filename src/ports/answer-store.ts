import type { IsoInstant } from '#domain/time/iso.ts';

/** What was answered to one press. */
export interface StoredAnswer {
  readonly key: string;
  readonly actorId: string;
  readonly verb: string;
  readonly subject: string;
  /** The subject's version the answer shows. */
  readonly subjectVersion: number;
  /** The sentence said, to be said again. */
  readonly notice: unknown;
  /** The card as it was given. */
  readonly body: unknown;
  readonly at: IsoInstant;
}

export interface AnswerReads {
  /** `null` when this press has never been handled. */
  find(key: string): Promise<StoredAnswer | null>;
  /** Whether the same person was answered about the same subject after this. */
  isOvertaken(answer: StoredAnswer): Promise<boolean>;
}

export interface AnswerWrites extends AnswerReads {
  /**
   * Claims the key for this transaction: `false` when it is already answered. While another transaction holds the
   * key, waits for it to end. Called before anything else is written.
   */
  claim(key: string, at: IsoInstant): Promise<boolean>;
  /** Forgets answers given before the moment: Teams delivers again within minutes, and an answer holds people's words. */
  forget(before: IsoInstant): Promise<void>;
  /** Takes the words out of every answer: given again, it is said that there was one, and the card is as it is then. */
  blank(): Promise<void>;
  /** Fills in the claimed answer. */
  save(answer: StoredAnswer): Promise<void>;
}
