import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tickUntilQuiet } from '#bot/tick.ts';
import type { Person } from '#domain/access/role.ts';
import type { Series } from '#domain/meeting/series.ts';
import { type SeriesDraft, SeriesDraft as Shape } from '#domain/meeting/series-draft.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { endSeries } from '#workflows/end-series.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { readSeries } from '#workflows/read-series.ts';
import { saveSeries } from '#workflows/save-series.ts';
import { useChannel } from '#workflows/use-channel.ts';

const place = (conversationId: string) => ({
  conversationId,
  kind: 'channel' as const,
  serviceUrl: 'http://127.0.0.1:56150',
  botId: '28:bot',
  teamId: '19:team@thread.tacv2',
});

describe('a series', () => {
  let bot: TestBot;
  let people: Record<'priya' | 'tom' | 'maria', Person>;
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
    await tickUntilQuiet(bot);
  });
  afterAll(() => bot.close());

  let series: Series;
  beforeEach(async () => {
    series = (await trust().meetings.findSeries('series-sit')) ?? sitSeries();
  });
  const trust = () => bot.store.inTrust(MILL_LANE.id);
  const save = (change: Partial<SeriesDraft>, id = series.id) =>
    bot.store.transaction(MILL_LANE.id, async tx => {
      const calendar = await readCalendar(tx, bot.bankHolidays);
      return saveSeries(tx, { id, draft: { ...Shape.parse(series), ...change }, calendar, now: bot.now });
    });
  const meetings = () => trust().meetings.between('series-sit', bot.now, '2027-01-01T00:00:00.000Z');

  it('is set up once by a name: another of it is refused, and nothing is saved', async () => {
    expect(await save({ name: 'sit' }, 'second')).toEqual({
      ok: false,
      faults: ['There is a series called SIT already: please give this one another name.'],
    });
    expect(await trust().meetings.findSeries('second')).toBeNull();
  });

  it('changed in its time, leaves the meeting whose agenda is out where it is and says so', async () => {
    const saved = await save({ time: '10:00' });
    expect(saved).toMatchObject({ ok: true, series: { version: series.version + 1, time: '10:00' } });
    expect(saved.ok && saved.staying.map(({ startsAt }) => startsAt)).toEqual(['2026-11-17T09:30:00.000Z']);
    await tickUntilQuiet(bot);
    // No second meeting on the same day at the new time.
    expect((await meetings()).map(({ startsAt }) => startsAt)).toEqual(['2026-11-17T09:30:00.000Z']);
  });

  it('with a new chair, gives them the chair’s card of the meeting whose agenda is out', async () => {
    await save({ chairId: people.maria.id });
    const posts = await trust().outbox.postsTo({ kind: 'person', personId: people.maria.id });
    const [meeting] = await meetings();
    expect(posts).toEqual([expect.objectContaining({ card: 'run-meeting', subject: meeting?.id })]);
    await save({ chairId: people.maria.id, minutes: 60 });
    expect(await trust().outbox.postsTo({ kind: 'person', personId: people.maria.id })).toHaveLength(1);
  });

  it('shows a chair who holds no role any more as nobody, and does not take them again', async () => {
    await bot.store.transaction(MILL_LANE.id, tx => tx.people.appoint(people.maria.id, []));
    const calendar = await readCalendar(trust(), bot.bankHolidays);
    const operator = { kind: 'operator', entrance: 'command-line' } as const;
    const sheet = await readSeries(trust(), series.id, { actor: operator, calendar, now: bot.now });
    expect(sheet).toMatchObject({ chair: 'nobody (Maria Lopez has left)' });
    expect(sheet?.people.map(({ name }) => name)).not.toContain('Maria Lopez');
    expect(await save({ minutes: 75 })).toEqual({
      ok: false,
      faults: ['Maria Lopez holds no role any more: please choose somebody else.'],
    });
    expect(await save({ chairId: people.priya.id, memberIds: [people.priya.id] })).toMatchObject({
      ok: true,
    });
  });

  it('takes a channel: what waited goes there, once, and not into the one before', async () => {
    const use = (id: string) =>
      bot.store.transaction(MILL_LANE.id, async tx => {
        const held = await tx.meetings.holdSeries('series-sit');
        return useChannel(tx, { series: held ?? series, place: place(id), now: bot.now });
      });
    expect(await use('19:new@thread.tacv2')).toBe('replaced');
    await tickUntilQuiet(bot);
    const sent = () =>
      bot.messenger.sent.filter(({ to }) => to.conversationId === '19:new@thread.tacv2').length;
    expect(sent()).toBe(1);
    expect(await use('19:new@thread.tacv2')).toBe('same');
    await tickUntilQuiet(bot);
    expect(sent()).toBe(1);
    expect((await trust().meetings.findSeries('series-sit'))?.channelIds).toEqual(['19:new@thread.tacv2']);
  });

  it('ends on a day: meetings made after it are cancelled with that reason, and none is made any more', async () => {
    const end = (on: string) =>
      bot.store.transaction(MILL_LANE.id, async tx => {
        const held = await tx.meetings.holdSeries('series-sit');
        return endSeries(tx, { series: held ?? series, on, now: bot.now });
      });
    expect(await end('2026-11-11')).toEqual({
      ok: false,
      because: 'Please give a last day that is not past.',
    });
    expect(await end('2026-11-16')).toMatchObject({
      ok: true,
      cancelled: [{ startsAt: '2026-11-17T09:30:00.000Z' }],
    });
    expect((await meetings())[0]).toMatchObject({ state: 'cancelled', reason: 'SIT ends on Mon 16 Nov' });
    bot.now = '2026-11-27T09:00:00.000Z';
    await tickUntilQuiet(bot);
    expect(await meetings()).toEqual([]);
  });
});
