import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { memoryAskRate } from '#adapters/ask-rate/memory-ask-rate.ts';
import { handlePress } from '#bot/handle-press.ts';
import { handleWords } from '#bot/handle-words.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import type { Store } from '#ports/store.ts';
import { press, textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

const ADD = 'sit-agenda.add-item';
/** Two things in an hour: nothing here waits for a window to pass. */
const tight = () => memoryAskRate([{ most: 2, withinSeconds: 3600 }]);

describe('someone quicker than any hand', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  let card: object;
  let asked: number;
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
    const place = callerAs(people.priya).conversation;
    await bot.store.transaction(MILL_LANE.id, tx =>
      tx.conversations.remember({ ...place, personId: null }, bot.now),
    );
    await tickUntilQuiet(bot);
    card = bot.messenger.sent[0]?.message.card ?? {};
  });
  afterAll(() => bot.close());
  let texts = 0;
  beforeEach(() => {
    asked = 0;
  });
  /** A process of its own on the same store, which counts every question it asks of that. */
  const process = (): TestBot => {
    const counted = <T extends object>(part: T): T =>
      new Proxy(part, {
        get: (target, name) => {
          asked += 1;
          return Reflect.get(target, name);
        },
      });
    const { store } = bot;
    const watched: Store = counted({ ...store, trusts: counted(store.trusts) });
    return { ...bot, store: watched, askRate: tight() };
  };
  const item = (who = people.priya) => {
    texts += 1;
    return press(callerAs(who), card, ADD, { text: `Item ${texts}` });
  };
  const says = async (by: TestBot, given: Parameters<typeof handlePress>[1]) => {
    const { card: shown, outcome } = await handlePress(by, structuredClone(given));
    const [first = '', second = ''] = textsOf(shown);
    return { outcome, first, second };
  };
  const items = async () => {
    const { store } = bot;
    const meetings = await store
      .inTrust(MILL_LANE.id)
      .meetings.between('series-sit', bot.now, '2027-01-01T00:00:00.000Z');
    const lines = await store.inTrust(MILL_LANE.id).agendas.lines(meetings[0]?.id ?? '');
    return lines.filter(({ source }) => source === 'person').length;
  };

  it('is told to wait, and nothing is recorded', async () => {
    const one = process();
    for (const each of [item(), item()]) expect((await says(one, each)).outcome).toBe('done');
    const before = await items();
    const answer = await says(one, item());
    expect(answer).toEqual({
      outcome: 'too-fast',
      first: 'One moment, please',
      second:
        'You are quicker than I can follow, so nothing was recorded just now; what you did before that stands. Please wait 60 minutes and try again.',
    });
    expect(await items()).toBe(before);
  });

  it('is counted for looking, too', async () => {
    const one = process();
    const looks = () => ({ ...item(), verb: 'sit-agenda.refresh' });
    for (let i = 0; i < 2; i += 1) expect((await says(one, looks())).outcome).toBe('shown');
    expect((await says(one, looks())).outcome).toBe('too-fast');
  });

  it('does not keep anybody else waiting, nor the same person of another organisation', async () => {
    const one = process();
    for (let i = 0; i < 3; i += 1) await says(one, item());
    expect((await says(one, item(people.maria))).outcome).toBe('done');
    const elsewhere = { ...item(), caller: { ...callerAs(people.priya), tenantId: 'x' } };
    expect((await says(one, elsewhere)).first).toBe('Fortnight is not set up here yet');
  });

  it('is known by Teams’ own id where there is no other', async () => {
    const one = process();
    const nameless = { ...callerAs(null), objectId: null };
    for (let i = 0; i < 2; i += 1)
      expect((await says(one, { ...item(), caller: nameless })).outcome).toBe('refused');
    expect((await says(one, { ...item(), caller: nameless })).outcome).toBe('too-fast');
    const another = { ...nameless, memberId: '29:another' };
    expect((await says(one, { ...item(), caller: another })).outcome).toBe('refused');
  });

  it('gets the stored answer when a press is delivered again, here and by another process', async () => {
    const [one, two] = [process(), process()];
    const first = item();
    const done = await handlePress(one, structuredClone(first));
    for (let i = 0; i < 3; i += 1) await says(one, item());
    for (let i = 0; i < 2; i += 1) await says(two, item());
    expect((await says(one, item())).outcome).toBe('too-fast');
    expect((await says(two, item())).outcome).toBe('too-fast');
    const before = await items();
    for (const by of [one, two]) {
      const again = await handlePress(by, structuredClone(first));
      expect(again.outcome).toBe('repeated');
      expect(textsOf(again.card)).toContain('✓ Your item is on the agenda.');
      expect(textsOf(again.card)).toContain(textsOf(done.card).find(text => text.startsWith('Item')));
    }
    expect(await items()).toBe(before);
  });

  it('gets one true answer to four deliveries at once, of which the first was the last that was let in', async () => {
    const one = process();
    await says(one, item());
    const last = item();
    const before = await items();
    const answers = await Promise.all([1, 2, 3, 4].map(() => says(one, last)));
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual([
      'done',
      'repeated',
      'repeated',
      'repeated',
    ]);
    expect(await items()).toBe(before + 1);
  });

  it('cannot keep the store busy', async () => {
    const one = process();
    await Promise.all(Array.from({ length: 8 }, () => says(one, item())));
    const during = asked;
    await Promise.all(Array.from({ length: 300 }, () => says(one, item())));
    expect(asked - during).toBe(0);
    expect(during).toBeGreaterThan(0);
  });

  describe('at typing', () => {
    const types = (by: TestBot, text: string, messageId: string | null = bot.newId()) =>
      handleWords(by, { caller: callerAs(people.priya, { kind: 'personal' }), text, messageId });

    it('is told to wait once, so that the bot does not answer a flood with a flood', async () => {
      const one = process();
      for (let i = 0; i < 2; i += 1) expect((await types(one, 'help'))?.outcome).toBe('shown');
      const answers = [await types(one, 'help'), await types(one, 'help'), await types(one, 'help', null)];
      expect(answers.map(answer => [answer?.outcome, answer?.told])).toEqual([
        ['too-fast', false],
        ['too-fast', true],
        ['too-fast', true],
      ]);
    });

    it('is not told that nothing was recorded of a message that another process has carried out', async () => {
      const [one, two] = [process(), process()];
      await types(one, 'help', 'message-x');
      for (let i = 0; i < 3; i += 1) await types(two, 'help');
      expect(await types(two, 'help', 'message-x')).toBeNull();
      expect((await types(two, 'help', 'message-y'))?.outcome).toBe('too-fast');
    });
  });
});
