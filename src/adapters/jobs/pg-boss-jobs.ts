import type { PoolConfig } from 'pg';
import { type Db as BossDatabase, type Job as BossJob, PgBoss } from 'pg-boss';
import type { Job, JobHandlers, JobKind, Jobs } from '#ports/jobs.ts';
import type { Log } from '#ports/log.ts';
import { asDatabase, bossOptions } from './boss-database.ts';
import { queueDepths } from './queue-depths.ts';
import { settledBy } from './settle-job.ts';

const KINDS = ['send-post', 'redraw', 'calendar', 'mail'] as const satisfies readonly JobKind[];
/** Where pg-boss itself puts a job that ran out of tries, in the same statement: nothing can come between. */
const GAVE_UP = 'gave-up';
const QUEUES = [...KINDS, GAVE_UP] as const;
/** What changes a card comes before the cards. */
const IN_TURN: readonly Queue[] = ['calendar', 'mail', 'send-post', 'redraw', GAVE_UP];
type Queue = (typeof QUEUES)[number];
const RETRIES = {
  retryLimit: 16,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 900,
  expireInSeconds: 120,
  // So that a bot that stood still for weeks finds what it was to do.
  retentionSeconds: 365 * 86_400,
};
/** About ten days: what it writes down is all that is left of the job. */
const TRIES_OF_LAST_RESORT = 1_000;
/**
 * A redraw waits this long: whoever pressed reads the answer before the card is replaced under it, and several
 * changes in quick succession become one redraw.
 */
const SETTLE_SECONDS = 2;
const POLL_SECONDS = 0.5;
/**
 * Teams lets 50 requests a second through, and one takes a tenth of that. A batch is over when its last job is, so
 * there are two: one conversation that must wait does not stop the others.
 */
const AT_ONCE = 10;
const WORKERS = 2;
const STOP_WITHIN_MS = 10_000;

/**
 * The queues with something to do now, and whether a worker has just taken something: it counts as running once it has
 * begun, and what it has fetched and not begun is only known to the database. A job due that a fetch has passed over is
 * locked by a worker whose own fetch has not been committed yet.
 */
const TO_DO = `select name, bool_or(state <> 'active') as due from pgboss.job
  where (state in ('created', 'retry') and (start_after <= now() or name = any($1)))
     or (state = 'active' and started_on > now() - interval '2 seconds')
  group by name`;

const KNOW_GAVE_UP = `update pgboss.job set dead_letter = $1
  where name = any($2) and dead_letter is null and state in ('created', 'retry', 'active')`;

