import type { QuietHours } from '#domain/academic-year/quiet-hours.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { Trust } from '#domain/trust/trust.ts';
import type { AbsenceReads, AbsenceWrites } from './absence-store.ts';
import type { ActionReads, ActionWrites } from './action-store.ts';
import type { AgendaReads, AgendaWrites } from './agenda-store.ts';
import type { AnswerReads, AnswerWrites } from './answer-store.ts';
import type { AuditReads, AuditWrites } from './audit-log.ts';
import type { CalendarLinkReads, CalendarLinkWrites } from './calendar-link-store.ts';
import type { CalendarReads, CalendarWrites } from './calendar-store.ts';
import type { CoachingReads, CoachingWrites } from './coaching-store.ts';
import type { ConversationReads, ConversationWrites } from './conversation-store.ts';
import type { DelegationReads, DelegationWrites } from './delegation-store.ts';
import type { DocumentLinkReads, DocumentLinkWrites } from './document-links.ts';
import type { EscalationReads, EscalationWrites } from './escalation-store.ts';
import type { LetterReads, LetterWrites } from './letter-store.ts';
import type { MeetingReads, MeetingWrites } from './meeting-store.ts';
import type { ObligationReads, ObligationWrites } from './obligation-store.ts';
import type { Backlog, OutboxReads, OutboxWrites } from './outbox.ts';
import type { OwedReads, OwedWrites } from './owed-store.ts';
import type { PeerReviewReads, PeerReviewWrites } from './peer-review-store.ts';
import type { PeopleReads, PeopleWrites } from './people-store.ts';
import type { PlanReads, PlanWrites } from './plan-store.ts';
import type { PlanUploadReads, PlanUploadWrites } from './plan-upload-store.ts';
import type { PollReads, PollWrites } from './poll-store.ts';
import type { PrivacyReads, PrivacyWrites } from './privacy.ts';
import type { ReviewReads, ReviewWrites } from './review-store.ts';
import type { RoadReads, RoadWrites } from './road-store.ts';
import type { SchoolReads, SchoolWrites } from './school-store.ts';
import type { VisitReads, VisitWrites } from './visit-store.ts';

/** Everything that can be read of one trust. There is no way to read without saying which. */
export interface TrustReads {
  readonly trustId: string;
  readonly trust: TrustReading;
  readonly schools: SchoolReads;
  readonly people: PeopleReads;
  readonly calendar: CalendarReads;
  readonly owed: OwedReads;
  readonly obligations: ObligationReads;
  readonly roads: RoadReads;
  readonly visits: VisitReads;
  readonly reviews: ReviewReads;
  readonly plans: PlanReads;
  readonly planUploads: PlanUploadReads;
  readonly escalations: EscalationReads;
  readonly coaching: CoachingReads;
  readonly peerReviews: PeerReviewReads;
  readonly polls: PollReads;
  readonly delegations: DelegationReads;
  readonly absences: AbsenceReads;
  readonly letters: LetterReads;
  readonly calendarLinks: CalendarLinkReads;
  readonly meetings: MeetingReads;
  readonly agendas: AgendaReads;
  readonly actions: ActionReads;
  readonly documentLinks: DocumentLinkReads;
  readonly conversations: ConversationReads;
  readonly outbox: OutboxReads;
  readonly answers: AnswerReads;
  readonly privacy: PrivacyReads;
  readonly audit: AuditReads;
}

/** One transaction of one trust. */
export interface TrustWrites extends TrustReads {
  readonly trust: TrustRecord;
  readonly schools: SchoolWrites;
  readonly people: PeopleWrites;
  readonly calendar: CalendarWrites;
  readonly owed: OwedWrites;
  readonly obligations: ObligationWrites;
  readonly roads: RoadWrites;
  readonly visits: VisitWrites;
  readonly reviews: ReviewWrites;
  readonly plans: PlanWrites;
  readonly planUploads: PlanUploadWrites;
  readonly escalations: EscalationWrites;
  readonly coaching: CoachingWrites;
  readonly peerReviews: PeerReviewWrites;
  readonly polls: PollWrites;
  readonly delegations: DelegationWrites;
  readonly absences: AbsenceWrites;
  readonly letters: LetterWrites;
  readonly calendarLinks: CalendarLinkWrites;
  readonly meetings: MeetingWrites;
  readonly agendas: AgendaWrites;
  readonly actions: ActionWrites;
  readonly documentLinks: DocumentLinkWrites;
  readonly conversations: ConversationWrites;
  readonly outbox: OutboxWrites;
  readonly answers: AnswerWrites;
  readonly privacy: PrivacyWrites;
  readonly audit: AuditWrites;
}

/** What is asked across trusts: the list of them, and counts that name none. */
export interface Trusts {
  list(): Promise<Trust[]>;
  find(id: string): Promise<Trust | null>;
  byUid(uid: string): Promise<Trust | null>;
  byTenant(tenantId: string): Promise<Trust | null>;
  /** What waits on the way out, of all trusts together. */
  backlog(now: IsoInstant): Promise<Backlog>;
}

export interface TrustReading {
  /** The trust itself. Throws when there is none. */
  get(): Promise<Trust>;
  /** Usual ones until they are set. Throws when there is no such trust. */
  quietHours(): Promise<QuietHours>;
}

/** The trust's own record, in a transaction of that trust: a new trust and what fills it are saved together. */
export interface TrustRecord extends TrustReading {
  /** A UID or tenant already taken is a `StoreConflict`. Its id must be the transaction's. */
  create(trust: Trust): Promise<void>;
  /** Changes what is given. A tenant already taken is a `StoreConflict`. */
  update(change: { name?: string; tenantId?: string; safeguardingContact?: string | null }): Promise<void>;
  setQuietHours(settings: QuietHours): Promise<void>;
}

export interface Store {
  readonly trusts: Trusts;
  /** Reads of one trust, each on its own. */
  inTrust(trustId: string): TrustReads;
  /**
   * Runs `work` in one transaction of one trust: all of it is saved or none. What `work` throws comes out as it is
   * and nothing is saved. A store that fails throws `NotSaved` (surely nothing was saved: try again) or
   * `OutcomeUnknown` (the commit was sent and never answered: look before you say anything). `alone`: none of the same
   * trust is under way meanwhile; those begun before are waited for, and later ones wait.
   */
  transaction<T>(
    trustId: string,
    work: (trust: TrustWrites) => Promise<T>,
    options?: { seconds?: number; alone?: boolean },
  ): Promise<T>;
  /** Resolves when the store answers; throws when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A unique value is already taken. */
export class StoreConflict extends Error {
  override readonly name = 'StoreConflict';
}

/** The store failed before the commit: nothing was saved, and trying again is safe. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** The store failed during the commit: it may have been saved. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
