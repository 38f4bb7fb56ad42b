import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pgSendRate } from '#adapters/store/pg-send-rate.ts';
import { connectorClient } from '#adapters/teams/connector-client.ts';
import { TEAMS_LIMITS } from '#adapters/teams/rate-limits.ts';
import { teamsMessenger } from '#adapters/teams/teams-messenger.ts';
import { handleArrival } from '#bot/handle-arrival.ts';
import { paced, untilFree } from '#bot/pace.ts';
import { Later } from '#ports/jobs.ts';
import type { Audience } from '#ports/post.ts';
import type { SendRate } from '#ports/send-rate.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { Connector } from '#test/fakes/connector.ts';
import { SlidingLimits } from '#test/fakes/sliding-limits.ts';
import { UNLIMITED } from '#test/fakes/unlimited.ts';
import { callerAs, settleMillLane, type TestBot, THURSDAY, testBot } from '#test/fixtures/bot.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

const TO = { tenant: 't', conversationId: 'a:1' };

describe('two processes on one database', () => {
  let database: TestDatabase;
  let teams: Connector;
  const bots: TestBot[] = [];
  const rates: { close(): Promise<void> }[] = [];
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  beforeAll(async () => {
    database = await freshDatabase();
    teams = await Connector.start();
    const messenger = teamsMessenger(connectorClient({ token: { current: async () => null, drop() {} } }));
    for (const _process of [1, 2]) {
      const sendRate = pgSendRate(database.connection, TEAMS_LIMITS);
      rates.push(sendRate);
      bots.push(await testBot({ database, sending: { messenger, sendRate } }));
    }
    people = await settleMillLane(first());
  });
  afterAll(async () => {
    for (const bot of bots) await bot.close();
    for (const rate of rates) await rate.close();
    await teams.stop();
    await database.drop();
  });
  const first = () => bots[0] ?? expect.unreachable();

  it('send a burst to one conversation and several others without one 429, each message once', async () => {
    teams.limits = new SlidingLimits(TEAMS_LIMITS, { saysWhen: false });
    const at = { serviceUrl: teams.url };
    await handleArrival(first(), callerAs(people.priya, at));
    const chats = Object.values(people);
    for (const who of chats) await handleArrival(first(), callerAs(who, { ...at, kind: 'personal' }));
    const audiences: Audience[] = chats.map(({ id }) => ({ kind: 'person', personId: id }));
    const channel: Audience = { kind: 'series', seriesId: 'series-sit' };
    const posts = [...Array(10).fill(channel), ...audiences.flatMap(each => Array(6).fill(each))];
    await Promise.all(
      posts.map((audience: Audience, i) =>
        bots[i % 2]?.store.transaction(MILL_LANE.id, tx =>
          tx.outbox.post(
            { key: `burst ${i}`, card: 'help', subject: 'help', audience, urgency: 'now', dueAt: THURSDAY },
            THURSDAY,
          ),
        ),
      ),
    );
    for (const { jobs } of bots) jobs.nudge();
    // What arriving posted comes on top: a welcome in every personal chat.
    await vi.waitFor(() => expect(teams.sent).toHaveLength(posts.length + chats.length), {
      timeout: 15_000,
      interval: 50,
    });
    expect(teams.refused).toBe(0);
    expect(teams.requests.filter(({ method }) => method === 'POST')).toHaveLength(
      posts.length + chats.length,
    );
  });
});

