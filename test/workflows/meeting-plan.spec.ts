import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handleArrival } from '#bot/handle-arrival.ts';
import { tickUntilQuiet } from '#bot/tick.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { TrustWrites } from '#ports/store.ts';
import { actor } from '#test/builders/actor.ts';
import { textsOf } from '#test/builders/press.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { callerAs, settleMillLane, type TestBot, testBot } from '#test/fixtures/bot.ts';
import { callMeeting } from '#workflows/call-meeting.ts';
import { cancelMeeting, restoreMeeting } from '#workflows/cancel-meeting.ts';
import { moveMeeting, type PlanRequest } from '#workflows/move-meeting.ts';
import { readCalendar } from '#workflows/read-calendar.ts';
import { readMeetingPlan } from '#workflows/read-meeting-plan.ts';

const SLOT = '2026-12-01T09:30:00.000Z';
const REF = `date:${SLOT}`;
const TO = '2026-12-02T10:00:00.000Z';

describe('planning meetings', () => {
  let bot: TestBot;
  beforeAll(async () => {
    bot = await testBot();
    const { priya } = await settleMillLane(bot);
    await handleArrival(bot, callerAs(priya));
  });
  afterAll(() => bot.close());

  const trust = () => bot.store.inTrust(MILL_LANE.id);
  /** One use case on the SIT, in a transaction of its own. */
  const plan = <T>(work: (tx: TrustWrites, request: PlanRequest) => Promise<T>, ref = REF) =>
    bot.store.transaction(MILL_LANE.id, async tx => {
      const series = await tx.meetings.holdSeries('series-sit');
      if (!series) throw new Error('no series');
      return work(tx, { series, calendar: await readCalendar(tx, bot.bankHolidays), ref, now: bot.now });
    });
  const move = (to: IsoInstant, ref = REF, reason = 'no room') =>
    plan((tx, request) => moveMeeting(tx, { ...request, to, reason }), ref);
  const slot = async () =>
    (await trust().meetings.slotsBetween('series-sit', SLOT, momentOf(addDays(dayOf(SLOT), 1), '00:00')))[0];
  const notices = async () => {
    const posts = await trust().outbox.postsTo({ kind: 'series', seriesId: 'series-sit' });
    return posts.filter(({ card }) => card === 'meeting-notice').length;
  };

  it('moves a date nobody has made a meeting of yet, and the channel is told once', async () => {
    expect(await move(TO)).toMatchObject({ ok: true, meeting: { startsAt: TO, movedFrom: SLOT } });
    expect(await slot()).toMatchObject({ startsAt: TO, slotAt: SLOT, version: 2, state: 'planned' });
    expect(await move(TO)).toEqual({ ok: false, because: 'It is at that time already.' });
    expect(await notices()).toBe(1);
    await tickUntilQuiet(bot);
    expect(bot.messenger.sent.map(({ message }) => textsOf(message.card)[0])).toContain(
      'Moved: SIT is now Wed 2 Dec, 10:00, not Tue 1 Dec, 9:30',
    );
  });

  it('prepares the agenda of a moved meeting on its new day, and no second one on the old', async () => {
    const now = bot.now;
    bot.now = '2026-11-26T08:00:00.000Z';
    await tickUntilQuiet(bot);
    expect((await slot())?.preparedAt).toBeNull();
    bot.now = '2026-11-27T08:00:00.000Z';
    await tickUntilQuiet(bot);
    expect((await slot())?.preparedAt).toBe(bot.now);
    const made = await trust().meetings.between(
      'series-sit',
      '2026-11-30T00:00:00.000Z',
      '2026-12-05T00:00:00.000Z',
    );
    expect(made).toHaveLength(1);
    bot.now = now;
  });

  it('cancels with a reason and takes it back; each time the channel is told', async () => {
    const before = await notices();
    expect(
      await plan((tx, r) => cancelMeeting(tx, { ...r, reason: 'the boiler', newId: randomUUID })),
    ).toMatchObject({
      ok: true,
    });
    expect(await slot()).toMatchObject({ state: 'cancelled', reason: 'the boiler' });
    expect(await plan(restoreMeeting)).toMatchObject({ ok: true });
    expect(await slot()).toMatchObject({ state: 'planned', reason: null });
    expect(await notices()).toBe(before + 2);
  });

  it('calls an extra meeting, which is planned by its id', async () => {
    const at = '2026-11-20T14:00:00.000Z';
    const called = await plan((tx, { ref: _ref, ...r }) =>
      callMeeting(tx, { ...r, at, reason: 'Oakwood', newId: bot.newId }),
    );
    const id = called.ok ? called.meeting.id : '';
    expect(await trust().meetings.find(id)).toMatchObject({ slotAt: null, startsAt: at, reason: 'Oakwood' });
    expect(await move('2026-11-20T15:00:00.000Z', `id:${id}`)).toMatchObject({ ok: true });
  });

  it('finds no meeting by a reference that names none, or one of another series', async () => {
    for (const ref of ['date:2026-12-03T09:30:00.000Z', 'id:nobody', 'date:soon', 'all'])
      expect(await move(TO, ref), ref).toEqual({
        ok: false,
        because: expect.stringContaining('not planned any more'),
      });
    await bot.store.transaction(MILL_LANE.id, async tx => {
      const [series] = await tx.meetings.series();
      if (!series) throw new Error('no series');
      const other = { ...series, id: 'other', name: 'Other' };
      await tx.meetings.saveSeries(other);
      await tx.meetings.callExtra(other, 'of-other', { startsAt: TO, agendaDueAt: TO, reason: null });
    });
    expect(await move('2026-12-03T10:00:00.000Z', 'id:of-other')).toEqual({
      ok: false,
      because: expect.stringContaining('not planned any more'),
    });
  });

  it('refuses by name one that has begun', async () => {
    const now = bot.now;
    bot.now = '2026-12-02T10:01:00.000Z';
    expect(await move('2026-12-09T10:00:00.000Z')).toEqual({
      ok: false,
      because: 'This meeting began Wed 2 Dec, 10:00.',
    });
    bot.now = now;
  });

  it('puts nothing before the channel that is not for it', async () => {
    const reason = 'Tom Reed is being investigated';
    expect(await move('2026-12-03T10:00:00.000Z', REF, reason)).toEqual({
      ok: false,
      because: expect.stringContaining('about a member of staff'),
    });
    expect((await slot())?.startsAt).toBe(TO);
  });

  it('two changes at once: the second sees the first', async () => {
    const [one, two] = await Promise.all([
      move('2026-12-03T11:00:00.000Z'),
      plan((tx, r) => cancelMeeting(tx, { ...r, reason: 'the boiler', newId: randomUUID })),
    ]);
    expect(one.ok || two.ok).toBe(true);
    const after = await slot();
    expect(after?.version).toBe(4 + [one, two].filter(({ ok }) => ok).length + 1);
  });

  it('shows the plan without a line of the agenda, and apologies only to those who read it', async () => {
    const calendar = await readCalendar(trust(), bot.bankHolidays);
    const read = (as: ReturnType<typeof actor>) =>
      readMeetingPlan(trust(), 'series-sit', { actor: as, calendar, now: bot.now });
    expect(await read(actor('administrator'))).toMatchObject({ apologies: null, mayPlan: true });
    expect(await read(actor('officer'))).toMatchObject({ apologies: [], mayPlan: false });
    expect(JSON.stringify(await read(actor('administrator')))).not.toContain('Oakwood Primary');
  });
});
