import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS } from '#bot/back-off.ts';
import { handleArrival } from '#bot/handle-arrival.ts';
import { redraw } from '#bot/redraw.ts';
import { sendPost } from '#bot/send-post.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { loadCards } from '#cards-kit/load-cards.ts';
import { Later } from '#ports/jobs.ts';
import { SendFailed } from '#ports/messenger.ts';
import { NotSaved } from '#ports/store.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

/** The help card, which throws while `broken`. */
describe('a card that throws while it is drawn', () => {
  let bot: TestBot;
  let maria: { id: string };
  let broken: Error | null = null;
  beforeAll(async () => {
    const cards = new Map(await loadCards('cards'));
    const help = cards.get('help');
    if (!help) throw new Error('cards/help is missing');
    const view: typeof help.view = (...seen) => {
      if (broken) throw broken;
      return help.view(...seen);
    };
    cards.set('help', { ...help, view });
    bot = await testBot({ cards });
    const people = await settleMillLane(bot);
    maria = people.maria;
    await handleArrival(bot, callerAs(people.maria, { kind: 'personal' }));
    await tickUntilQuiet(bot);
  });
  afterAll(() => bot.close());
  const outbox = () => bot.store.inTrust(MILL_LANE.id).outbox;
  let made = 0;
  async function written(): Promise<string> {
    made += 1;
    const key = `help ${made}`;
    const audience = { kind: 'person', personId: maria.id } as const;
    // Due in a year: nobody else sends it meanwhile.
    const post = { key, card: 'help', subject: key, audience, urgency: 'now' } as const;
    await bot.store.transaction(MILL_LANE.id, tx =>
      tx.outbox.post({ ...post, dueAt: '2027-11-12T09:00:00.000Z' }, bot.now),
    );
    return (await outbox().postsAbout('help', key))[0]?.id ?? '';
  }
  const endOf = (work: Promise<void>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Later ? 'later' : String(error)),
    );

  it('ends after the tries as a copy that could not be drawn, and is sent when somebody tries it again', async () => {
    const post = await written();
    broken = new TypeError('Tom is not iterable');
    const ends: string[] = [];
    for (let i = 0; i < MOST_ATTEMPTS; i += 1) ends.push(await endOf(sendPost(bot, MILL_LANE.id, post)));
    expect(ends).toEqual([...Array.from({ length: MOST_ATTEMPTS - 1 }, () => 'later'), 'done']);
    const [copy] = await outbox().deliveriesOf(post);
    expect(copy).toMatchObject({ state: 'dead', attempts: MOST_ATTEMPTS });
    const stuck = await outbox().stuckCopies();
    // What it threw may hold anybody's words.
    expect(stuck).toMatchObject([{ postId: post, state: 'dead', error: 'could not be drawn' }]);
    broken = null;
    await bot.store.transaction(MILL_LANE.id, tx => tx.outbox.revive(copy?.id ?? '', bot.now));
    await sendPost(bot, MILL_LANE.id, post);
    expect(await outbox().deliveriesOf(post)).toMatchObject([{ state: 'sent' }]);
  });

  it('a store that fails meanwhile is no fault of the card: nothing is counted', async () => {
    const post = await written();
    broken = new NotSaved('no answer');
    expect(await endOf(sendPost(bot, MILL_LANE.id, post))).toContain('NotSaved');
    expect(await outbox().deliveriesOf(post)).toEqual([]);
    broken = null;
  });

  it('redrawn in vain, a copy is marked as showing an older state, until a redraw succeeds', async () => {
    const post = await written();
    await sendPost(bot, MILL_LANE.id, post);
    const [copy] = await outbox().deliveriesOf(post);
    const id = copy?.id ?? '';
    broken = new TypeError('x');
    const ends: string[] = [];
    for (let i = 0; i < MOST_ATTEMPTS; i += 1) ends.push(await endOf(redraw(bot, MILL_LANE.id, id)));
    expect(ends).toEqual([...Array.from({ length: MOST_ATTEMPTS - 1 }, () => 'later'), 'done']);
    expect(await outbox().stuckCopies()).toMatchObject([
      { id, state: 'stale', error: 'could not be drawn', since: bot.now },
    ]);
    expect((await bot.store.trusts.backlog(bot.now)).copies.stale).toBe(1);
    broken = null;
    expect(await endOf(redraw(bot, MILL_LANE.id, id))).toBe('done');
    expect(await outbox().stuckCopies()).toEqual([]);
  });

  const refused = (status: number) =>
    new SendFailed(`Teams answered ${status}.`, { arrived: 'never', status });
  async function sent(): Promise<{ id: string; subject: string }> {
    const post = await written();
    await sendPost(bot, MILL_LANE.id, post);
    const [copy] = await outbox().deliveriesOf(post);
    return { id: copy?.id ?? '', subject: (await outbox().findPost(post))?.subject ?? '' };
  }

  it('whose message Teams says twice is gone is not redrawn again, whoever asks', async () => {
    const { id, subject } = await sent();
    const { update } = bot.messenger;
    let tries = 0;
    bot.messenger.update = async () => {
      tries += 1;
      throw refused(tries === 1 ? 404 : 410);
    };
    const ends: string[] = [];
    for (const _again of [1, 2, 3, 4]) {
      await bot.store.transaction(MILL_LANE.id, tx => tx.outbox.wantUpdates(subject));
      ends.push(await endOf(redraw(bot, MILL_LANE.id, id)));
    }
    bot.messenger.update = update;
    expect([ends, tries]).toEqual([['later', 'done', 'done', 'done'], 2]);
    expect(await outbox().findDelivery(id)).toMatchObject({ state: 'sent', wantsUpdate: false });
  });

  it('whose message Teams once did not find shows how things stand at the next try, and is asked about afresh', async () => {
    const { id } = await sent();
    const shown = bot.messenger.updates.length;
    for (const _time of ['first', 'second']) {
      bot.messenger.failures.push(refused(404));
      expect(await endOf(redraw(bot, MILL_LANE.id, id))).toBe('later');
      expect(await endOf(redraw(bot, MILL_LANE.id, id))).toBe('done');
    }
    expect(bot.messenger.updates).toHaveLength(shown + 2);
  });

  it('whose message Teams did not find, and then throttled, is not gone before it is not found twice running', async () => {
    const { id } = await sent();
    const throttled = new SendFailed('Teams answered 429.', { arrived: 'no', status: 429 });
    bot.messenger.failures.push(throttled, refused(404), throttled, refused(404));
    for (const _try of [1, 2, 3, 4]) expect(await endOf(redraw(bot, MILL_LANE.id, id))).toBe('later');
    expect(await endOf(redraw(bot, MILL_LANE.id, id))).toBe('done');
    expect((await outbox().findDelivery(id))?.activityId).toMatch(/^activity-/);
  });

  it.each([
    ['refused for good, it is stale at once', { arrived: 'never', status: 403 }, 'done', 'stale'],
    ['not found, it is asked for again', { arrived: 'never', status: 404 }, 'later', undefined],
    ['throttled, it is tried again', { arrived: 'no', status: 429 }, 'later', undefined],
  ] as const)('%s', async (_what, failure, end, state) => {
    const post = await written();
    await sendPost(bot, MILL_LANE.id, post);
    const [copy] = await outbox().deliveriesOf(post);
    bot.messenger.failures.push(new SendFailed('Teams said no.', failure));
    expect(await endOf(redraw(bot, MILL_LANE.id, copy?.id ?? ''))).toBe(end);
    const stuck = (await outbox().stuckCopies()).find(({ id }) => id === copy?.id);
    expect(stuck?.state).toBe(state);
  });
});
