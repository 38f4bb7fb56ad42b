import type { PrismaClient } from './generated/client.ts';

/** Apart from the locks of whoever migrates. */
const IN_A_TRUST = 7_340_023;

/**
 * The transaction is in the trust beside others, or alone: then those begun before have ended, and others wait. Taken
 * before anything else, so that no two wait for each other.
 */
export async function enterTrust(
  db: Pick<PrismaClient, '$executeRaw'>,
  trust: string,
  { alone }: { alone: boolean },
): Promise<void> {
  await (alone
    ? db.$executeRaw`select pg_advisory_xact_lock(${IN_A_TRUST}::int, hashtext(${trust}))`
    : db.$executeRaw`select pg_advisory_xact_lock_shared(${IN_A_TRUST}::int, hashtext(${trust}))`);
}
