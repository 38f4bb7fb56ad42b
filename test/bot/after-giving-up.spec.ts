import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { afterGivingUp } from '#bot/after-giving-up.ts';
import { handleArrival } from '#bot/handle-arrival.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { OPERATOR } from '#domain/access/actor.ts';
import type { Person } from '#domain/access/role.ts';
import type { Job } from '#ports/jobs.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { MemoryMessenger } from '#test/fakes/memory-messenger.ts';
import { UNLIMITED } from '#test/fakes/unlimited.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { listStuck } from '#workflows/deliveries/list-stuck.ts';
import { type Settling, settleStuck } from '#workflows/deliveries/settle-stuck.ts';

/** Whatever is sent fails before it comes to drawing, while `broken`. */
describe('a job that runs out of tries', () => {
  let database: TestDatabase;
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  let broken = false;
  beforeAll(async () => {
    database = await freshDatabase();
    const wait = async () => {
      if (broken) throw new TypeError('x is not a function');
      return 0;
    };
    const sending = { messenger: new MemoryMessenger(), sendRate: { ...UNLIMITED, wait } };
    bot = await testBot({ database, sending });
    people = await settleMillLane(bot);
    for (const who of [people.maria, people.tom])
      await handleArrival(bot, callerAs(who, { kind: 'personal' }));
    await tickUntilQuiet(bot);
  });
  afterAll(async () => {
    await bot.close();
    await database.drop();
  });

  const outbox = () => bot.store.inTrust(MILL_LANE.id).outbox;
  /** But for the agenda, whose channel nobody has opened. */
  const stuck = async () =>
    (
      await listStuck(bot.store.inTrust(MILL_LANE.id), { now: bot.now, bankHolidays: bot.bankHolidays })
    ).filter(({ card }) => card === 'help');
  async function post(to: Person, key: string): Promise<string> {
    const audience = { kind: 'person', personId: to.id } as const;
    const card = { card: 'help', subject: key, audience, urgency: 'now', dueAt: bot.now } as const;
    await bot.store.transaction(MILL_LANE.id, tx => tx.outbox.post({ ...card, key }, bot.now));
    return (await outbox().postsAbout('help', key))[0]?.id ?? '';
  }
  /** Its job has failed at all its tries but the last, and does so once more. */
  async function failsForGood(job: { postId: string } | { deliveryId: string }): Promise<void> {
    const client = new Client(database.owner);
    await client.connect();
    const which = `data @> '${JSON.stringify(job)}'`;
    const tries = `update pgboss.job set retry_count = retry_limit, start_after = now() where ${which} and state in ('created', 'retry')`;
    await vi.waitFor(async () => expect((await client.query(tries)).rowCount).toBe(1), 8_000);
    await client.end();
    await vi.waitFor(async () => expect(await stuck()).not.toEqual([]), 8_000);
  }
  const settle = async (how: Settling) => {
    const [first] = await stuck();
    if (!first) throw new Error('nothing is stuck');
    await bot.store.transaction(MILL_LANE.id, tx =>
      settleStuck(tx, first, how, { actor: OPERATOR, now: bot.now }),
    );
  };

  it('leaves what it was to send as a dead copy, which goes out when somebody tries it again', async () => {
    broken = true;
    const id = await post(people.maria, 'lost');
    await failsForGood({ postId: id });
    expect(await stuck()).toMatchObject([
      { postId: id, state: 'dead', error: 'could not be begun', attempts: 0, since: bot.now },
    ]);
    broken = false;
    await settle({ kind: 'retry', mayAppearTwice: false });
    await tickUntilQuiet(bot);
    expect(await outbox().deliveriesOf(id)).toMatchObject([{ state: 'sent' }]);
    expect(await stuck()).toEqual([]);
  });

  it('leaves it dead for good where somebody drops it', async () => {
    broken = true;
    await failsForGood({ postId: await post(people.maria, 'lost again') });
    broken = false;
    await settle({ kind: 'drop', reason: 'She knows' });
    await tickUntilQuiet(bot);
    expect(await stuck()).toEqual([]);
  });

  it('leaves what it was to redraw as a copy that shows an older state', async () => {
    const id = await post(people.tom, 'changed');
    await tickUntilQuiet(bot);
    const [copy] = await outbox().deliveriesOf(id);
    const job: Job = { kind: 'redraw', trustId: MILL_LANE.id, deliveryId: copy?.id ?? '' };
    await afterGivingUp(bot, job);
    expect(await stuck()).toMatchObject([{ id: copy?.id, state: 'stale', error: 'could not be begun' }]);
    await settle({ kind: 'retry', mayAppearTwice: false });
    await tickUntilQuiet(bot);
    expect(await stuck()).toEqual([]);
  });

  it('takes nothing from who has it in hand, or has sent it, and nothing up that was dropped', async () => {
    const id = await post(people.tom, 'sent');
    await tickUntilQuiet(bot);
    const dropped = await post(people.tom, 'dropped');
    await bot.store.transaction(MILL_LANE.id, tx => tx.outbox.dropPost(dropped, bot.now));
    for (const postId of [id, dropped, 'nothing'])
      for (const _twice of [1, 2])
        await afterGivingUp(bot, { kind: 'send-post', trustId: MILL_LANE.id, postId });
    await afterGivingUp(bot, { kind: 'redraw', trustId: MILL_LANE.id, deliveryId: 'nothing' });
    expect(await outbox().deliveriesOf(id)).toMatchObject([{ state: 'sent' }]);
    expect(await stuck()).toEqual([]);
  });
});
