import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { handleArrival, handleRemoval } from '#bot/handle-arrival.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { Delivery } from '#ports/outbox.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { givenUp } from '#test/fixtures/copies.ts';

/** Sam was warned of one card that did not reach Maria, and then of another; the clock goes on by five minutes. */
describe('a warning that nobody is shown any more', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  /** What every update of a message fails with. */
  let failure: SendFailed | null;
  let warningId: string | null | undefined;
  let updates: number;
  afterAll(() => bot.close());
  beforeEach(async () => {
    await bot?.close();
    bot = await testBot();
    people = await settleMillLane(bot);
    failure = null;
    updates = 0;
    bot.messenger.update = async (_to, id) => {
      if (id === warningId) updates += 1;
      if (failure) throw failure;
    };
    for (const who of [people.maria, people.sam])
      await handleArrival(bot, callerAs(who, { kind: 'personal' }));
    await trouble('dead');
    await tickUntilQuiet(bot);
    warningId = (await warning())?.activityId;
    expect(warningId).toMatch(/^activity-/);
  });

  const trouble = (state: 'dead' | 'unknown') =>
    bot.store.transaction(MILL_LANE.id, tx => givenUp(tx, people.maria.id, state));
  async function warning(): Promise<Delivery | undefined> {
    const { outbox } = bot.store.inTrust(MILL_LANE.id);
    const posts = await outbox.postsTo({ kind: 'person', personId: people.sam.id });
    const post = posts.find(({ card }) => card === 'delivery-trouble');
    return (await outbox.deliveriesOf(post?.id ?? ''))[0];
  }
  async function fiveMinutes(times: number): Promise<void> {
    for (let i = 0; i < times; i += 1) {
      bot.now = new Date(Date.parse(bot.now) + 5 * 60_000).toISOString();
      await tickUntilQuiet(bot);
    }
  }

  it('is redrawn once where it is shown and something new did not arrive', async () => {
    await trouble('unknown');
    await fiveMinutes(3);
    expect(updates).toBe(1);
  });

  it.each([
    ['twice when its message was deleted', 404, 2],
    ['once when its message may not be changed any more', 403, 1],
  ])('is tried %s, and then never again', async (_how, status, tries) => {
    failure = new SendFailed(`Teams answered ${status}.`, { arrived: 'never', status });
    await trouble('unknown');
    await fiveMinutes(3);
    expect(updates).toBe(tries);
  });

  it('is left alone while its chat is closed, and brought up to date when that is open again', async () => {
    await handleRemoval(bot, callerAs(people.sam, { kind: 'personal' }));
    await trouble('unknown');
    bot.now = '2026-11-12T09:05:00.000Z';
    const queued: string[] = [];
    const { enqueue } = bot.jobs;
    bot.jobs.enqueue = async (jobs, within) => {
      queued.push(...jobs.map(({ kind }) => kind));
      await enqueue(jobs, within);
    };
    await fiveMinutes(3);
    expect(queued).not.toContain('redraw');
    await handleArrival(bot, callerAs(people.sam, { kind: 'personal' }));
    await fiveMinutes(3);
    expect(updates).toBe(1);
  });

  it('is taken away once from whoever administers the trust no longer', async () => {
    await bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.people.save({ ...people.sam, appointments: [{ role: 'officer', scope: { kind: 'trust' } }] });
      await tx.outbox.wantUpdatesOf([people.sam.id]);
    });
    await trouble('unknown');
    await fiveMinutes(4);
    expect(updates).toBe(1);
  });
});
