import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Watched } from '#adapters/metrics/backlog-gauges.ts';
import { openMetrics } from '#adapters/metrics/metrics.ts';
import type { QueueDepth } from '#ports/jobs.ts';
import type { Backlog } from '#ports/outbox.ts';

const NOW = '2026-11-12T09:00:00.000Z';
const DEPTHS: QueueDepth[] = [
  { kind: 'send-post', waiting: 3, retry: 2, active: 1, failed: 4, oldestSeconds: 77.5 },
  { kind: 'redraw', waiting: 0, retry: 0, active: 0, failed: 0, oldestSeconds: 0 },
];
const BACKLOG: Backlog = {
  due: 3,
  held: 2,
  oldestDueAt: '2026-11-12T08:00:00.000Z',
  copies: { sending: 1, waiting: 2, refused: 4, unknown: 5, dead: 6, stale: 7 },
};

/** A backlog and a queue, of which tests break what they like. */
function parts(change: { ping?: () => Promise<void>; depths?: () => Promise<QueueDepth[]>; now?: string }) {
  const store = {
    ping: change.ping ?? (async () => {}),
    trusts: { backlog: async () => BACKLOG },
  } as unknown as Watched['store'];
  return {
    store,
    jobs: { depths: change.depths ?? (async () => DEPTHS) },
    clock: { now: () => change.now ?? NOW },
  };
}
const scrapeOf = (watched: Watched) => openMetrics({ verbs: [], ofProcess: false }).watching(watched);
/** The samples of the gauges, by name and labels. */
const samples = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter(line => /^fortnight_(store_up|queue|posts|deliveries)/.test(line))
      .map(line => line.split(' ') as [string, string]),
  );

describe('what waits', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is told by kind and state, of all trusts together', async () => {
    const { text } = await scrapeOf(parts({}))();
    expect(Object.fromEntries(samples(text))).toEqual({
      fortnight_store_up: '1',
      'fortnight_queue_jobs{kind="send-post",state="waiting"}': '3',
      'fortnight_queue_jobs{kind="send-post",state="retry"}': '2',
      'fortnight_queue_jobs{kind="send-post",state="active"}': '1',
      'fortnight_queue_jobs{kind="send-post",state="failed"}': '4',
      'fortnight_queue_jobs{kind="redraw",state="waiting"}': '0',
      'fortnight_queue_jobs{kind="redraw",state="retry"}': '0',
      'fortnight_queue_jobs{kind="redraw",state="active"}': '0',
      'fortnight_queue_jobs{kind="redraw",state="failed"}': '0',
      'fortnight_queue_oldest_job_seconds{kind="send-post"}': '77.5',
      'fortnight_queue_oldest_job_seconds{kind="redraw"}': '0',
      'fortnight_deliveries{state="stale"}': '7',
      fortnight_posts_due: '3',
      fortnight_posts_held: '2',
      fortnight_posts_oldest_due_seconds: '3600',
      'fortnight_deliveries{state="sending"}': '1',
      'fortnight_deliveries{state="waiting"}': '2',
      'fortnight_deliveries{state="refused"}': '4',
      'fortnight_deliveries{state="unknown"}': '5',
      'fortnight_deliveries{state="dead"}': '6',
    });
  });

  it('was never due in the future, wherever the demo’s clock is moved', async () => {
    const { text } = await scrapeOf(parts({ now: '2026-01-01T00:00:00.000Z' }))();
    expect(samples(text).get('fortnight_posts_oldest_due_seconds')).toBe('0');
  });

  it('is left out, rather than told as it was, when the queue does not answer any more', async () => {
    let answers = true;
    const depths = () => (answers ? Promise.resolve(DEPTHS) : Promise.reject(new Error('gone')));
    const scrape = scrapeOf(parts({ depths }));
    await scrape();
    answers = false;
    vi.advanceTimersByTime(10_000);
    const left = samples((await scrape()).text);
    expect([...left.keys()].filter(name => name.startsWith('fortnight_queue'))).toEqual([]);
    expect(left.get('fortnight_posts_due')).toBe('3');
  });

  it('keeps no scrape waiting when nothing answers at all, and says that the store is down', async () => {
    const never = () => new Promise<never>(() => {});
    const watched = parts({ ping: never, depths: never });
    const store = { ...watched.store, trusts: { list: never } } as unknown as Watched['store'];
    const scraping = scrapeOf({ ...watched, store })();
    await vi.advanceTimersByTimeAsync(1_500);
    expect([...samples((await scraping).text)]).toEqual([['fortnight_store_up', '0']]);
  });
});
