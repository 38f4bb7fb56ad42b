import { TRUST_SETTING } from './bot-role.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** Says which trust this transaction is about, for the transaction alone: the connection forgets it with the end of it. */
export function sayTrust(db: Pick<PrismaClient, '$executeRaw'>, trust: string): Prisma.PrismaPromise<number> {
  return db.$executeRaw`select set_config(${TRUST_SETTING}, ${trust}, true)`;
}

/** Apart from the locks of whoever migrates. */
const IN_A_TRUST = 7_340_023;

/**
 * The same, and the transaction is in the trust beside others, or alone: then those begun before have ended, and others
 * wait. Taken before anything else, so that no two wait for each other.
 */
export function enterTrust(
  db: Pick<PrismaClient, '$executeRaw'>,
  trust: string,
  { alone }: { alone: boolean },
): Prisma.PrismaPromise<number> {
  return alone
    ? db.$executeRaw`select set_config(${TRUST_SETTING}, ${trust}, true), pg_advisory_xact_lock(${IN_A_TRUST}::int, hashtext(${trust}))`
    : db.$executeRaw`select set_config(${TRUST_SETTING}, ${trust}, true), pg_advisory_xact_lock_shared(${IN_A_TRUST}::int, hashtext(${trust}))`;
}

/** One query on its own, in a transaction that has said which trust it is about. */
export async function saidFirst<T>(
  client: PrismaClient,
  trust: string,
  query: Prisma.PrismaPromise<T>,
): Promise<T> {
  const [, result] = await client.$transaction([sayTrust(client, trust), query]);
  return result;
}
