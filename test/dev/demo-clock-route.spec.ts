import { describe, expect, it } from 'vitest';
import type { Server } from '#adapters/http/server.ts';
import { demoClockRoute } from '#src/dev/demo-clock-route.ts';
import { edge } from '#test/adapters/http/edge.ts';

describe('the demo clock', () => {
  function withClock() {
    const moved: string[] = [];
    const clock = {
      now: () => moved.at(-1) ?? '2026-11-01T09:30:00.000Z',
      setNow: (now: string) => void moved.push(now),
      tickUntilQuiet: async () => 3,
    };
    return { moved, bot: edge(null, { plugins: [demoClockRoute(clock)] }) };
  }
  const move = (bot: Server, payload: object | string) =>
    bot.app.inject({
      method: 'POST',
      url: '/demo/clock',
      headers: { 'content-type': 'application/json' },
      payload,
    });

  it('moves, works off what is due and says how much that was', async () => {
    const { bot, moved } = withClock();
    const response = await move(bot, { now: '2026-11-03T09:30:00Z' });
    expect([response.statusCode, response.json()]).toEqual([200, { ran: 3 }]);
    expect(moved).toEqual(['2026-11-03T09:30:00.000Z']);
  });

  it('says so when it is moved back', async () => {
    const { bot } = withClock();
    await move(bot, { now: '2026-11-19T08:30:00Z' });
    expect((await move(bot, { now: '2026-11-10T09:30:00Z' })).json()).toEqual({
      ran: 3,
      note: 'The clock went back, from Thu 19 Nov 2026, 8:30 to Tue 10 Nov 2026, 9:30: what was done since stays done.',
    });
  });

  it.each<[string, object | string]>([
    ['no moment', {}],
    ['a day', { now: '2026-11-03' }],
    ['a day that is not in the calendar', { now: '2026-02-30T09:00:00Z' }],
    ['a moment without a zone', { now: '2026-11-03T09:30:00' }],
    ['a moment no database can count back from', { now: '0001-01-01T00:00:00Z' }],
    ['a number', { now: 1762162200000 }],
    ['more than a moment', { now: '2026-11-03T09:30:00Z', and: 1 }],
    ['a list', []],
    ['text that is not JSON', '{"now":'],
  ])('answers 400 with a sentence to %s', async (_title, body) => {
    const { bot, moved } = withClock();
    const response = await move(bot, body);
    expect(response.statusCode).toBe(400);
    expect(response.json().message).toMatch(/\.$/);
    expect(moved).toEqual([]);
  });

  it('does not exist outside the demo', async () => {
    expect((await move(edge(null), { now: '2026-11-03T09:30:00Z' })).statusCode).toBe(404);
  });
});
