import type { AuditHead, SealedEntry } from '#domain/audit/audit-entry.ts';
import type { TrustReads } from '#ports/store.ts';

const PAGE = 1000;

/**
 * A trust's entries, oldest first, a page at a time. Those added after `head` was read are left out; without a head
 * there should be none, and any there are come.
 */
export async function* allAudit(trust: TrustReads, head: AuditHead | null): AsyncGenerator<SealedEntry> {
  let after = 0;
  for (;;) {
    const page = await trust.audit.list({ after, limit: PAGE });
    yield* page.filter(({ seq }) => !head || seq <= head.seq);
    const last = page.at(-1);
    if (page.length < PAGE || !last || (head && last.seq >= head.seq)) return;
    after = last.seq;
  }
}