describe('news of what many cards in a chat show', () => {
  it('is sent at once, though all of them are to be redrawn', async () => {
    const database = await freshDatabase();
    const teams = await Connector.start();
    const most = 12;
    const sendRate = pgSendRate(database.connection, {
      ...TEAMS_LIMITS,
      conversation: [{ most, withinMs: 60_000, marginMs: 0 }],
      // A machine that is held up loses the slot it had, and one more is then used: here each counts.
      startWithinMs: 10_000,
    });
    const messenger = teamsMessenger(connectorClient({ token: { current: async () => null, drop() {} } }));
    const bot = await testBot({ database, sending: { messenger, sendRate } });
    try {
      const { tom } = await settleMillLane(bot);
      const chat = callerAs(tom, { serviceUrl: teams.url, kind: 'personal' }).conversation;
      const audience: Audience = { kind: 'person', personId: tom.id };
      const card = { card: 'help', subject: 'help', audience, urgency: 'now', dueAt: THURSDAY } as const;
      const post = (key: string) =>
        bot.store.transaction(MILL_LANE.id, tx => tx.outbox.post({ key, ...card }, THURSDAY));
      await bot.store.transaction(MILL_LANE.id, tx =>
        tx.conversations.remember({ ...chat, personId: tom.id }, THURSDAY),
      );
      for (let i = 0; i < 8; i += 1) await post(`card ${i}`);
      await vi.waitFor(() => expect(teams.sent).toHaveLength(8), { timeout: 30_000 });
      await bot.store.transaction(MILL_LANE.id, tx => tx.outbox.wantUpdates('help', { soon: true }));
      const redrawn = () => teams.sent.filter(({ updates }) => updates > 0);
      await vi.waitFor(() => expect(redrawn()).toHaveLength(most * 0.75 - 8), { timeout: 30_000 });
      await new Promise(resolve => setTimeout(resolve, 500));
      expect(redrawn()).toHaveLength(1);
      await post('news');
      await vi.waitFor(() => expect(teams.sent).toHaveLength(9), { timeout: 30_000 });
    } finally {
      await bot.close();
      await sendRate.close();
      await teams.stop();
      await database.drop();
    }
  }, 120_000);
});

describe('one request', () => {
  /** A rate that gives these answers in turn. */
  const giving = (...answers: Awaited<ReturnType<SendRate['take']>>[]): SendRate => ({
    ...UNLIMITED,
    take: async () => answers.shift() ?? expect.unreachable(),
  });
  const slot = (fromMs: number, toMs: number) => {
    const now = performance.now();
    return { slot: { id: 1, notBeforeMs: now + fromMs, notAfterMs: now + toMs, answerByMs: now + toMs } };
  };

  it('is made no sooner than its slot begins', async () => {
    const given = slot(30, 1_000);
    const made = await paced({ sendRate: giving(given) }, TO, async () => performance.now());
    expect(made).toBeGreaterThanOrEqual(given.slot.notBeforeMs);
  });

  it('takes another slot when its process was held up beyond the end of the first', async () => {
    const made = vi.fn(async () => 'made');
    const answers = [slot(-50, -1), slot(0, 1_000)];
    const take: SendRate['take'] = async () => answers.shift() ?? expect.unreachable();
    expect(await paced({ sendRate: { ...UNLIMITED, take } }, TO, made)).toBe('made');
    expect(made).toHaveBeenCalledTimes(1);
    expect(answers).toEqual([]);
  });

  it('waits for a turn that is near without taking it', async () => {
    const sendRate = giving({ slot: null, waitMs: 20 }, slot(0, 1_000));
    const due = performance.now() + 19;
    expect(await paced({ sendRate }, TO, async () => performance.now())).toBeGreaterThanOrEqual(due);
  });

  it('counts from its answer when that came late, well or not', async () => {
    const late = vi.fn(async () => {});
    const slow = (end: () => string) => async () => {
      await new Promise(resolve => setTimeout(resolve, 15));
      return end();
    };
    const sendRate = () => ({ ...giving(slot(0, 5)), late });
    expect(
      await paced(
        { sendRate: sendRate() },
        TO,
        slow(() => 'made'),
      ),
    ).toBe('made');
    const failing = paced(
      { sendRate: sendRate() },
      TO,
      slow(() => expect.unreachable('refused')),
    );
    await expect(failing).rejects.toThrow('refused');
    expect(late).toHaveBeenCalledTimes(2);
    await paced({ sendRate: { ...giving(slot(0, 1_000)), late } }, TO, async () => {});
    expect(late).toHaveBeenCalledTimes(2);
  });

  it('is not made, and comes back later, when its turn is far off', async () => {
    const made = vi.fn(async () => 'made');
    const far = paced({ sendRate: giving({ slot: null, waitMs: 20_000 }) }, TO, made);
    await expect(far).rejects.toThrow(Later);
    await expect(far).rejects.toHaveProperty('afterMs', expect.closeTo(20_500, -3));
    const held = untilFree({ sendRate: { ...UNLIMITED, wait: async () => 20_000 } }, TO);
    await expect(held).rejects.toThrow(Later);
    expect(made).not.toHaveBeenCalled();
  });
});
