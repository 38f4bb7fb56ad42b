import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { handlePress } from '#bot/handle-press.ts';
import { handleWords } from '#bot/handle-words.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { nodesOf } from '#cards-kit/contract.ts';
import type { Person } from '#domain/access/role.ts';
import { SendFailed } from '#ports/messenger.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

/** Sam administers the trust. What cannot reach Maria, the CEO, is Sam's to look into. */
describe('what did not arrive', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  const failing = new Map<string, SendFailed>();
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
    const { send } = bot.messenger;
    bot.messenger.send = async (to, message) => {
      const failure = to.personId && failing.get(to.personId);
      if (failure) {
        // It takes a moment to be refused.
        bot.now = new Date(Date.parse(bot.now) + 1000).toISOString();
        throw failure;
      }
      return send.call(bot.messenger, to, message);
    };
    for (const who of [people.maria, people.sam, people.priya])
      await handleArrival(bot, callerAs(who, { kind: 'personal' }));
    await handleArrival(bot, callerAs(people.priya));
    await tickUntilQuiet(bot);
  });
  afterAll(() => bot.close());

  const at = async (now: string) => {
    bot.now = now;
    await tickUntilQuiet(bot);
  };
  let made = 0;
  async function post(to: Person, arrived: SendFailed['arrived'] | null): Promise<void> {
    made += 1;
    if (arrived) failing.set(to.id, new SendFailed('Teams answered 403.', { arrived, status: 403 }));
    else failing.delete(to.id);
    const audience = { kind: 'person', personId: to.id } as const;
    const card = { key: `help ${made}`, card: 'help', subject: 'help', audience, urgency: 'now' } as const;
    await bot.store.transaction(MILL_LANE.id, tx => tx.outbox.post({ ...card, dueAt: bot.now }, bot.now));
    await tickUntilQuiet(bot);
  }
  const trust = () => bot.store.inTrust(MILL_LANE.id);
  /** Sam's warnings, each as it stands now. */
  const warnings = (who = people.sam) =>
    bot.messenger.sent
      .filter(
        ({ to, message }) => to.personId === who.id && JSON.stringify(message).includes('delivery-trouble'),
      )
      .map(({ id, message }) => bot.messenger.updates.findLast(each => each.id === id)?.message ?? message);
  const shown = () => textsOf({ ...warnings().at(-1)?.card });
  async function press(verb: string, input: Record<string, unknown> = {}, who = people.sam): Promise<string> {
    const button = [...nodesOf(warnings().at(-1)?.card)].find(node => node.verb === verb);
    if (!button) throw new Error(`no button ${verb}`);
    const data = { ...(button.data as object), ...input };
    const answer = await handlePress(bot, { caller: callerAs(who, { kind: 'personal' }), verb, data });
    await tickUntilQuiet(bot);
    return textsOf(answer.card)[0] ?? '';
  }
  const idsOf = async (state: string) =>
    (await trust().outbox.stuckCopies()).filter(each => each.state === state).map(({ id }) => id);

  it('is told to the administrator, in words, without what the card says, and to nobody else', async () => {
    await post(people.maria, 'never');
    await at('2026-11-12T09:05:00.000Z');
    expect(warnings()).toHaveLength(1);
    expect(shown().slice(0, 5)).toEqual([
      '# 1 card did not arrive as it should',
      'Fortnight needs somebody to decide. What the cards say is not shown here.',
      'The welcome or the help, for Maria Lopez, since Thu 12 Nov, 9:00',
      'Teams refuses it: they have removed or blocked Fortnight. Once they have it back, try again.',
      '[Try again]',
    ]);
    expect(warnings(people.priya)).toEqual([]);
  });

  it('is kept up to date on the same card, and told anew the next day where it is new, once', async () => {
    bot.now = '2026-11-12T09:06:00.000Z';
    await post(people.maria, 'unknown');
    await at('2026-11-12T09:10:00.000Z');
    expect(warnings()).toHaveLength(1);
    expect(shown()[0]).toBe('# 2 cards did not arrive as they should');
    for (const now of ['2026-11-12T15:00:00.000Z', '2026-11-13T09:10:00.000Z', '2026-11-13T09:20:00.000Z'])
      await at(now);
    expect(warnings()).toHaveLength(2);
  });

  it('found in the evening, new trouble is told on the next working day in the morning', async () => {
    await at('2026-11-13T19:00:00.000Z');
    await post(people.maria, 'never');
    await at('2026-11-14T19:10:00.000Z');
    expect(warnings()).toHaveLength(2);
    await at('2026-11-16T07:00:00.000Z');
    expect(warnings()).toHaveLength(3);
    expect(shown()[0]).toBe('# 3 cards did not arrive as they should');
  });

  it('is tried again with a press, and only what surely did not arrive', async () => {
    failing.clear();
    const before = bot.messenger.sent.length;
    const [unknown = ''] = await idsOf('unknown');
    expect(await press('delivery-trouble.retry', { about: unknown })).toContain('settled already');
    const [refused = ''] = await idsOf('refused');
    expect(await press('delivery-trouble.retry', { about: refused })).toContain('It is tried again');
    expect(bot.messenger.sent).toHaveLength(before + 1);
    expect(await press('delivery-trouble.repeat', { about: unknown })).toContain('It may be there twice');
    expect(bot.messenger.sent).toHaveLength(before + 2);
  });

  it('is dropped with a reason, on the record, and by nobody but an administrator', async () => {
    const [refused = ''] = await idsOf('refused');
    const drop = { which: refused, reason: 'She was told on the telephone' };
    expect(await press('delivery-trouble.drop', drop, people.priya)).not.toContain('dropped');
    expect(await idsOf('refused')).toEqual([refused]);
    expect(await press('delivery-trouble.drop', drop)).toContain('It is dropped, on the record.');
    await at('2026-11-16T07:10:00.000Z');
    expect(shown()).toEqual(['# All is settled', 'Nothing needs you here.', 'As at Mon 16 Nov, 7:00']);
    const [entry] = (await trust().audit.list()).filter(({ verb }) => verb === 'delivery-trouble.drop');
    expect(entry).toMatchObject({
      actorId: people.sam.id,
      entrance: 'card',
      input: { reason: 'She was told on the telephone' },
      before: { [`copy ${refused}`]: 'refused' },
      after: {},
    });
  });

  it('a chat nobody has opened is trouble after a day, and can be dropped', async () => {
    await post(people.tom, null);
    await at('2026-11-16T12:00:00.000Z');
    expect(shown()[0]).toBe('# All is settled');
    await at('2026-11-17T07:15:00.000Z');
    const lines = shown();
    expect(lines.join('\n')).toContain('for Tom Reed, since Mon 16 Nov, 7:10');
    expect(lines.join('\n')).toContain('They have not opened a chat with Fortnight yet.');
    const [waiting] = (await trust().outbox.postsTo({ kind: 'person', personId: people.tom.id })).filter(
      ({ card }) => card === 'help',
    );
    expect(await press('delivery-trouble.drop', { which: waiting?.id, reason: 'He is on leave' })).toContain(
      'It is dropped',
    );
    const before = bot.messenger.sent.length;
    await handleArrival(bot, callerAs(people.tom, { kind: 'personal' }));
    await tickUntilQuiet(bot);
    const got = bot.messenger.sent.slice(before).map(({ message }) => message.summary);
    expect(got).toEqual(['Welcome to Fortnight']);
  });

  it('a warning that cannot be delivered is no trouble of its own', async () => {
    const told = warnings().length;
    bot.now = '2026-11-17T12:00:00.000Z';
    await post(people.maria, 'never');
    failing.set(people.sam.id, new SendFailed('Teams answered 403.', { arrived: 'never', status: 403 }));
    await at('2026-11-18T09:00:00.000Z');
    await at('2026-11-18T09:10:00.000Z');
    for (const day of ['19', '20', '23', '24']) await at(`2026-11-${day}T09:00:00.000Z`);
    const mine = (await trust().outbox.postsTo({ kind: 'person', personId: people.sam.id })).filter(
      ({ card }) => card === 'delivery-trouble',
    );
    expect([mine.length, warnings().length]).toEqual([told + 1, told]);
    failing.clear();
  });

  it('is answered to an administrator who asks, and to nobody else', async () => {
    const asks = async (who: Person, text: string) => {
      const caller = callerAs(who, { kind: 'personal' });
      const answer = await handleWords(bot, { caller, text, messageId: `m${++made}` });
      return textsOf({ ...answer?.card }).join('\n');
    };
    expect(await asks(people.sam, 'deliveries')).toContain('# 1 card did not arrive as it should');
    expect(await asks(people.sam, 'help')).toContain('deliveries');
    for (const other of [people.priya, people.maria, people.dee]) {
      expect(await asks(other, 'delivery trouble')).not.toContain('did not arrive');
      expect(await asks(other, 'help')).not.toContain('deliveries');
    }
  });
});
