import type { Person } from '#domain/access/role.ts';
import type { SealedEntry } from '#domain/audit/audit-entry.ts';
import type { HeldOf } from '#ports/privacy.ts';
import type { TrustReads } from '#ports/store.ts';
import { allAudit } from '../all-audit.ts';

/** All that is held of one person, for them to be given. */
export interface Held extends HeldOf {
  readonly who: readonly [Omit<Person, 'appointments'>];
  /** What they did, and what was done to what is held of them. */
  readonly audit: readonly Omit<SealedEntry, 'sealedInput' | 'hash'>[];
}

export async function readHeld(
  trust: TrustReads,
  { appointments: _roles, ...person }: Person,
): Promise<Held> {
  const audit: Held['audit'][number][] = [];
  for await (const { sealedInput: _sealed, hash: _hash, ...entry } of allAudit(
    trust,
    await trust.audit.head(),
  ))
    if (entry.actorId === person.id || entry.subject === person.id) audit.push(entry);
  return { who: [person], ...(await trust.privacy.heldOf(person)), audit };
}
