import { describe, expect, it } from 'vitest';
import { seededFaults, seededNotificationFaults } from '#src/dev/graph/seeded-faults.ts';
import { askedGraph, meetingBody } from '#test/fixtures/graph-requests.ts';

const EVENTS = '/users/priya@mill.example/events';
const item = (id: string, more: object = {}) => ({ id, method: 'GET', url: EVENTS, ...more });

describe('the limits of our Graph', () => {
  it('are four at once for one mailbox', async () => {
    const gate = Promise.withResolvers<void>();
    await using world = await askedGraph({ takes: () => gate.promise });
    const asked = Array.from({ length: 5 }, () => world.ask('GET', EVENTS));
    const first = await Promise.race(asked);
    expect([first.status, first.body.error.code]).toEqual([429, 'ApplicationThrottled']);
    expect(first.headers.get('retry-after')).toBe('1');
    gate.resolve();
    expect((await Promise.all(asked)).filter(({ status }) => status === 200)).toHaveLength(4);
  });

  it('are so many in ten minutes for one mailbox, and it says when there are more', async () => {
    const limits = { concurrentPerMailbox: 4, requestsPerMailbox: 3, windowMs: 600_000 };
    await using world = await askedGraph({ limits });
    for (let n = 0; n < 3; n += 1) expect((await world.ask('GET', EVENTS)).status).toBe(200);
    world.now = '2026-11-03T09:38:00.000Z';
    const over = await world.ask('GET', EVENTS);
    expect([over.status, over.headers.get('retry-after')]).toEqual([429, '120']);
    expect((await world.ask('GET', '/users/head@oakwood.example/events')).status).toBe(200);
    world.now = '2026-11-03T09:40:00.001Z';
    expect((await world.ask('GET', EVENTS)).status).toBe(200);
  });
});

describe('a batch', () => {
  it('answers each item with its own status', async () => {
    await using world = await askedGraph();
    const json = { 'Content-Type': 'application/json' };
    const { status, body } = await world.ask('POST', '/$batch', {
      requests: [
        item('1', { method: 'POST', body: meetingBody(), headers: json }),
        item('2', { url: '/users/nobody@mill.example/events' }),
        item('3', { url: `${EVENTS}?$top=1` }),
      ],
    });
    expect(status).toBe(200);
    expect(body.responses).toMatchObject([
      { id: '1', status: 201, body: { subject: 'Visit' } },
      { id: '2', status: 404, body: { error: { code: 'ErrorInvalidUser' } } },
      { id: '3', status: 200 },
    ]);
  });

  it('throttles the fifth item of one mailbox, with its own Retry-After', async () => {
    const gate = Promise.withResolvers<void>();
    await using world = await askedGraph({ takes: () => gate.promise });
    const batch = world.ask('POST', '/$batch', { requests: ['1', '2', '3', '4', '5'].map(id => item(id)) });
    gate.resolve();
    const { responses } = (await batch).body;
    expect(responses.map(({ status }: { status: number }) => status)).toEqual([200, 200, 200, 200, 429]);
    expect(responses[4].headers).toMatchObject({ 'Retry-After': '1' });
  });

  it.each([
    ['of more than twenty', Array.from({ length: 21 }, (_, n) => item(String(n)))],
    ['with one id twice', [item('1'), item('1')]],
    ['with a body of no kind', [item('1', { method: 'POST', body: {} })]],
    ['of nothing', []],
  ])('%s is refused', async (_what, requests) => {
    await using world = await askedGraph();
    expect((await world.ask('POST', '/$batch', { requests })).status).toBe(400);
  });
});

describe('faults by chance', () => {
  it('are the same for the same seed, and about as many as asked for', async () => {
    const request = { inBatch: false } as Parameters<ReturnType<typeof seededFaults>>[0];
    const draw = (seed: string) => {
      const next = seededFaults(seed, { throttled: 0.1, doneButTimedOut: 0.1 });
      return Array.from({ length: 500 }, () => next(request));
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    const hit = draw('a').filter(fault => fault !== null);
    expect(hit.length).toBeGreaterThan(60);
    expect(hit.length).toBeLessThan(140);
    const lost = seededNotificationFaults('a', { lost: 1 });
    expect([lost(), lost()]).toEqual(['lost', 'lost']);
  });
});
