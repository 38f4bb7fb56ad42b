import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bot } from '#bot/context.ts';
import { tick } from '#bot/tick.ts';
import { NotSaved } from '#ports/store.ts';
import { UNLIMITED } from '#test/fakes/unlimited.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

let bot: TestBot;
beforeAll(async () => {
  bot = await testBot();
  await settleMillLane(bot);
});
afterAll(() => bot.close());

it('places that were sent nothing for long are forgotten once a day, some at every turn until there are none', async () => {
  const forgotten = [1_000, 7, 0, 3, 0];
  let asked = 0;
  const forget = async () => {
    asked += 1;
    return forgotten[asked - 1] ?? 0;
  };
  const nightly: Bot = { ...bot, sendRate: { ...UNLIMITED, forget } };
  for (const total of [1, 2, 3, 3, 3]) {
    await tick(nightly);
    expect(asked).toBe(total);
  }
  bot.now = '2026-11-13T09:00:00.000Z';
  for (const total of [4, 5, 5]) {
    await tick(nightly);
    expect(asked).toBe(total);
  }
});

it('a store that does not answer then stops nothing else, and is asked again the next day', async () => {
  let asked = 0;
  const forget = async () => {
    asked += 1;
    throw new NotSaved('no answer');
  };
  const failing: Bot = { ...bot, sendRate: { ...UNLIMITED, forget } };
  for (const _turn of [1, 2]) await tick(failing);
  expect(asked).toBe(1);
});
