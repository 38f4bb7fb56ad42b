import type { Intervention } from '#domain/special-road/intervention.ts';
import type { StatusRecord } from '#domain/special-road/status-record.ts';
import type { NewSupportRequest, SupportRequest } from '#domain/special-road/support-request.ts';
import type { IsoInstant } from '#domain/time/iso.ts';

/** What is done beside the usual: about special statuses, help from outside, and direct intervention. */
export interface RoadReads {
  /** The records of a school's special statuses, in the order they were set in. */
  statusesOf(urn: string): Promise<StatusRecord[]>;
  findSupport(id: string): Promise<SupportRequest | null>;
  /** A school's requests, the newest first. */
  supportOf(urn: string): Promise<SupportRequest[]>;
  /** The newest first. The caller has looked that whoever asks may know of them. */
  interventionsOf(urn: string): Promise<Intervention[]>;
}

/** What can be said of a status once it is set. */
export type StatusChange = Partial<
  Omit<StatusRecord, 'standingId' | 'urn' | 'onBehalfOf' | 'decidedOn' | 'setById' | 'setAt' | 'version'>
>;

export interface RoadWrites extends RoadReads {
  /** One of a standing that has one is passed over. */
  addStatus(record: StatusRecord): Promise<void>;
  /** Its version rises. `false`: there is none of that standing. */
  changeStatus(standingId: string, change: StatusChange): Promise<boolean>;
  addSupport(request: NewSupportRequest): Promise<void>;
  /** Answers a request that still waits. `false`: there is none, or it was answered or withdrawn before. */
  settleSupport(
    id: string,
    answer: {
      readonly state: 'agreed' | 'declined' | 'withdrawn';
      readonly byId: string;
      readonly at: IsoInstant;
      readonly why: string | null;
    },
  ): Promise<boolean>;
  addIntervention(intervention: Intervention): Promise<void>;
}
