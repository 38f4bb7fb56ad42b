import { describe, expect, it } from 'vitest';
import { measuredJobs, measuredSends, measuredStore, measuredTurns } from '#adapters/metrics/measured.ts';
import type { Conversation } from '#ports/conversation-store.ts';
import type { JobHandler, Jobs } from '#ports/jobs.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { Meter } from '#ports/meter.ts';
import { NotSaved, OutcomeUnknown, type Store, StoreConflict } from '#ports/store.ts';
import { MemoryMessenger } from '#test/fakes/memory-messenger.ts';

/** Keeps what it is told; a time in seconds is kept as whether it is one. */
function notebook(): { meter: Meter; told: unknown[][] } {
  const told: unknown[][] = [];
  const meter = new Proxy({} as Meter, {
    get:
      (_none, what: string) =>
      (...facts: unknown[]) =>
        void told.push([what, ...facts.map(fact => (typeof fact === 'number' ? isSeconds(fact) : fact))]),
  });
  return { meter, told };
}
const isSeconds = (seconds: number) => seconds >= 0 && seconds < 5;

describe('what is measured', () => {
  it.each(['no', 'never', 'unknown'] as const)(
    'of a message is what is known of it, here “%s”; the failure itself goes on',
    async arrived => {
      const { meter, told } = notebook();
      const inner = new MemoryMessenger();
      const failure = new SendFailed('x', { arrived });
      inner.failures.push(failure, failure);
      const way = measuredSends(
        {
          send: (to: Conversation) => inner.send(to, { card: {}, summary: '' }),
          update: (to: Conversation, id: string) => inner.update(to, id, { card: {}, summary: '' }),
        },
        meter,
      );
      const to = {} as Conversation;
      await expect(way.send(to)).rejects.toBe(failure);
      await expect(way.update(to, 'x')).rejects.toBe(failure);
      expect(await way.send(to)).toBe('activity-1');
      await way.update(to, 'x');
      expect(told).toEqual([
        ['send', 'send', arrived, true],
        ['send', 'update', arrived, true],
        ['send', 'send', 'sent', true],
        ['send', 'update', 'sent', true],
      ]);
    },
  );

  it.each([
    ['saved', null],
    ['not-saved', new NotSaved('x')],
    ['outcome-unknown', new OutcomeUnknown('x')],
    ['refused', new StoreConflict('x')],
    ['refused', new Error('the work’s own')],
  ])('of a transaction is that it was %s', async (result, failure) => {
    const { meter, told } = notebook();
    const given: unknown[] = [];
    const inner = {
      async transaction(...all: unknown[]) {
        given.push(...all);
        if (failure) throw failure;
        return 'result';
      },
    } as unknown as Store;
    const work = async () => 'result';
    const done = measuredStore(inner, meter).transaction('trust', work, { seconds: 60 });
    if (failure) await expect(done).rejects.toBe(failure);
    else expect(await done).toBe('result');
    expect(given).toEqual(['trust', work, { seconds: 60 }]);
    expect(told).toEqual([['transaction', result, true]]);
  });

  it('of a job is its kind and whether it failed, which the queue is told too', async () => {
    const { meter, told } = notebook();
    let handlers: { 'send-post': JobHandler<'send-post'>; redraw: JobHandler<'redraw'> } | undefined;
    const inner = {
      async start(given) {
        handlers = given;
      },
    } as Partial<Jobs> as Jobs;
    await measuredJobs(inner, meter).start({
      'send-post': async () => {},
      redraw: () => Promise.reject(new Error('again')),
      calendar: async () => {},
      mail: async () => {},
      'gave-up': async () => {},
    });
    await handlers?.['send-post']({ kind: 'send-post', trustId: 't', postId: 'p' });
    await expect(handlers?.redraw({ kind: 'redraw', trustId: 't', deliveryId: 'd' })).rejects.toThrow(
      'again',
    );
    expect(told).toEqual([
      ['job', 'send-post', 'done', true],
      ['job', 'redraw', 'failed', true],
    ]);
  });

  it('of a turn is how long it took, well or not', async () => {
    const { meter, told } = notebook();
    const turn = measuredTurns(async (well: boolean) => (well ? 1 : Promise.reject(new Error('x'))), meter);
    expect(await turn(true)).toBe(1);
    await expect(turn(false)).rejects.toThrow('x');
    expect(told).toEqual([
      ['turn', true],
      ['turn', true],
    ]);
  });
});
