import type { AuditHead } from '#domain/audit/audit-entry.ts';
import { type ChainFault, type Digest, followChain } from '#domain/audit/chain.ts';
import type { TrustReads } from '#ports/store.ts';
import { allAudit } from './all-audit.ts';

export interface AuditVerdict {
  readonly entries: number;
  /** Where the chain ends; null when nothing was ever written. */
  readonly head: AuditHead | null;
  readonly faults: readonly ChainFault[];
  /** Whether a hash noted earlier is in the chain; null when none was given. */
  readonly hasNoted: boolean | null;
}

/**
 * Follows the trust's chain from its beginning to where it ended when this was asked. A hash noted outside the
 * database is what nobody who can write to the database can forge: all before it is as it was when it was noted.
 */
export async function verifyAudit(
  trust: TrustReads,
  { digest, noted = null }: { digest: Digest; noted?: string | null },
): Promise<AuditVerdict> {
  const head = await trust.audit.head();
  const chain = followChain(trust.trustId, digest);
  const faults: ChainFault[] = [];
  let entries = 0;
  let hasNoted = noted === null ? null : false;
  for await (const entry of allAudit(trust, head)) {
    entries += 1;
    faults.push(...chain.next(entry));
    if (entry.hash === noted) hasNoted = true;
  }
  faults.push(...chain.end(head));
  return { entries, head, faults, hasNoted };
}
