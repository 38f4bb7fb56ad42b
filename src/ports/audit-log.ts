import type { AuditEntry, AuditHead, SealedEntry } from '#domain/audit/audit-entry.ts';

export interface AuditReads {
  /** Oldest first, with what was asked for unless whoever asked is forgotten; `after` is the number of the last entry already had. */
  list(filter?: { subject?: string; after?: number; limit?: number }): Promise<SealedEntry[]>;
  /** Where the chain should end; null when nothing was ever written. */
  head(): Promise<AuditHead | null>;
}

export interface AuditWrites extends AuditReads {
  /**
   * Written in the transaction of the change, never altered. Entries join the trust's chain when the transaction ends:
   * until then `list` does not have them, and nobody else's writing waits for it.
   */
  append(entry: AuditEntry): Promise<void>;
}
