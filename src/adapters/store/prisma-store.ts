import type { PoolConfig } from 'pg';
import { Trust } from '#domain/trust/trust.ts';
import type { Job, SqlRunner } from '#ports/jobs.ts';
import type { Store, Trusts, TrustWrites } from '#ports/store.ts';
import { backlogOfAll } from './backlog-of-all.ts';
import { enterTrust } from './enter-trust.ts';
import { atCommit, duringWork } from './failures.ts';
import type { PrismaClient } from './generated/client.ts';
import { NO_KEYS, type WriteUpKeys } from './group-key.ts';
import { prismaAbsences } from './prisma-absences.ts';
import { prismaActions } from './prisma-actions.ts';
import { prismaAgendas } from './prisma-agendas.ts';
import { prismaAnswers } from './prisma-answers.ts';
import { prismaAudit } from './prisma-audit.ts';
import { prismaCalendar } from './prisma-calendar.ts';
import { prismaCalendarLinks } from './prisma-calendar-links.ts';
import { prismaCoaching } from './prisma-coaching.ts';
import { prismaConversations } from './prisma-conversations.ts';
import { prismaDelegations } from './prisma-delegations.ts';
import { prismaDocumentLinks } from './prisma-document-links.ts';
import { prismaEscalations } from './prisma-escalations.ts';
import { prismaHeld } from './prisma-held.ts';
import { prismaLetters } from './prisma-letters.ts';
import { prismaMeetings } from './prisma-meetings.ts';
import { prismaObligations } from './prisma-obligations.ts';
import { prismaOutbox } from './prisma-outbox.ts';
import { prismaOwed } from './prisma-owed.ts';
import { prismaPeerReviews } from './prisma-peer-reviews.ts';
import { prismaPeople } from './prisma-people.ts';
import { prismaPlanUploads } from './prisma-plan-uploads.ts';
import { prismaPlans } from './prisma-plans.ts';
import { prismaPolls } from './prisma-polls.ts';
import { prismaRetention } from './prisma-retention.ts';
import { prismaReviews } from './prisma-reviews.ts';
import { prismaRoads } from './prisma-roads.ts';
import { prismaSchools } from './prisma-schools.ts';
import { prismaTrust } from './prisma-trust.ts';
import { prismaVisits } from './prisma-visits.ts';
import { lentDb, trustClients } from './trust-clients.ts';
import type { Db } from './trust-guard.ts';

/** Queues jobs inside the transaction that asks for them. */
export type Enqueue = (jobs: readonly Job[], within: SqlRunner) => Promise<void>;

export interface PrismaStoreOptions {
  /** Without it posts are written and wait for the bot's next tick. */
  readonly enqueue?: Enqueue;
  readonly onClose?: () => Promise<void>;
  /** Without them what is for a coaching group alone can be neither written nor read. */
  readonly writeUpKeys?: WriteUpKeys;
}

/** The store on PostgreSQL, embedded or server. */
export function prismaStore(connection: PoolConfig, options: PrismaStoreOptions = {}): Store {
  const clients = trustClients(connection);
  return {
    trusts: trustsOf(clients.all),
    inTrust: trustId => answering(bind(lentDb(clients, trustId), trustId, options).writes),
    async transaction(trustId, work, { seconds = 10, alone = false } = {}) {
      let worked = false;
      try {
        return await clients.use(trustId, client =>
          client.$transaction(
            async tx => {
              // An embedded database has one session: there each is alone.
              if (clients.held) await enterTrust(tx, trustId, { alone });
              const { writes, finish } = bind(tx as Db, trustId, options);
              const result = await work(writes);
              await finish();
              worked = true;
              return result;
            },
            { timeout: seconds * 1000, maxWait: 10_000 },
          ),
        );
      } catch (error) {
        throw worked ? atCommit(error) : duringWork(error);
      }
    },
    async ping() {
      await clients.all.$queryRaw`select 1`;
    },
    async close() {
      await clients.close();
      await options.onClose?.();
    },
  };
}

