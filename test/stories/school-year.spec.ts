import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, momentOf, weekdayOf } from '#domain/time/iso.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { CHANNEL, type World, world } from '#test/fixtures/world.ts';
import { cancelMeeting } from '#workflows/cancel-meeting.ts';
import { readCalendar } from '#workflows/read-calendar.ts';

const CARRIED = 'Dates of the spring moderation';
const BEFORE_THE_YEAR = '2026-09-01T08:00:00.000Z';

/** Mondays at 9:30, every second week from 7 September 2026, as the calendar of TERMS_2026 has them. */
const HELD = [
  ...['2026-09-07', '2026-09-21', '2026-10-05', '2026-10-19', '2026-11-02', '2026-11-16', '2026-11-30'],
  ...['2026-12-14', '2027-01-11', '2027-01-25', '2027-02-08', '2027-02-22', '2027-03-08', '2027-03-22'],
  ...['2027-04-19', '2027-05-17', '2027-06-14', '2027-06-28', '2027-07-12'],
];
const CANCELLED = '2026-11-30';

/** A whole academic year of one series on the movable clock, a morning at a time. */
describe('an academic year of meetings', () => {
  let w: World;
  const agendas: string[] = [];
  const carried: string[] = [];
  /** What happens on a day, before its meeting. */
  const happenings = new Map<string, () => Promise<unknown>>();

  beforeAll(async () => {
    w = await world();
    w.now = BEFORE_THE_YEAR;
    const { priya, maria, tom } = w.people;
    const mondays = { weekday: 1, anchor: '2026-09-07', memberIds: [priya.id, maria.id], chairId: priya.id };
    await w.app.bot.store.transaction(MILL_LANE.id, tx => tx.meetings.saveSeries(sitSeries(mondays)));
    for (const who of [priya, maria, tom]) await w.opens(who, 'personal');
    await w.opens(priya, 'channel');
    happenings.set('2026-09-20', () => w.types(maria, `add ${CARRIED}`));
    happenings.set('2026-11-27', cancelNext);
    happenings.set('2027-01-20', () => leaves(tom.id));
    for (let day = '2026-09-02'; day < '2027-08-31'; day = addDays(day, 1)) await live(day);
  }, 120_000);
  afterAll(() => w.close());

  /** A morning: the clock ticks where something can come due; a meeting is held where there is one. */
  async function live(day: string) {
    w.now = `${day}T07:00:00.000Z`;
    await happenings.get(day)?.();
    const before = w.connector.in(CHANNEL).length;
    w.now = `${day}T09:00:00.000Z`;
    if (weekdayOf(day) === 3 || HELD.includes(day) || happenings.has(day)) await w.quiet();
    for (const { activity } of w.connector.in(CHANNEL).slice(before)) {
      const texts = textsOf(((activity.attachments as { content: object }[])[0] ?? { content: {} }).content);
      if (!texts[0]?.startsWith('SIT agenda')) continue;
      agendas.push(texts[0]);
      const at = texts.indexOf(CARRIED);
      if (at >= 0) carried.push(texts[at + 1] ?? '');
    }
    if (HELD.includes(day) && day !== CANCELLED) await hold(day);
  }

  /** The chair starts, turns the page where the day wants it, and closes. */
  async function hold(day: string) {
    const { priya, tom } = w.people;
    w.now = `${day}T09:30:00.000Z`;
    const press = (card: object, verb: string, inputs = {}) =>
      w.presses(priya, card, `run-meeting.${verb}`, inputs, 'personal');
    let card = await press(await w.types(priya, 'chair'), 'start');
    if (day === '2027-01-11')
      card = await press(card, 'record', { action: 'Order the readers', owner: tom.id, due: '2027-02-01' });
    await press(await press(card, 'wrap-up'), 'close', { present: priya.id });
    await w.quiet();
  }

  async function cancelNext() {
    const { bot } = w.app;
    const cancelled = await bot.store.transaction(MILL_LANE.id, async tx => {
      const series = await tx.meetings.findSeries('series-sit');
      if (!series) throw new Error('no series');
      const calendar = await readCalendar(tx, bot.bankHolidays);
      const ref = `date:${momentOf(CANCELLED, '09:30')}`;
      return cancelMeeting(tx, {
        newId: bot.newId,
        series,
        calendar,
        now: w.now,
        ref,
        reason: 'Everyone is at the conference',
      });
    });
    expect(cancelled.ok).toBe(true);
  }

  const leaves = (personId: string) =>
    w.app.bot.store.transaction(MILL_LANE.id, tx => tx.people.appoint(personId, []));

  it('posts one agenda for each date in term time: no half term, no holiday, no bank-holiday Monday', () => {
    const days = HELD.map(day => Number(day.slice(8)));
    expect(agendas.map(title => Number(/Mon (\d+) /.exec(title)?.[1]))).toEqual(days);
    // 3 and 31 May 2027 would have been its turn.
    expect(agendas.join(' ')).not.toMatch(/Mon (?:3|31) May/);
  });

  it('meets at 9:30 on London’s clocks on both sides of both clock changes', async () => {
    expect(agendas.filter(title => !title.includes('9:30'))).toEqual([]);
    const { meetings } = w.app.bot.store.inTrust(MILL_LANE.id);
    const all = await meetings.between('series-sit', BEFORE_THE_YEAR, '2027-09-01T00:00:00.000Z');
    const at = (day: string) => all.find(({ startsAt }) => startsAt.startsWith(day))?.startsAt.slice(11, 16);
    expect([at('2026-10-19'), at('2026-11-02'), at('2027-03-22'), at('2027-04-19')]).toEqual([
      '08:30',
      '09:30',
      '09:30',
      '08:30',
    ]);
  });

  it('carries an item nobody came to from meeting to meeting, saying since when', () => {
    expect(carried.slice(0, 3)).toEqual([
      expect.stringContaining('Carried forward from Mon 21 Sep'),
      expect.stringContaining('Carried forward from Mon 5 Oct, first raised for Mon 21 Sep'),
      expect.stringContaining('Carried forward from Mon 19 Oct, first raised for Mon 21 Sep'),
    ]);
    expect(carried).toHaveLength(HELD.length - 2);
  });

  it('does not hold a cancelled meeting, and loses nothing that was on its agenda', async () => {
    const { meetings } = w.app.bot.store.inTrust(MILL_LANE.id);
    const states = await meetings.between(
      'series-sit',
      '2026-11-29T00:00:00.000Z',
      '2026-12-15T00:00:00.000Z',
    );
    expect(states.map(({ state }) => state)).toEqual(['cancelled', 'closed']);
    expect(carried.join(' ')).toContain('Carried forward from Mon 30 Nov');
  });

  it('says of an action whose owner has left that it needs a new one, on every agenda until it has', async () => {
    const { actions, agendas: store, meetings } = w.app.bot.store.inTrust(MILL_LANE.id);
    expect(await actions.open({ seriesId: 'series-sit' })).toMatchObject([
      { text: 'Order the readers', ownerName: 'Tom Reed', ownerIsHere: false },
    ]);
    const last = (await meetings.between('series-sit', BEFORE_THE_YEAR, '2027-09-01T00:00:00.000Z')).at(-1);
    const lines = await store.lines(last?.id ?? '');
    expect(lines.filter(({ source }) => source === 'action').map(({ text }) => text)).toEqual([
      'Order the readers',
    ]);
    expect(JSON.stringify(w.connector.in(CHANNEL))).toContain('Tom Reed, who has left: it needs a new owner');
  });
});
