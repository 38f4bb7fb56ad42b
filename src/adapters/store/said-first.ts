import { TRUST_SETTING } from './bot-role.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** Says which trust this transaction is about, for the transaction alone: the connection forgets it with the end of it. */
export function sayTrust(db: Pick<PrismaClient, '$executeRaw'>, trust: string): Prisma.PrismaPromise<number> {
  return db.$executeRaw`select set_config(${TRUST_SETTING}, ${trust}, true)`;
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
