import type { ObligationRequest, RequestStep } from '#domain/obligation/request.ts';
import type { IsoDate, IsoInstant } from '#domain/time/iso.ts';

export type NewRequest = Omit<ObligationRequest, 'version' | 'steps'>;

/** That somebody was asked: `because` is the step after which they were asked again, empty for the first time. */
export interface RequestAsk {
  readonly requestId: string;
  readonly personId: string;
  readonly because: string;
  readonly at: IsoInstant;
}

/** What schools, and the trust for them, are asked to send or confirm; with what was said, in that order. */
export interface ObligationReads {
  find(id: string): Promise<ObligationRequest | null>;
  /**
   * Those for what was owed until that day or later, of all schools or of these; the earliest due first, then by their
   * school's URN and their thing.
   */
  since(owedTo: IsoDate, urns?: readonly string[]): Promise<ObligationRequest[]>;
  /** Who was asked for these, in no order. */
  asksOf(requestIds: readonly string[]): Promise<RequestAsk[]>;
}

/** The caller holds the school's record of what is owed (`owed.hold`). */
export interface ObligationWrites extends ObligationReads {
  /** `false`: there is one of the school, thing and `owedTo`, and nothing changes. */
  open(request: NewRequest): Promise<boolean>;
  /** Its window is another. `false`: there is none of that id, or another of the school and thing has that window. */
  move(id: string, to: Pick<ObligationRequest, 'owedTo' | 'dueOn'>): Promise<boolean>;
  /** Keeps what somebody said beside all that was said before. */
  addStep(step: RequestStep): Promise<void>;
  /** Those that are there already are passed over. */
  addAsks(asks: readonly RequestAsk[]): Promise<void>;
}
