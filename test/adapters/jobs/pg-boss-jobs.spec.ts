import { Client } from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bossOptions } from '#adapters/jobs/boss-database.ts';
import { pgBossJobs, prepareQueue } from '#adapters/jobs/pg-boss-jobs.ts';
import { type Job, type Jobs, Later, type SqlRunner } from '#ports/jobs.ts';
import { QUIET } from '#test/fixtures/bot.ts';
import { engines, freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const post = (postId: string): Job => ({ kind: 'send-post', trustId: 't', postId });
const redraw = (deliveryId: string): Job => ({ kind: 'redraw', trustId: 't', deliveryId });
const SOON = { timeout: 20_000, interval: 20 };

describe.each(engines())('the job queue on $engine', ({ engine, available }) => {
  describe.skipIf(!available)('', () => {
    let database: TestDatabase;
    let jobs: Jobs;
    let started: Job[];
    let gaveUp: Job[];
    /** What a handler does with a job; nothing unless a test says so. */
    let work: (job: Job) => Promise<void>;
    beforeAll(async () => {
      database = await freshDatabase(engine);
    });
    afterAll(() => database.drop());
    beforeEach(async () => {
      started = [];
      gaveUp = [];
      work = async () => {};
      jobs = await open();
    });
    afterEach(() => jobs.stop());

    async function open(): Promise<Jobs> {
      const opened = pgBossJobs(database.connection, QUIET);
      const handle = async (job: Job) => {
        started.push(job);
        await work(job);
      };
      const giveUp = async (job: Job) => void gaveUp.push(job);
      await opened.start({
        'send-post': handle,
        redraw: handle,
        calendar: handle,
        mail: handle,
        'gave-up': giveUp,
      });
      return opened;
    }
    /** Runs `inside` in a transaction of its own and ends it as told. */
    async function transaction(end: 'commit' | 'rollback', inside: (within: SqlRunner) => Promise<void>) {
      const client = new Client(database.owner);
      await client.connect();
      try {
        await client.query('begin');
        await inside({ run: async (text, values) => (await client.query(text, [...values])).rows });
        await client.query(end);
      } finally {
        await client.end();
      }
    }
    const query = async (sql: string) => {
      const client = new Client(database.owner);
      await client.connect();
      return (await client.query(sql).finally(() => client.end())).rows;
    };
    const waiting = async () => {
      const sql = "select count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active')";
      return (await query(sql))[0]?.n;
    };

    it('runs each job once, with what it was given, until nothing is left', async () => {
      await jobs.enqueue([post('a'), redraw('b'), post('c')]);
      await jobs.drain();
      expect(started).toHaveLength(3);
      expect(started).toEqual(expect.arrayContaining([post('a'), redraw('b'), post('c')]));
      expect(await waiting()).toBe(0);
      expect(await jobs.drain()).toBe(0);
    });

    it('queues with the transaction that asks, and not at all when it is rolled back', async () => {
      await transaction('rollback', within => jobs.enqueue([post('lost')], within));
      await transaction('commit', within => jobs.enqueue([post('kept')], within));
      await jobs.drain();
      expect(started).toEqual([post('kept')]);
    });

    it('shows a job to nobody before its transaction has ended', async () => {
      // One embedded session serves one client at a time: there a second client waits for the first to end.
      if (engine === 'PGlite') return;
      await transaction('commit', async within => {
        await jobs.enqueue([post('early')], within);
        expect(await jobs.drain()).toBe(0);
      });
      await jobs.drain();
      expect(started).toEqual([post('early')]);
    });

    it('makes one of the same job asked for again while it waits, and two kinds of two', async () => {
      await transaction('commit', async within => {
        await jobs.enqueue([post('same'), post('same')], within);
        await jobs.enqueue([post('same'), redraw('same')], within);
      });
      await jobs.drain();
      expect(started).toHaveLength(2);
      await jobs.enqueue([post('same')]);
      await jobs.drain();
      expect(started).toHaveLength(3);
    });

    it('runs a job again that was asked for while it ran', async () => {
      const begun = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      work = async () => {
        begun.resolve();
        if (started.length === 1) await goOn.promise;
      };
      await jobs.enqueue([redraw('d')]);
      const draining = jobs.drain();
      await begun.promise;
      await jobs.enqueue([redraw('d')]);
      goOn.resolve();
      await draining;
      await jobs.drain();
      expect(started).toEqual([redraw('d'), redraw('d')]);
    });

    it('tries a failed job again later, and the others at once', async () => {
      work = async job => {
        if (isBad(job) && started.filter(isBad).length === 1) throw new Error('not now');
      };
      await jobs.enqueue([post('bad'), post('good')]);
      await jobs.drain();
      expect(started).toHaveLength(2);
      expect(await waiting()).toBe(1);
      await vi.waitFor(() => expect(started.filter(isBad)).toHaveLength(2), SOON);
      await jobs.drain();
      expect(await waiting()).toBe(0);
    });

    const lastTry = (id: string) =>
      query(
        `update pgboss.job set retry_count = retry_limit, start_after = now() where data::text like '%"${id}"%'`,
      );

    it('hands on a job that failed at its last try, once, and none before', async () => {
      work = () => Promise.reject(new Error('not now'));
      await jobs.enqueue([post('lost'), redraw('lost too'), post('not yet')]);
      await jobs.drain();
      expect(gaveUp).toEqual([]);
      for (const id of ['lost', 'lost too']) await lastTry(id);
      await vi.waitFor(() => expect(gaveUp).toHaveLength(2), SOON);
      expect(gaveUp).toEqual(expect.arrayContaining([post('lost'), redraw('lost too')]));
      await jobs.drain();
      expect(gaveUp).toHaveLength(2);
      await query('delete from pgboss.job');
    });

    it('hands on a job whose process died at its last try', async () => {
      await transaction('commit', async within => {
        await jobs.enqueue([post('orphan')], within);
        await within.run(
          "update pgboss.job set state = 'active', started_on = now() - interval '1 hour', retry_count = retry_limit where state = 'created'",
          [],
        );
      });
      const watch = new PgBoss({ ...bossOptions(database.owner), schedule: false, supervise: false });
      await watch.start();
      // Looking after the queue is passed over where somebody has just done it.
      await vi.waitFor(async () => {
        await watch.supervise('send-post');
        expect(gaveUp).toEqual([post('orphan')]);
      }, SOON);
      await watch.stop({ graceful: false });
      await query('delete from pgboss.job');
    });

    it('hands on a job that an older version left in the queue', async () => {
      work = () => Promise.reject(new Error('not now'));
      await query("update pgboss.queue set dead_letter = null where name <> 'gave-up'");
      await jobs.enqueue([post('older')]);
      await jobs.drain();
      await prepareQueue(database.owner);
      await lastTry('older');
      await vi.waitFor(() => expect(gaveUp).toEqual([post('older')]), SOON);
      await query('delete from pgboss.job');
    });

    it('gives back a job that must wait, one alone whatever is asked meanwhile, and no failure', async () => {
      await query('delete from pgboss.job');
      work = async () => {
        throw new Later('not yet', 60_000);
      };
      await jobs.enqueue([post('waits')]);
      await jobs.drain();
      await jobs.enqueue([post('waits')]);
      await jobs.drain();
      expect(started).toHaveLength(1);
      const held = await query(
        "select state, retry_count as tries, start_after - now() > interval '55 seconds' as waits from pgboss.job where state <> 'completed'",
      );
      expect(held).toEqual([{ state: 'created', tries: 0, waits: true }]);
      await query('delete from pgboss.job');
    });

    it('works several jobs at once: one that takes long does not stop the others', async () => {
      const goOn = Promise.withResolvers<void>();
      work = async job => {
        if (isBad(job)) await goOn.promise;
      };
      await jobs.enqueue([post('bad'), ...['x', 'y', 'z'].map(post)]);
      jobs.nudge();
      await vi.waitFor(() => expect(started).toHaveLength(4), SOON);
      goOn.resolve();
      await jobs.drain();
    });

    it('is worked without anyone draining it, at once when nudged', async () => {
      await jobs.enqueue([post('polled')]);
      jobs.nudge();
      await vi.waitFor(() => expect(started).toEqual([post('polled')]), SOON);
    });

    it('is worked by two processes without either repeating the other', async () => {
      const second = await open();
      try {
        const many = Array.from({ length: 30 }, (_, i) => post(`many-${i}`));
        await jobs.enqueue(many);
        await Promise.all([jobs.drain(), second.drain()]);
        expect(started).toHaveLength(many.length);
        expect(started).toEqual(expect.arrayContaining(many));
      } finally {
        await second.stop();
      }
    });

    it('is not quiet while a worker has fetched a job and not yet begun it', async () => {
      await transaction('commit', async within => {
        await jobs.enqueue([post('fetched')], within);
        const taken = "update pgboss.job set state = 'active', started_on = now() where state = 'created'";
        await within.run(taken, []);
      });
      let quiet = false;
      const draining = jobs.drain().then(() => {
        quiet = true;
      });
      for (const _look of [1, 2, 3]) expect(await waiting()).toBe(1);
      expect(quiet).toBe(false);
      await query("update pgboss.job set state = 'completed', completed_on = now() where state = 'active'");
      await draining;
    });

    it('is not quiet while a worker is still fetching a job', async () => {
      // One embedded session serves one client at a time: there no fetch sees another half done.
      if (engine === 'PGlite') return;
      let draining: Promise<void> | undefined;
      await jobs.enqueue([post('fetched slowly')]);
      await jobs.drain();
      started = [];
      const job = "data->>'postId' = 'fetched slowly'";
      await query(
        `update pgboss.job set state = 'created', start_after = now() + interval '1 second' where ${job}`,
      );
      await transaction('commit', async fetch => {
        await fetch.run(`select 1 from pgboss.job where ${job} for update`, []);
        await vi.waitFor(async () => {
          expect(await query(`select start_after <= now() as due from pgboss.job where ${job}`)).toEqual([
            { due: true },
          ]);
        }, SOON);
        let quiet = false;
        draining = jobs.drain().then(() => {
          quiet = true;
        });
        for (const _look of [1, 2, 3, 4, 5]) expect(await waiting()).toBe(1);
        expect(quiet).toBe(false);
      });
      await draining;
      expect(started).toEqual([post('fetched slowly')]);
    });

    it('finishes what is in hand before it stops, and takes nothing new', async () => {
      const begun = Promise.withResolvers<void>();
      const goOn = Promise.withResolvers<void>();
      let finished = false;
      work = async () => {
        begun.resolve();
        await goOn.promise;
        finished = true;
      };
      await jobs.enqueue([post('in hand')]);
      jobs.nudge();
      await begun.promise;
      let stopped = false;
      const stopping = jobs.stop().then(() => {
        stopped = true;
      });
      await new Promise(resolve => setImmediate(resolve));
      expect([stopped, finished]).toEqual([false, false]);
      goOn.resolve();
      await stopping;
      expect(finished).toBe(true);
      expect(await waiting()).toBe(0);
    });

    it('tells how many jobs of each kind wait, run and were given up, and for how long', async () => {
      await query('delete from pgboss.job');
      const nothing = { waiting: 0, retry: 0, active: 0, failed: 0, oldestSeconds: 0 };
      const empty = [
        { kind: 'send-post', ...nothing },
        { kind: 'redraw', ...nothing },
        { kind: 'calendar', ...nothing },
        { kind: 'mail', ...nothing },
      ];
      expect(await jobs.depths()).toEqual(empty);
      const states = ['created', 'retry', 'active', 'failed', 'completed'];
      // In one transaction, and not due: a worker would take what waits.
      await transaction('commit', async within => {
        await jobs.enqueue(['a', 'b', 'c', 'd', 'e'].map(post), within);
        for (const [i, state] of states.entries())
          await within.run(
            `update pgboss.job set state = '${state}', start_after = now() + interval '1 hour',
              created_on = now() - interval '${state === 'failed' ? 900 : 60 + i} seconds'
              where data->>'postId' = '${'abcde'[i]}'`,
            [],
          );
      });
      const [posts, redraws] = await jobs.depths();
      expect(posts).toMatchObject({ kind: 'send-post', waiting: 1, retry: 1, active: 1, failed: 1 });
      expect(posts?.oldestSeconds).toBeGreaterThanOrEqual(62);
      expect(posts?.oldestSeconds).toBeLessThan(120);
      expect(redraws).toEqual(empty[1]);
      await query('delete from pgboss.job');
    });

    it('answers a ping', async () => {
      await expect(jobs.ping()).resolves.toBeUndefined();
    });

    it('is prepared a second time without harm', async () => {
      await jobs.enqueue([post('survives')]);
      await prepareQueue(database.connection);
      await jobs.drain();
      expect(started).toEqual([post('survives')]);
    });
  });
});

const isBad = (job: Job) => job.kind === 'send-post' && job.postId === 'bad';