function bind(
  db: Db,
  trustId: string,
  options: PrismaStoreOptions,
): { writes: TrustWrites; finish(): Promise<void> } {
  const { audit, finish } = prismaAudit(db, trustId);
  const writes = {
    trustId,
    trust: prismaTrust(db, trustId),
    schools: prismaSchools(db, trustId),
    people: prismaPeople(db, trustId),
    calendar: prismaCalendar(db, trustId),
    owed: prismaOwed(db, trustId),
    obligations: prismaObligations(db, trustId),
    roads: prismaRoads(db, trustId),
    visits: prismaVisits(db, trustId),
    reviews: prismaReviews(db, trustId),
    plans: prismaPlans(db, trustId),
    planUploads: prismaPlanUploads(db, trustId),
    escalations: prismaEscalations(db, trustId),
    coaching: prismaCoaching(db, trustId),
    peerReviews: prismaPeerReviews(db, trustId, options.writeUpKeys ?? NO_KEYS),
    polls: prismaPolls(db, trustId),
    delegations: prismaDelegations(db, trustId),
    absences: prismaAbsences(db, trustId),
    letters: prismaLetters(db, trustId, options.enqueue),
    calendarLinks: prismaCalendarLinks(db, trustId, options.enqueue),
    meetings: prismaMeetings(db, trustId),
    agendas: prismaAgendas(db, trustId),
    actions: prismaActions(db, trustId),
    documentLinks: prismaDocumentLinks(db, trustId),
    conversations: prismaConversations(db, trustId),
    outbox: prismaOutbox(db, trustId, options.enqueue),
    answers: prismaAnswers(db, trustId),
    privacy: { ...prismaHeld(db, trustId), ...prismaRetention(db, trustId) },
    audit,
  };
  return { writes, finish };
}

/** Reads outside a transaction fail with the port's errors too. */
function answering(trust: TrustWrites): TrustWrites {
  const wrap = <T extends object>(part: T): T =>
    new Proxy(part, {
      get(target, key, receiver) {
        const method: unknown = Reflect.get(target, key, receiver);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          try {
            return await method.apply(target, args);
          } catch (error) {
            throw duringWork(error);
          }
        };
      },
    });
  const { trustId, ...parts } = trust;
  return {
    trustId,
    trust: wrap(parts.trust),
    schools: wrap(parts.schools),
    people: wrap(parts.people),
    calendar: wrap(parts.calendar),
    owed: wrap(parts.owed),
    obligations: wrap(parts.obligations),
    roads: wrap(parts.roads),
    visits: wrap(parts.visits),
    reviews: wrap(parts.reviews),
    plans: wrap(parts.plans),
    planUploads: wrap(parts.planUploads),
    escalations: wrap(parts.escalations),
    coaching: wrap(parts.coaching),
    peerReviews: wrap(parts.peerReviews),
    polls: wrap(parts.polls),
    delegations: wrap(parts.delegations),
    absences: wrap(parts.absences),
    letters: wrap(parts.letters),
    calendarLinks: wrap(parts.calendarLinks),
    meetings: wrap(parts.meetings),
    agendas: wrap(parts.agendas),
    actions: wrap(parts.actions),
    documentLinks: wrap(parts.documentLinks),
    conversations: wrap(parts.conversations),
    outbox: wrap(parts.outbox),
    answers: wrap(parts.answers),
    privacy: wrap(parts.privacy),
    audit: wrap(parts.audit),
  };
}

function trustsOf(client: PrismaClient): Trusts {
  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw duringWork(error);
    }
  };
  const one = async (where: { id: string } | { uid: string } | { tenantId: string }) => {
    const row = await guarded(client.trust.findUnique({ where }));
    return row && Trust.parse(row);
  };
  return {
    list: async () =>
      (await guarded(client.trust.findMany({ orderBy: { createdAt: 'asc' } }))).map(row => Trust.parse(row)),
    find: id => one({ id }),
    byUid: uid => one({ uid }),
    byTenant: tenantId => one({ tenantId: tenantId.toLowerCase() }),
    backlog: now => guarded(backlogOfAll(client, now)),
  };
}
