import type { PoolConfig } from 'pg';
import { ALL_TRUSTS, isHeldBack, keptToTrust } from './bot-role.ts';
import type { PrismaClient } from './generated/client.ts';
import { connect, disconnect } from './prisma-clients.ts';
import { type Db, inTrustOnly } from './trust-guard.ts';

type InTrust = ReturnType<typeof inTrustOnly>;

/** The clients of one database. On a server each is kept to one trust by its own connections, from their first statement on. */
export interface TrustClients {
  /** Whether row-level security holds them back. */
  readonly held: boolean;
  /** Of no trust: it sees the list of trusts, and what waits on the way out. */
  readonly all: PrismaClient;
  /** Lends the client of one trust for as long as `work` takes. */
  use<T>(trustId: string, work: (client: InTrust) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Trusts that keep their connections while nobody asks: a bot that serves more of them connects anew now and then. */
const MOST_IDLE = 6;
const CONNECTIONS_OF_A_TRUST = 8;

interface Lent {
  readonly client: PrismaClient;
  readonly inTrust: InTrust;
  users: number;
}

export function trustClients(connection: PoolConfig): TrustClients {
  const held = isHeldBack(connection);
  const all = connect(held ? keptToTrust(connection, ALL_TRUSTS) : connection);
  /** Whoever was asked last stands last. */
  const clients = new Map<string, Lent>();

  function lend(trustId: string): Lent {
    const known = clients.get(trustId);
    clients.delete(trustId);
    // An embedded database has one session and one user.
    const client =
      known?.client ??
      (held ? connect({ ...keptToTrust(connection, trustId), max: CONNECTIONS_OF_A_TRUST }) : all);
    const lent = known ?? { client, inTrust: inTrustOnly(client, trustId), users: 0 };
    clients.set(trustId, lent);
    return lent;
  }

  /** One that is in use is never let go: a transaction would end with it. */
  function letGo(): void {
    for (const [trustId, { client, users }] of clients) {
      if (clients.size <= MOST_IDLE) return;
      if (users > 0) continue;
      clients.delete(trustId);
      if (client !== all) void disconnect(client);
    }
  }

  return {
    held,
    all,
    async use(trustId, work) {
      const lent = lend(trustId);
      lent.users += 1;
      try {
        return await work(lent.inTrust);
      } finally {
        lent.users -= 1;
        letGo();
      }
    },
    async close() {
      const open = new Set([all, ...[...clients.values()].map(({ client }) => client)]);
      clients.clear();
      await Promise.all([...open].map(disconnect));
    },
  };
}

/** What Prisma answers to, by name: a model's operations, and what begins with "$" on the client itself. */
type Asked = (...args: readonly unknown[]) => Promise<unknown>;
type Operations = Readonly<Record<string, Asked | undefined>>;

/** The database within one trust for whoever holds on to it: each query has the trust's client for as long as it takes. */
export function lentDb(clients: TrustClients, trustId: string): Db {
  const asking = (of: (client: InTrust) => unknown) =>
    new Proxy<Operations>(
      {},
      {
        get: (_, name: string) =>
          ((...args) =>
            clients.use(trustId, async client =>
              (of(client) as Operations)[name]?.(...args),
            )) satisfies Asked,
      },
    );
  const itself = asking(client => client);
  const models = new Map<string | symbol, Operations>();
  return new Proxy({} as Db, {
    get(_, name) {
      if (String(name).startsWith('$')) return itself[String(name)];
      const model = models.get(name) ?? asking(client => Reflect.get(client, name));
      models.set(name, model);
      return model;
    },
  });
}
