import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleArrival, handleRemoval } from '#bot/handle-arrival.ts';
import { redraw } from '#bot/redraw.ts';
import { sendPost } from '#bot/send-post.ts';
import { tick, tickUntilQuiet } from '#bot/tick.ts';
import { addDays } from '#domain/time/iso.ts';
import { Later } from '#ports/jobs.ts';
import type { Messenger } from '#ports/messenger.ts';
import { SendFailed } from '#ports/messenger.ts';
import type { Audience } from '#ports/post.ts';
import { NotSaved } from '#ports/store.ts';
import { line } from '#test/builders/meeting.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, THURSDAY, testBot } from '#test/fixtures/bot.ts';

const SERIES: Audience = { kind: 'series', seriesId: 'series-sit' };
const TRUST = MILL_LANE.id;
const later = (minutes: number) => new Date(Date.parse(THURSDAY) + minutes * 60_000).toISOString();
const failed = (arrived: 'no' | 'never' | 'unknown') => new SendFailed(`it ${arrived}`, { arrived });

describe('sending a post', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  let posts = 0;
  let channel: string;
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
    await handleArrival(bot, callerAs(people.priya));
    await tickUntilQuiet(bot);
    channel = bot.messenger.sent[0]?.to.id ?? '';
  });
  beforeEach(() => {
    bot.now = THURSDAY;
    bot.messenger.sent.length = 0;
    bot.messenger.updates.length = 0;
    bot.messenger.failures.length = 0;
  });
  afterAll(() => bot.close());

  const outbox = () => bot.store.inTrust(TRUST).outbox;
  const states = async (postId: string) => (await outbox().deliveriesOf(postId)).map(({ state }) => state);
  /** A post that only this test sends: it falls due in a year, so the queue does not know of it. */
  async function written(audience: Audience = SERIES, card = 'help', subject = 'help'): Promise<string> {
    posts += 1;
    const key = `post ${posts}`;
    const dueAt = `${addDays('2026-11-12', 365)}T09:00:00.000Z`;
    await bot.store.transaction(TRUST, tx =>
      tx.outbox.post({ key, card, subject, audience, urgency: 'now', dueAt }, THURSDAY),
    );
    const id = (await outbox().postsTo(audience)).find(post => post.key === key)?.id;
    if (!id) throw new Error('the post was not written');
    return id;
  }
  const send = (postId: string, by: Partial<TestBot> = {}) => sendPost({ ...bot, ...by }, TRUST, postId);
  const messengerThat = (send: Messenger['send']): Partial<TestBot> => ({
    messenger: Object.assign(Object.create(bot.messenger), { send }),
  });
  /** The agenda's copy in Priya's channel; a test opens a second one. */
  const agendaDelivery = async () => {
    const { meetings } = bot.store.inTrust(TRUST);
    const [meeting] = await meetings.between('series-sit', THURSDAY, '2027-01-01T00:00:00.000Z');
    const posts = await outbox().postsAbout('sit-agenda', meeting?.id ?? '');
    const post = posts.find(({ audience }) => audience.kind === 'series');
    const copies = await outbox().deliveriesOf(post?.id ?? '');
    const delivery = copies.find(copy => copy.conversationId === channel);
    if (!meeting || !delivery) throw new Error('the agenda was not posted');
    return { meetingId: meeting.id, id: delivery.id };
  };

  it('claims the copy before it sends, and records the message afterwards', async () => {
    const post = await written();
    let during: string[] = [];
    const watching = messengerThat(async () => {
      during = await states(post);
      return 'activity-x';
    });
    await send(post, watching);
    expect(during).toEqual(['sending']);
    expect(await outbox().deliveriesOf(post)).toMatchObject([{ state: 'sent', activityId: 'activity-x' }]);
  });

  it('sends once, however often and however many at once are told to', async () => {
    const post = await written();
    await Promise.all([send(post), send(post), send(post)]);
    await send(post);
    expect(bot.messenger.sent).toHaveLength(1);
  });

  it('puts the copy off when the message surely did not arrive, and sends exactly once when told again', async () => {
    const post = await written();
    bot.messenger.failures.push(failed('no'));
    await expect(send(post)).rejects.toThrow(Later);
    expect(await states(post)).toEqual(['waiting']);
    await send(post);
    await send(post);
    expect(bot.messenger.sent).toHaveLength(1);
    expect(await states(post)).toEqual(['sent']);
  });

  it.each([
    ['never', 'refused'],
    ['unknown', 'unknown'],
  ] as const)('after "%s" records it as %s, is done, and never sends again', async (arrived, state) => {
    const post = await written();
    bot.messenger.failures.push(failed(arrived));
    await send(post);
    expect(await states(post)).toEqual([state]);
    await send(post);
    bot.now = later(60);
    await tick(bot);
    await send(post);
    expect(bot.messenger.sent).toEqual([]);
    expect(await states(post)).toEqual([state]);
  });

  it.each<[string, () => Partial<TestBot>, number]>([
    [
      'while sending',
      () =>
        messengerThat(async () => {
          throw new TypeError('the process stopped');
        }),
      0,
    ],
    [
      'after sending, before it was recorded',
      () => {
        let transactions = 0;
        const transaction: TestBot['store']['transaction'] = (...work) => {
          transactions += 1;
          if (transactions > 1) throw new NotSaved('the process stopped');
          return bot.store.transaction(...work);
        };
        return { store: { ...bot.store, transaction } };
      },
      1,
    ],
  ])('ends as unknown after a crash %s, and is never sent again', async (_when, crashing, arrived) => {
    const post = await written();
    await expect(send(post, crashing())).rejects.toThrow('the process stopped');
    expect(await states(post)).toEqual(['sending']);
    await send(post);
    bot.now = later(4);
    await tick(bot);
    expect(await states(post)).toEqual(['sending']);
    bot.now = later(6);
    await tick(bot);
    expect(await states(post)).toEqual(['unknown']);
    await send(post);
    expect(bot.messenger.sent).toHaveLength(arrived);
  });

  it('goes on with the other copies of a channel when one fails, and sends only that one again', async () => {
    const second = callerAs(people.priya, { conversationId: '19:sit-second@thread.tacv2' });
    const channels = (channelIds: string[]) =>
      bot.store.transaction(TRUST, async tx => {
        const series = await tx.meetings.findSeries('series-sit');
        if (series) await tx.meetings.saveSeries({ ...series, channelIds });
      });
    const first = callerAs(people.priya).conversation.conversationId;
    await channels([first, second.conversation.conversationId]);
    await handleArrival(bot, second);
    await tickUntilQuiet(bot);
    bot.messenger.sent.length = 0;
    const post = await written();
    bot.messenger.failures.push(failed('no'));
    await expect(send(post)).rejects.toThrow(Later);
    expect(bot.messenger.sent).toHaveLength(1);
    await send(post);
    const places = bot.messenger.sent.map(({ to }) => to.conversationId);
    expect(places.toSorted()).toEqual([second.conversation.conversationId, first]);
    await channels([first]);
    await handleRemoval(bot, second);
  });

  it('does nothing about a post that is not there or whose card is gone', async () => {
    await send('nothing');
    await send(await written(SERIES, 'no-such-card'));
    expect(bot.messenger.sent).toEqual([]);
  });

  it('sends nothing where the app was removed, and what waited when it is back', async () => {
    await handleRemoval(bot, callerAs(people.priya));
    const post = await written();
    await send(post);
    expect(bot.messenger.sent).toEqual([]);
    const { id } = await agendaDelivery();
    await redraw(bot, TRUST, id);
    expect(bot.messenger.updates).toEqual([]);
    await handleArrival(bot, callerAs(people.priya));
    await send(post);
    expect(bot.messenger.sent).toHaveLength(1);
  });

  it('keeps a person’s post until their chat opens, and then sends it once', async () => {
    const audience: Audience = { kind: 'person', personId: people.maria.id };
    const post = {
      key: 'for maria',
      card: 'help',
      subject: 'help',
      audience,
      urgency: 'now',
      dueAt: THURSDAY,
    } as const;
    await bot.store.transaction(TRUST, tx => tx.outbox.post(post, THURSDAY));
    await tickUntilQuiet(bot);
    expect(bot.messenger.sent).toEqual([]);
    const chat = callerAs(people.maria, { kind: 'personal' });
    await handleArrival(bot, chat);
    await tickUntilQuiet(bot);
    await handleArrival(bot, chat);
    await tickUntilQuiet(bot);
    const said = bot.messenger.sent.map(({ to, message }) => [to.conversationId, message.summary]);
    expect(said.toSorted()).toEqual([
      [`a:${people.maria.id}`, 'Welcome to Fortnight'],
      [`a:${people.maria.id}`, 'What you can ask Fortnight'],
    ]);
  });

  it('sends a person nothing that they may not see', async () => {
    await handleArrival(bot, callerAs(people.tom, { kind: 'personal' }));
    await tickUntilQuiet(bot);
    bot.messenger.sent.length = 0;
    const { meetingId } = await agendaDelivery();
    await send(await written({ kind: 'person', personId: people.tom.id }, 'sit-agenda', meetingId));
    expect(bot.messenger.sent).toEqual([]);
  });

  describe('redrawing a posted copy', () => {
    const change = (meetingId: string, text: string) =>
      bot.store.transaction(TRUST, async tx => {
        const added = { id: bot.newId(), meetingId, text, addedById: people.priya.id, addedAt: THURSDAY };
        await tx.agendas.addLines([line(added)]);
        await tx.meetings.touch(meetingId);
      });
    const lastShown = () => textsOf(bot.messenger.updates.at(-1)?.message.card ?? {});

    it('shows it as it is now and records which version that is', async () => {
      const { meetingId, id } = await agendaDelivery();
      await change(meetingId, 'Attendance');
      await redraw(bot, TRUST, id);
      expect(lastShown()).toContain('Attendance');
      const version = (await bot.store.inTrust(TRUST).meetings.find(meetingId))?.version;
      expect(await outbox().findDelivery(id)).toMatchObject({ state: 'sent', shownVersion: version });
    });

    it.each(['no', 'unknown'] as const)(
      'fails when it fails as "%s", and does it when told again',
      async arrived => {
        const { meetingId, id } = await agendaDelivery();
        await change(meetingId, `Again after ${arrived}`);
        bot.messenger.failures.push(failed(arrived));
        await expect(redraw(bot, TRUST, id)).rejects.toThrow(Later);
        await redraw(bot, TRUST, id);
        expect(lastShown()).toContain(`Again after ${arrived}`);
      },
    );

    it('is done when the message is gone', async () => {
      const { id } = await agendaDelivery();
      bot.messenger.failures.push(failed('never'));
      await redraw(bot, TRUST, id);
      expect(bot.messenger.updates).toEqual([]);
    });

    it('touches no copy that was not sent', async () => {
      const post = await written();
      bot.messenger.failures.push(failed('unknown'));
      await send(post);
      const [delivery] = await outbox().deliveriesOf(post);
      await redraw(bot, TRUST, delivery?.id ?? '');
      await redraw(bot, TRUST, 'nothing');
      expect(bot.messenger.updates).toEqual([]);
    });
  });
});
