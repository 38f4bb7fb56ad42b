import type { IsoInstant } from '#domain/time/iso.ts';
import type { VisitReport } from '#domain/visit/report.ts';
import type { Answer, Visit, VisitState } from '#domain/visit/visit.ts';

/** A stretch of time: from the first moment up to the second, which is outside. */
export interface Stretch {
  readonly from: IsoInstant;
  readonly until: IsoInstant;
}

/** Visits and what was written after them. Lists stand in the order of their times, then of their ids; drafts and offers last. */
export interface VisitReads {
  find(id: string): Promise<Visit | null>;
  /** Those that begin in the stretch, whatever became of them; `states`: only these. */
  between(stretch: Stretch, states?: readonly VisitState[]): Promise<Visit[]>;
  /** All of one school that are not over: drafts, offers, and what is booked; and those of the stretch. */
  ofSchool(urn: string, stretch: Stretch): Promise<Visit[]>;
  /** What is booked or was held in the stretch with one of these people, as lead or otherwise. */
  withPeople(personIds: readonly string[], stretch: Stretch): Promise<Visit[]>;
  /** The support days agreed together. */
  ofGroup(groupId: string): Promise<Visit[]>;
  /** Offers that wait for an answer. */
  offered(): Promise<Visit[]>;
  /** Booked ones that began before the moment and of which nobody has said whether they were held. */
  unsettled(before: IsoInstant): Promise<Visit[]>;
  report(visitId: string): Promise<VisitReport | null>;
  /** Reports that are not out. */
  unreleased(): Promise<VisitReport[]>;
  /** Reports that went out in the stretch, in that order. */
  released(stretch: Stretch): Promise<VisitReport[]>;
}

export type NewVisit = Omit<Visit, 'leadName' | 'attendees' | 'version'> & {
  readonly attendees: readonly Omit<Visit['attendees'][number], 'name'>[];
};
export type VisitChange = Partial<
  Omit<NewVisit, 'id' | 'urn' | 'attendees' | 'createdById' | 'createdAt' | 'groupId'>
>;

export interface VisitWrites extends VisitReads {
  add(visit: NewVisit): Promise<void>;
  /** Changes what is given; the version rises. */
  change(id: string, change: VisitChange): Promise<void>;
  /** Keeps others from changing it until the transaction ends; null: there is none. */
  hold(id: string): Promise<Visit | null>;
  /**
   * Keeps others from booking any of these people until the transaction ends: who looks for a free time after this sees
   * every booking there is. Held in one order, so that two never wait for each other.
   */
  holdPeople(personIds: readonly string[]): Promise<void>;
  /** Says who is to be there beside the lead; the answers of those who stay are kept. The version rises. */
  setAttendees(id: string, attendees: NewVisit['attendees']): Promise<void>;
  /** How one of them has answered. The version rises when that is new. */
  setAnswer(id: string, personId: string, answer: Answer): Promise<void>;
  /** A draft that was never offered goes without a trace; anything else stays, and `false` is returned. */
  dropDraft(id: string): Promise<boolean>;
  /** Writes the report, or writes it anew; its version rises. */
  saveReport(report: Omit<VisitReport, 'version'>): Promise<void>;
}
