import type { PoolConfig } from 'pg';
import { type Db as BossDatabase, PgBoss } from 'pg-boss';
import type { Job, JobHandler, JobKind, Jobs, SqlRunner } from '#ports/jobs.ts';
import type { Log } from '#ports/log.ts';

const KINDS: readonly JobKind[] = ['send-post', 'redraw'];
const RETRIES = {
  retryLimit: 16,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 120,
};
/**
 * A redraw waits this long: whoever pressed reads the answer before the card is replaced under it, and several
 * changes in quick succession become one redraw.
 */
const SETTLE_SECONDS = 2;
const POLL_SECONDS = 0.5;
const STOP_WITHIN_MS = 10_000;

const JUST_TAKEN = `select 1 from pgboss.job where state = 'active' and started_on > now() - interval '2 seconds' limit 1`;

type Handlers = { [K in JobKind]: JobHandler<K> };

/** Makes the queue's own tables and queues in a database; safe to call again. Needs the right to create a schema. */
export async function prepareQueue(connection: PoolConfig): Promise<void> {
  const boss = new PgBoss({ ...optionsFor(connection), supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  try {
    // 'short': of jobs with one key only one waits; a second asked for while one runs waits for the next turn.
    for (const kind of KINDS) await boss.createQueue(kind, { policy: 'short', ...RETRIES });
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** The queue on pg-boss, in the store's own database. The tables must have been made by `prepareQueue`. */
export function pgBossJobs(connection: PoolConfig, log: Log): Jobs {
  const boss = new PgBoss({ ...optionsFor(connection), migrate: false, schedule: false });
  boss.on('error', error => log.error({ error: error.name }, 'the job queue failed'));
  const workers: string[] = [];
  let handlers: Handlers | null = null;
  let running = 0;

  const run = async (job: Job): Promise<void> => {
    if (!handlers) throw new Error('the queue has not been started');
    running += 1;
    try {
      if (job.kind === 'send-post') await handlers['send-post'](job);
      else await handlers.redraw(job);
    } finally {
      running -= 1;
    }
  };

  /** Takes what is queued of one kind, early if told so, and runs it here. */
  const runQueued = async (kind: JobKind, early: boolean): Promise<{ ran: number; failed: number }> => {
    const jobs = await boss.fetch<Job>(kind, { batchSize: 25, ignoreStartAfter: early });
    let failed = 0;
    for (const job of jobs) {
      try {
        await run(job.data);
        await boss.complete(kind, job.id);
      } catch (error) {
        log.warn(
          { job: kind, error: error instanceof Error ? error.name : 'unknown' },
          'a job failed and will be tried again',
        );
        await boss.fail(kind, job.id);
        failed += 1;
      }
    }
    return { ran: jobs.length, failed };
  };

  /** A worker counts as running once it has begun: what it has fetched and not begun is only known to the database. */
  const isJustTaken = async (): Promise<boolean> => {
    const { rows } = await boss.getDb().executeSql(JUST_TAKEN);
    return rows.length > 0;
  };

  return {
    async enqueue(jobs, within) {
      for (const kind of KINDS) {
        const when = kind === 'redraw' ? { startAfter: SETTLE_SECONDS } : {};
        const ofKind = jobs.filter(job => job.kind === kind);
        const rows = ofKind.map(data => ({ data, singletonKey: keyOf(data), ...when }));
        if (rows.length > 0) await boss.insert(kind, rows, within && { db: asDatabase(within) });
      }
    },
    async start(given) {
      handlers = given;
      await boss.start();
      for (const kind of KINDS) {
        workers.push(
          await boss.work<Job>(kind, { pollingIntervalSeconds: POLL_SECONDS }, async ([job]) => {
            if (job) await run(job.data);
          }),
        );
      }
    },
    async drain() {
      let total = 0;
      // A redraw need not settle here; one that failed waits for its next try like any other.
      let early = true;
      for (;;) {
        const posts = await runQueued('send-post', false);
        const redraws = await runQueued('redraw', early);
        if (redraws.failed > 0) early = false;
        const ran = posts.ran + redraws.ran;
        total += ran;
        if (ran === 0 && running === 0 && !(await isJustTaken())) return total;
        if (ran === 0) await new Promise(resolve => setTimeout(resolve, 10));
      }
    },
    nudge: () => workers.forEach(id => void boss.notifyWorker(id)),
    async ping() {
      await boss.getDb().executeSql('select 1 from pgboss.version');
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
  };
}

function optionsFor({ connectionString, host, port, user, password, database }: PoolConfig) {
  const where = { connectionString, host, port, user, password, database };
  const given = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
  return { ...given, application_name: 'fortnight', max: 4 };
}

function keyOf(job: Job): string {
  return job.kind === 'send-post' ? job.postId : job.deliveryId;
}

/** pg-boss inside the caller's transaction. */
function asDatabase(within: SqlRunner): BossDatabase {
  return { executeSql: async (text, values = []) => ({ rows: [...(await within.run(text, values))] }) };
}
