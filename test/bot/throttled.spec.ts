import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS } from '#bot/back-off.ts';
import { handleArrival } from '#bot/handle-arrival.ts';
import { redraw } from '#bot/redraw.ts';
import { sendPost } from '#bot/send-post.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { addDays } from '#domain/time/iso.ts';
import { Later } from '#ports/jobs.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { SendPlace } from '#ports/send-rate.ts';
import { NotSaved } from '#ports/store.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { UNLIMITED } from '#test/fakes/unlimited.ts';
import { callerAs, settleMillLane, type TestBot, THURSDAY, testBot } from '#test/fixtures/bot.ts';

const TRUST = MILL_LANE.id;
const throttled = (retryAfterSeconds?: number) =>
  new SendFailed('Teams answered 429 to a POST.', {
    arrived: 'no',
    status: 429,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  });

describe('what Teams does not take', () => {
  let bot: TestBot;
  let posts = 0;
  const held: { to: SendPlace; forMs: number }[] = [];
  const sendRate = {
    ...UNLIMITED,
    hold: async (to: SendPlace, forMs: number) => void held.push({ to, forMs }),
  };
  beforeAll(async () => {
    bot = await testBot();
    const people = await settleMillLane(bot);
    await handleArrival(bot, callerAs(people.priya));
    await tickUntilQuiet(bot);
  });
  beforeEach(() => {
    held.length = 0;
    bot.messenger.sent.length = 0;
    bot.messenger.failures.length = 0;
  });
  afterAll(() => bot.close());

  const outbox = () => bot.store.inTrust(TRUST).outbox;
  const copies = async (postId: string) =>
    (await outbox().deliveriesOf(postId)).map(({ state, attempts }) => ({ state, attempts }));
  async function written(): Promise<string> {
    const key = `post ${++posts}`;
    const audience = { kind: 'series', seriesId: 'series-sit' } as const;
    const dueAt = `${addDays('2026-11-12', 365)}T09:00:00.000Z`;
    await bot.store.transaction(TRUST, tx =>
      tx.outbox.post({ key, card: 'help', subject: 'help', audience, urgency: 'now', dueAt }, THURSDAY),
    );
    return (await outbox().postsTo(audience)).find(post => post.key === key)?.id ?? '';
  }
  const send = (postId: string, by: Partial<TestBot> = {}) =>
    sendPost({ ...bot, sendRate, ...by }, TRUST, postId).then(
      () => null,
      (error: unknown) => (error instanceof Later ? error.afterMs : expect.unreachable(String(error))),
    );

  it('is tried again after Retry-After, and its place is held for everyone until then', async () => {
    const post = await written();
    bot.messenger.failures.push(throttled(30));
    const afterMs = await send(post);
    expect(afterMs).toBeGreaterThanOrEqual(30_000);
    expect(held).toEqual([
      {
        to: expect.objectContaining({ tenant: MILL_LANE.tenantId, conversationId: '19:sit@thread.tacv2' }),
        forMs: afterMs,
      },
    ]);
    expect(await copies(post)).toEqual([{ state: 'waiting', attempts: 1 }]);
    expect(await send(post)).toBeNull();
    expect(await copies(post)).toEqual([{ state: 'sent', attempts: 2 }]);
  });

  it('is held off by the back-off when a 429 does not say for how long', async () => {
    bot.messenger.failures.push(throttled());
    const afterMs = await send(await written());
    expect(afterMs).toBeGreaterThanOrEqual(1_000);
    expect(afterMs).toBeLessThanOrEqual(2_000);
    expect(held.map(({ forMs }) => forMs)).toEqual([afterMs]);
  });

  it('is nobody else’s trouble after a 412: it is tried again, and the place is not held', async () => {
    bot.messenger.failures.push(new SendFailed('Teams answered 412', { arrived: 'no', status: 412 }));
    expect(await send(await written())).toBeGreaterThanOrEqual(1_000);
    expect(held).toEqual([]);
  });

  it('is a dead letter after the last try, and is not tried again', async () => {
    const post = await written();
    for (let i = 1; i < MOST_ATTEMPTS; i++) {
      bot.messenger.failures.push(throttled());
      expect(await send(post)).not.toBeNull();
    }
    bot.messenger.failures.push(throttled());
    expect(await send(post)).toBeNull();
    expect(await copies(post)).toEqual([{ state: 'dead', attempts: MOST_ATTEMPTS }]);
    expect(await send(post)).toBeNull();
    expect(bot.messenger.sent).toEqual([]);
  });

  it('is not counted as tried while it waits for its turn', async () => {
    const post = await written();
    const busy = { sendRate: { ...sendRate, take: async () => ({ slot: null, waitMs: 20_000 }) } };
    for (const _turn of [1, 2]) expect(await send(post, busy)).toBeGreaterThanOrEqual(20_000);
    expect(await copies(post)).toEqual([{ state: 'waiting', attempts: 0 }]);
  });

  it('leaves no claim where its turn is not soon', async () => {
    const post = await written();
    expect(await send(post, { sendRate: { ...sendRate, wait: async () => 20_000 } })).not.toBeNull();
    expect(await copies(post)).toEqual([]);
  });

  it('is known not to have been sent when nobody could say whose turn it was', async () => {
    const post = await written();
    const take = () => Promise.reject(new NotSaved('no answer'));
    const sending = sendPost({ ...bot, sendRate: { ...sendRate, take } }, TRUST, post);
    await expect(sending).rejects.toThrow(NotSaved);
    expect(await copies(post)).toEqual([{ state: 'waiting', attempts: 0 }]);
  });

  it('holds its place for a throttled redraw too', async () => {
    const post = await written();
    await send(post);
    const [copy] = await outbox().deliveriesOf(post);
    bot.messenger.failures.push(throttled(7));
    await expect(redraw({ ...bot, sendRate }, TRUST, copy?.id ?? '')).rejects.toThrow(Later);
    expect(held[0]?.forMs).toBeGreaterThanOrEqual(7_000);
  });
});
