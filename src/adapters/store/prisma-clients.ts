import { PrismaPg } from '@prisma/adapter-pg';
import type { PoolConfig } from 'pg';
import { PrismaClient } from './generated/client.ts';

/** Where each client connects to when it is asked something. */
const places = new WeakMap<PrismaClient, PoolConfig>();
/** Closed, and kept with all that was worked out of queries: that takes far longer than most queries. */
const unused: PrismaClient[] = [];

/** A client of one database. Whoever has it calls `disconnect` at the end and asks it nothing more. */
export function connect(connection: PoolConfig): PrismaClient {
  const client = unused.pop() ?? newClient();
  places.set(client, connection);
  return client;
}

export async function disconnect(client: PrismaClient): Promise<void> {
  if (!places.delete(client)) return;
  await client.$disconnect();
  unused.push(client);
}

function newClient(): PrismaClient {
  const client: PrismaClient = new PrismaClient({
    adapter: {
      provider: 'postgres',
      adapterName: '@prisma/adapter-pg',
      connect: async () => {
        const place = places.get(client);
        if (!place) throw new Error('this client has been closed');
        return new PrismaPg({ max: 10, ...place, connectionTimeoutMillis: 5_000 }).connect();
      },
    },
  });
  return client;
}
