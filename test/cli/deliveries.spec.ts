import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { handleArrival } from '#bot/handle-arrival.ts';
import { sendPost } from '#bot/send-post.ts';
import { tick, tickUntilQuiet } from '#bot/tick.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { DeliveryState } from '#ports/outbox.ts';
import { runCommandLine } from '#src/cli/run.ts';
import { readConfig } from '#src/config.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';

describe('fortnight deliveries', () => {
  let database: TestDatabase;
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  const trust = () => bot.store.inTrust(MILL_LANE.id);

  beforeAll(async () => {
    database = await freshDatabase();
    bot = await testBot({ database });
    people = await settleMillLane(bot);
    for (const who of [people.priya, people.maria, people.tom]) {
      const place = { conversationId: `a:${who.id}`, kind: 'personal', teamId: null, botId: 'bot' } as const;
      await bot.store.transaction(MILL_LANE.id, tx =>
        tx.conversations.remember({ ...place, serviceUrl: 'http://127.0.0.1:1', personId: who.id }, bot.now),
      );
    }
  });
  afterAll(async () => {
    await bot.close();
    await database.drop();
  });

  async function fortnight(...words: string[]) {
    const said = { out: '', err: '' };
    const code = await runCommandLine(['deliveries', ...words], {
      out: text => {
        said.out += text;
      },
      err: text => {
        said.err += text;
      },
      isScreen: false,
      clock: { now: () => bot.now },
      newId: () => 'id',
      config: () => readConfig({}, 'command-line'),
      calendars: () => ({ of: () => null }),
      openStore: async () => prismaStore(database.connection),
    });
    return { code, ...said };
  }

  /** Posts the help card to somebody while sending to them fails like this; gives the copy's id. */
  async function failing(who: { id: string }, arrived: SendFailed['arrived']): Promise<string> {
    const request = {
      key: `help ${who.id}`,
      card: 'help',
      subject: 'help',
      urgency: 'now',
      dueAt: bot.now,
    } as const;
    const audience = { kind: 'person', personId: who.id } as const;
    // Without a queue: nobody else sends it meanwhile.
    const quiet = prismaStore(database.connection);
    await quiet.transaction(MILL_LANE.id, tx => tx.outbox.post({ ...request, audience }, bot.now));
    await quiet.close();
    const [post] = (await trust().outbox.postsTo(audience)).filter(({ key }) => key === request.key);
    const send = bot.messenger.send;
    bot.messenger.send = async () => {
      throw new SendFailed('Teams answered 502 to a POST.', { arrived });
    };
    await sendPost(bot, MILL_LANE.id, post?.id ?? '').catch(() => {});
    bot.messenger.send = send;
    return (await trust().outbox.deliveriesOf(post?.id ?? ''))[0]?.id ?? '';
  }
  const stateOf = async (id: string): Promise<DeliveryState | undefined> =>
    (await trust().outbox.findDelivery(id))?.state;

  it('says when all went out, and what cannot be found', async () => {
    expect(await fortnight('list')).toEqual({
      code: 0,
      out: 'Everything went out that has somewhere to go.\n',
      err: '',
    });
    for (const id of ['nowhere', 'x', ''])
      expect(await fortnight('retry', id)).toMatchObject({
        code: 1,
        err: expect.stringContaining('among what did not go out'),
      });
  });

  it('repeats what may have arrived only when it is said that it may appear twice, and once', async () => {
    const id = await failing(people.priya, 'unknown');
    await tickUntilQuiet(bot);
    expect((await fortnight('list')).out).toMatch(
      new RegExp(`${id} +unknown: it may have arrived +help +person ${people.priya.id} .*502`),
    );
    expect(JSON.parse((await fortnight('show', id.slice(0, 8))).out)).toMatchObject({ id, state: 'unknown' });
    expect(await fortnight('retry', id)).toMatchObject({
      code: 1,
      err: expect.stringContaining('Look in Teams first'),
    });
    expect(await stateOf(id)).toBe('unknown');
    expect((await fortnight('retry', id, '--may-appear-twice')).code).toBe(0);
    const sent = bot.messenger.sent.length;
    await tickUntilQuiet(bot);
    await tick(bot);
    expect(bot.messenger.sent.length).toBe(sent + 1);
    expect(await stateOf(id)).toBe('sent');
    expect((await fortnight('retry', id, '--may-appear-twice')).code).toBe(1);
  });

  it('drops what was refused, with a reason, and does not send it again', async () => {
    const id = await failing(people.maria, 'never');
    expect(await fortnight('drop', id)).toMatchObject({ code: 2 });
    expect(await fortnight('drop', id, '--reason', ' ')).toMatchObject({ code: 1 });
    expect((await fortnight('drop', id, '--reason', 'She has left')).code).toBe(0);
    expect((await fortnight('list')).out).not.toContain(id);
    await tickUntilQuiet(bot);
    expect(await stateOf(id)).toBe('dropped');
  });

  it('tells what waits for another try, which needs nobody, and what waits for a chat', async () => {
    const id = await failing(people.tom, 'no');
    expect(await fortnight('retry', id)).toMatchObject({ code: 1, err: 'This is tried again by itself.\n' });
    await bot.store.transaction(MILL_LANE.id, tx =>
      tx.outbox.post(
        {
          ...{ key: 'nowhere', card: 'help', subject: 'help', urgency: 'now', dueAt: bot.now },
          audience: { kind: 'person', personId: people.sam.id },
        },
        bot.now,
      ),
    );
    const all = JSON.parse((await fortnight('list', '--json')).out) as {
      id: string;
      state: string;
      card: string;
    }[];
    // The agenda is out meanwhile, and its series has no channel yet.
    expect(all.map(({ state, card }) => [state, card])).toEqual([
      ['waiting', 'help'],
      ['no-conversation', 'sit-agenda'],
      ['no-conversation', 'help'],
    ]);
    expect(await fortnight('retry', all[2]?.id ?? '')).toMatchObject({
      code: 1,
      err: expect.stringContaining('goes there by itself once it is open'),
    });
  });

  it('drops what waits for a chat, which is then not sent when that opens', async () => {
    const [waiting] = (await trust().outbox.postsTo({ kind: 'person', personId: people.sam.id })).filter(
      ({ key }) => key === 'nowhere',
    );
    const id = waiting?.id ?? '';
    expect((await fortnight('drop', id, '--reason', 'He is on leave')).code).toBe(0);
    expect((await fortnight('list')).out).not.toContain(id);
    await handleArrival(bot, callerAs(people.sam, { kind: 'personal' }));
    await tickUntilQuiet(bot);
    const got = bot.messenger.sent.filter(({ to }) => to.personId === people.sam.id);
    expect(got.map(({ message }) => message.summary)).toEqual(['Welcome to Fortnight']);
  });

  it('shows a copy that shows an older state, has it redrawn, or lets it be', async () => {
    const copies = await trust().outbox.deliveriesOf(
      (await trust().outbox.postsTo({ kind: 'person', personId: people.sam.id }))[1]?.id ?? '',
    );
    const id = copies[0]?.id ?? '';
    const makeStale = () =>
      bot.store.transaction(MILL_LANE.id, tx => tx.outbox.redrawFailed(id, 'Teams said no.', bot.now));
    await makeStale();
    expect((await fortnight('list')).out).toMatch(new RegExp(`${id} +shows an older state`));
    expect((await fortnight('retry', id)).code).toBe(0);
    await tickUntilQuiet(bot);
    expect(bot.messenger.updates.at(-1)?.message.summary).toBe('Welcome to Fortnight');
    expect((await fortnight('list')).out).not.toContain(id);
    await makeStale();
    expect((await fortnight('drop', id, '--reason', 'It does not matter')).code).toBe(0);
    expect((await fortnight('list')).out).not.toContain(id);
    expect(await stateOf(id)).toBe('sent');
  });

  it('has each of these decisions in the audit, by the operator, with what it changed', async () => {
    const entries = (await trust().audit.list()).filter(({ verb }) => verb.startsWith('delivery.'));
    expect(entries).toMatchObject([
      {
        verb: 'delivery.retry',
        actorId: 'operator',
        entrance: 'command-line',
        input: { mayAppearTwice: true },
        before: { state: 'unknown', attempts: 1 },
        after: { state: 'waiting', attempts: 0 },
      },
      { verb: 'delivery.drop', input: { reason: 'She has left' }, before: { state: 'refused' } },
      { verb: 'delivery.drop', before: { state: 'no-conversation' }, after: { state: 'dropped' } },
      { verb: 'delivery.retry', before: { state: 'stale' }, after: { state: 'sent' } },
      { verb: 'delivery.drop', before: { state: 'stale' }, after: { state: 'sent' } },
    ]);
  });
});
