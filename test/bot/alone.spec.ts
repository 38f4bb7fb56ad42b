import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { handlePress } from '#bot/handle-press.ts';
import { handleWords } from '#bot/handle-words.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { press, textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

/** A card can be forwarded, and its data sent from anywhere. */
describe('a press in front of others', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
    await handleArrival(bot, callerAs(people.priya, { kind: 'personal' }));
    await handleArrival(bot, callerAs(people.priya));
    await tickUntilQuiet(bot);
  });
  afterAll(() => bot.close());
  const type = async (text: string) => {
    const caller = callerAs(people.priya, { kind: 'personal' });
    return (await handleWords(bot, { caller, text, messageId: bot.newId() }))?.card ?? {};
  };

  it.each(['channel', 'group'] as const)('shows nothing of a card for one person in a %s', async kind => {
    const shown = await handlePress(
      bot,
      press(callerAs(people.priya, { kind }), await type('chair'), 'run-meeting.start'),
    );
    expect(textsOf(shown.card)[0]).toBe('Please press it in your own chat');
    const [meeting] = await bot.store
      .inTrust(MILL_LANE.id)
      .meetings.between('series-sit', bot.now, '2027-01-01T00:00:00.000Z');
    expect(meeting?.state).toBe('planned');
  });

  it('gives out no address of a document there', async () => {
    const [meeting] = await bot.store
      .inTrust(MILL_LANE.id)
      .meetings.between('series-sit', bot.now, '2027-01-01T00:00:00.000Z');
    const data = { fortnight: { subject: meeting?.id, version: 1, nonce: 'n' } };
    const at = (kind: 'channel' | 'personal') =>
      handlePress(bot, {
        caller: callerAs(people.priya, { kind }),
        verb: 'meeting-minutes.document',
        data: { ...data, fortnight: { ...data.fortnight, nonce: kind } },
      });
    expect(JSON.stringify(await at('personal'))).toContain('https://fortnight.example/documents');
    expect(JSON.stringify(await at('channel'))).not.toContain('https://fortnight.example/documents');
  });
});
