import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prismaStore } from '#adapters/store/prisma-store.ts';
import { handleArrival } from '#bot/handle-arrival.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import type { Store } from '#ports/store.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { freshDatabase, type TestDatabase } from '#test/fixtures/database.ts';
import { cancelMeeting } from '#workflows/cancel-meeting.ts';
import { readCalendar } from '#workflows/read-calendar.ts';

describe('a change made from the command line, which has no queue', () => {
  let database: TestDatabase;
  let bot: TestBot;
  let commandLine: Store;
  beforeAll(async () => {
    database = await freshDatabase();
    bot = await testBot({ database });
    const { priya } = await settleMillLane(bot);
    await handleArrival(bot, callerAs(priya));
    await tickUntilQuiet(bot);
    commandLine = prismaStore(database.connection);
  });
  afterAll(async () => {
    await commandLine.close();
    await bot.close();
    await database.drop();
  });

  it('redraws the cards in the channel at the bot’s next tick', async () => {
    await commandLine.transaction(MILL_LANE.id, async trust => {
      const series = await trust.meetings.holdSeries('series-sit');
      if (!series) throw new Error('there is no series');
      const calendar = await readCalendar(trust, bot.bankHolidays);
      const ref = 'date:2026-11-17T09:30:00.000Z';
      await cancelMeeting(trust, { series, calendar, ref, now: bot.now, reason: 'Snow', newId: bot.newId });
    });
    await tickUntilQuiet(bot);
    const agenda = bot.messenger.updates.map(({ message }) => textsOf(message.card).join(' '));
    expect(agenda.filter(text => text.includes('Cancelled: Snow'))).toHaveLength(1);
  });
});
