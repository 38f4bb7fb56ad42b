import { Gauge, type Registry } from 'prom-client';
import type { Clock } from '#ports/clock.ts';
import type { Jobs } from '#ports/jobs.ts';
import type { Store } from '#ports/store.ts';
import { askedInTime } from './asked-in-time.ts';

export interface Watched {
  readonly store: Pick<Store, 'ping' | 'trusts'>;
  readonly jobs: Pick<Jobs, 'depths'>;
  readonly clock: Clock;
}

/** A Prometheus server gives up after 10 seconds by default, and asks every 15 to 60. */
const TIMES = { keepMs: 10_000, withinMs: 1_500 };

/**
 * What waits, asked when somebody wants to know. Resolves within two seconds whatever the database does; what could
 * not be learnt is left out rather than told as it was. The posts of all trusts together: no trust is named.
 */
export function backlogGauges(registry: Registry, { store, jobs, clock }: Watched): () => Promise<void> {
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge({ name: `fortnight_${name}`, help, labelNames, registers: [registry] });
  const up = gauge('store_up', '1 while the store answers, else 0.');
  const depth = gauge('queue_jobs', 'Jobs in the queue, by kind and state; failed ones were given up.', [
    'kind',
    'state',
  ]);
  const oldest = gauge('queue_oldest_job_seconds', 'How long the oldest job not yet done has been queued.', [
    'kind',
  ]);
  const due = gauge('posts_due', 'Posts that are due, not held back, and not yet given to the queue.');
  const held = gauge('posts_held', 'Posts that are due and held back until quiet hours or holidays end.');
  const dueFor = gauge(
    'posts_oldest_due_seconds',
    'How long the oldest post neither held back nor yet given to the queue has been due.',
  );
  const copies = gauge(
    'deliveries',
    'Copies not as they should be, by state: being sent, to be tried again, refused, given up, stale, or nobody knows.',
    ['state'],
  );

  const pinged = askedInTime(() => store.ping().then(() => true as const), TIMES);
  const queued = askedInTime(() => jobs.depths(), TIMES);
  const posted = askedInTime(() => store.trusts.backlog(clock.now()), TIMES);

  async function refreshQueue(): Promise<void> {
    const depths = await queued();
    depth.reset();
    oldest.reset();
    for (const { kind, oldestSeconds, ...states } of depths ?? []) {
      for (const [state, count] of Object.entries(states)) depth.set({ kind, state }, count);
      oldest.set({ kind }, oldestSeconds);
    }
  }
  async function refreshPosts(): Promise<void> {
    const backlog = await posted();
    copies.reset();
    due.remove();
    held.remove();
    dueFor.remove();
    if (!backlog) return;
    due.set(backlog.due);
    held.set(backlog.held);
    // The demo's clock can be moved back, behind what was due.
    const since = backlog.oldestDueAt ? Date.parse(clock.now()) - Date.parse(backlog.oldestDueAt) : 0;
    dueFor.set(Math.max(since, 0) / 1000);
    for (const [state, count] of Object.entries(backlog.copies)) copies.set({ state }, count);
  }

  return async () => {
    await Promise.all([pinged().then(yes => up.set(yes ? 1 : 0)), refreshQueue(), refreshPosts()]);
  };
}
