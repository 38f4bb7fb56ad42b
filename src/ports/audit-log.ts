import type { Entrance } from '#domain/access/actor.ts';
import type { IsoInstant } from '#domain/time/iso.ts';

/** Who did what to which subject. Written in the transaction of the change, never altered. */
export interface AuditEntry {
  readonly at: IsoInstant;
  readonly actorId: string;
  readonly entrance: Entrance;
  readonly verb: string;
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface AuditReads {
  /** Oldest first. */
  list(filter?: { subject?: string; limit?: number }): Promise<AuditEntry[]>;
}

export interface AuditWrites extends AuditReads {
  append(entry: AuditEntry): Promise<void>;
}
