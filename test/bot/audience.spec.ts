import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import type { Audience } from '#ports/post.ts';
import { line, meetingAction } from '#test/builders/meeting.ts';
import { MILL_LANE, sitSeries } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';

const LATER = '2026-11-12T10:00:00.000Z';

/** Each post is due an hour after it was written, and things change in between. */
describe('whom a post is for is looked up when it is sent', () => {
  let bot: TestBot;
  let people: Awaited<ReturnType<typeof settleMillLane>>;
  let made = 0;
  beforeAll(async () => {
    bot = await testBot();
    people = await settleMillLane(bot);
    for (const who of [people.priya, people.maria, people.dee])
      await handleArrival(bot, callerAs(who, { kind: 'personal' }));
    await series({ chairId: people.priya.id, deputyIds: [people.maria.id] });
    await tickUntilQuiet(bot);
  });
  afterAll(() => bot.close());
  const series = (change: { chairId: string | null; deputyIds: string[] }) =>
    bot.store.transaction(MILL_LANE.id, tx =>
      tx.meetings.saveSeries(sitSeries({ memberIds: Object.values(people).map(({ id }) => id), ...change })),
    );
  /** Who got the card that was written for this audience before `between`. */
  async function gotBy(audience: Audience, between: () => Promise<unknown>): Promise<(string | null)[]> {
    made += 1;
    bot.now = '2026-11-12T09:00:00.000Z';
    const post = { key: `audience ${made}`, card: 'help', subject: 'help', audience } as const;
    await bot.store.transaction(MILL_LANE.id, tx =>
      tx.outbox.post({ ...post, urgency: 'now', dueAt: LATER }, bot.now),
    );
    await between();
    return sentFrom(async () => {
      bot.now = LATER;
      await tickUntilQuiet(bot);
    });
  }
  async function sentFrom(work: () => Promise<unknown>): Promise<(string | null)[]> {
    const before = bot.messenger.sent.length;
    await work();
    const sent = bot.messenger.sent
      .slice(before)
      .filter(({ message }) => message.summary.startsWith('What you can ask'));
    return sent.map(({ to }) => to.personId).toSorted();
  }

  it('the chair of a series: whoever chairs it by then', async () => {
    const to = { kind: 'chair', seriesId: 'series-sit' } as const;
    expect(await gotBy(to, () => series({ chairId: people.dee.id, deputyIds: [] }))).toEqual([people.dee.id]);
  });

  it('the group of deputies: those who are by then, each in their own chat, once', async () => {
    const to = { kind: 'deputies', seriesId: 'series-sit' } as const;
    const deputyIds = [people.priya.id, people.maria.id];
    expect(await gotBy(to, () => series({ chairId: people.dee.id, deputyIds }))).toEqual(
      deputyIds.toSorted(),
    );
  });

  it('the owner of an action: whoever owns it by then', async () => {
    const {
      ownerName: _n,
      ownerIsHere: _h,
      version: _v,
      ...action
    } = meetingAction({
      ownerId: people.maria.id,
    });
    await bot.store.transaction(MILL_LANE.id, async tx => {
      const found = await tx.meetings.findSeries('series-sit');
      if (!found) throw new Error('there is no series');
      const date = { startsAt: LATER, agendaDueAt: LATER, reason: null };
      const { id: meetingId } = await tx.meetings.callExtra(found, 'meeting-extra', date);
      await tx.agendas.addLines([line({ id: 'line-1', meetingId })]);
      await tx.actions.add({ ...action, meetingId });
    });
    const to = { kind: 'owner', actionId: action.id } as const;
    const reassigned = () =>
      bot.store.transaction(MILL_LANE.id, tx => tx.actions.change(action.id, { ownerId: people.dee.id }));
    expect(await gotBy(to, reassigned)).toEqual([people.dee.id]);
  });

  it('and somebody without a chat yet: when they open one, as chair, deputy or owner', async () => {
    const to = { kind: 'chair', seriesId: 'series-sit' } as const;
    expect(await gotBy(to, () => series({ chairId: people.sam.id, deputyIds: [] }))).toEqual([]);
    const opened = await sentFrom(async () => {
      await handleArrival(bot, callerAs(people.sam, { kind: 'personal' }));
      await tickUntilQuiet(bot);
    });
    expect(opened).toContain(people.sam.id);
    const stuck = await bot.store.inTrust(MILL_LANE.id).outbox.uncopied(LATER);
    expect(stuck.filter(({ audience }) => audience.kind === 'chair')).toEqual([]);
  });

  it('nobody, where nobody chairs: it waits, and is seen to wait', async () => {
    const to = { kind: 'chair', seriesId: 'series-sit' } as const;
    expect(await gotBy(to, () => series({ chairId: null, deputyIds: [] }))).toEqual([]);
    const stuck = await bot.store.inTrust(MILL_LANE.id).outbox.uncopied(LATER);
    expect(stuck.map(({ audience }) => audience.kind)).toContain('chair');
  });
});