/** Makes the queue's own tables and queues in a database; safe to call again. Needs the right to create a schema. */
export async function prepareQueue(connection: PoolConfig): Promise<void> {
  const boss = new PgBoss({ ...bossOptions(connection), supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  try {
    await boss.createQueue(GAVE_UP, { ...RETRIES, retryLimit: TRIES_OF_LAST_RESORT });
    // 'short': of jobs with one key only one waits; a second asked for while one runs waits for the next turn.
    for (const kind of KINDS) {
      const options = { ...RETRIES, deadLetter: GAVE_UP };
      await boss.createQueue(kind, { policy: 'short', ...options });
      // Of an older version it is there already, and so are its jobs.
      await boss.updateQueue(kind, options);
    }
    await boss.getDb().executeSql(KNOW_GAVE_UP, [GAVE_UP, KINDS]);
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** The queue on pg-boss, in the store's own database. The tables must have been made by `prepareQueue`. */
export function pgBossJobs(connection: PoolConfig, log: Log): Jobs {
  const boss = new PgBoss({ ...bossOptions(connection), migrate: false, schedule: false });
  boss.on('error', error => log.error({ error: error.name }, 'the job queue failed'));
  const workers: string[] = [];
  let handlers: JobHandlers | null = null;
  let running = 0;

  const run = async (queue: Queue, job: Job): Promise<void> => {
    if (!handlers) throw new Error('the queue has not been started');
    running += 1;
    try {
      if (queue === GAVE_UP) await handlers[GAVE_UP](job);
      else if (job.kind === 'send-post') await handlers['send-post'](job);
      else if (job.kind === 'calendar') await handlers.calendar(job);
      else if (job.kind === 'mail') await handlers.mail(job);
      else await handlers.redraw(job);
    } finally {
      running -= 1;
    }
  };

  const insert = (queue: Queue, jobs: readonly Job[], startAfter: number, db?: BossDatabase) =>
    boss.insert(
      queue,
      jobs.map(data => ({ data, singletonKey: keyOf(data), startAfter })),
      db && { db },
    );

  const settleIn = (queue: Queue) =>
    settledBy(
      job => run(queue, job),
      (job, seconds) => insert(queue, [job], seconds),
      log,
    );

  /** Takes what one queue holds, early if told so, and runs it here. */
  const runQueued = async (queue: Queue, early: boolean): Promise<{ ran: number; undone: number }> => {
    const jobs = await boss.fetch<Job>(queue, { batchSize: 25, ignoreStartAfter: early });
    const settle = settleIn(queue);
    let undone = 0;
    for (const job of jobs) {
      const end = await settle(job.data);
      if (end === 'failed') await boss.fail(queue, job.id);
      else await boss.complete(queue, job.id);
      if (end !== 'done') undone += 1;
    }
    return { ran: jobs.length, undone };
  };

  const work = (queue: Queue, settle = settleIn(queue)) =>
    boss.work(
      queue,
      {
        batchSize: AT_ONCE,
        burstWhenBatchFull: true,
        perJobResults: true as const,
        pollingIntervalSeconds: POLL_SECONDS,
      },
      (jobs: readonly BossJob<Job>[]) =>
        Promise.all(
          jobs.map(async ({ id, data }) => ({
            id,
            status: (await settle(data)) === 'failed' ? ('failed' as const) : ('completed' as const),
          })),
        ),
    );

  return {
    async enqueue(jobs, within) {
      for (const kind of KINDS) {
        const ofKind = jobs.filter(job => job.kind === kind);
        const settling = ofKind.filter(job => job.kind === 'redraw' && !job.soon);
        const atOnce = ofKind.filter(job => !settling.includes(job));
        if (atOnce.length > 0) await insert(kind, atOnce, 0, within && asDatabase(within));
        if (settling.length > 0) await insert(kind, settling, SETTLE_SECONDS, within && asDatabase(within));
      }
    },
    async start(given) {
      handlers = given;
      await boss.start();
      for (const queue of QUEUES) for (let i = 0; i < WORKERS; i++) workers.push(await work(queue));
    },
    async drain() {
      let total = 0;
      // A redraw need not settle here; one that failed or must wait comes back in its own time.
      let early = true;
      for (;;) {
        const { rows } = await boss.getDb().executeSql(TO_DO, [early ? ['redraw'] : []]);
        const toDo = rows as readonly { name: Queue; due: boolean }[];
        if (toDo.length === 0 && running === 0) return total;
        let ran = 0;
        for (const queue of IN_TURN.filter(each => toDo.some(({ name, due }) => due && name === each))) {
          const run = await runQueued(queue, early && queue === 'redraw');
          if (queue === 'redraw' && run.undone > 0) early = false;
          ran += run.ran;
        }
        total += ran;
        if (ran === 0) await new Promise(resolve => setTimeout(resolve, 10));
      }
    },
    nudge: () => workers.forEach(id => void boss.notifyWorker(id)),
    async ping() {
      await boss.getDb().executeSql('select 1 from pgboss.version');
    },
    depths: () => queueDepths(boss.getDb(), KINDS),
    stop: () => boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
  };
}

function keyOf(job: Job): string {
  if (job.kind === 'calendar') return `${job.trustId} ${job.record}`;
  if (job.kind === 'mail') return `${job.trustId} ${job.letterId} ${job.personId}`;
  return job.kind === 'send-post' ? job.postId : job.deliveryId;
}
