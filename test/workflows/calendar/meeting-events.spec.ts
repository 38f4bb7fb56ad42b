import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutlookWorld } from '#test/fixtures/outlook-world.ts';
import { enterMeetings } from '#workflows/calendar/enter-meetings.ts';
import { meetingRecord } from '#workflows/calendar/want-event.ts';
import { cancelMeeting } from '#workflows/cancel-meeting.ts';
import { readCalendar } from '#workflows/read-calendar.ts';

const PRIYA = 'priya.shah@mill-lane.example';
const MEETS = '2026-11-17T09:30:00.000Z';

describe('the meetings of a series in Outlook', () => {
  let w: OutlookWorld;
  beforeEach(async () => {
    w = await OutlookWorld.open();
    await enter();
    await w.work();
  });
  afterEach(() => w.close());

  const enter = () => w.inTrust(tx => enterMeetings(tx, { now: w.now, bankHolidays: w.world.bankHolidays }));
  const meetings = () => w.trust.meetings.between('series-sit', w.now, '2027-01-31T00:00:00.000Z');
  const meeting = async (startsAt = MEETS) => {
    const found = (await meetings()).find(each => (each.slotAt ?? each.startsAt) === startsAt);
    if (!found) throw new Error('there is no such meeting');
    return found;
  };
  const events = (id: string) => w.eventsOf(w.people.priya, meetingRecord(id));
  const eventOf = async (id: string) => (await events(id))[0]?.eventId ?? '';

  it('those of the next six weeks are in the chair’s calendar, with the members invited', async () => {
    const ahead = await meetings();
    expect(ahead.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual([
      ...['2026-11-03', '2026-11-17', '2026-12-01'],
    ]);
    for (const { id, startsAt } of ahead)
      expect(await events(id)).toMatchObject([
        {
          ...{ subject: 'SIT', startsAt, minutes: 90 },
          invited: [{ address: 'maria.lopez@mill-lane.example', response: 'none' }],
        },
      ]);
  });

  it('are entered once, however often it is looked', async () => {
    expect(await enter()).toBe(0);
    await w.work();
    expect(await events((await meeting()).id)).toHaveLength(1);
  });

  it('moved in Outlook it is moved here, and the channel is told', async () => {
    const { id } = await meeting();
    w.pass(5);
    w.graph.people.move(PRIYA, await eventOf(id), '2026-11-18T13:00:00.000Z');
    await w.work();
    expect(await meeting()).toMatchObject({
      ...{ startsAt: '2026-11-18T13:00:00.000Z', movedFrom: MEETS, reason: 'Moved in Outlook' },
      state: 'planned',
    });
    expect(await w.trust.outbox.postsAbout('meeting-notice', id)).toHaveLength(1);
  });

  it('moved in Outlook to a Saturday it stands there: nothing is undone', async () => {
    const { id } = await meeting();
    w.pass(5);
    w.graph.people.move(PRIYA, await eventOf(id), '2026-11-21T09:30:00.000Z');
    await w.work();
    expect((await meeting()).startsAt).toBe('2026-11-21T09:30:00.000Z');
  });

  it('deleted in Outlook it is cancelled, and the channel is told why', async () => {
    const { id } = await meeting();
    w.graph.people.remove(PRIYA, await eventOf(id));
    await w.work();
    expect(await meeting()).toMatchObject({
      state: 'cancelled',
      reason: 'Its entry was deleted in Outlook',
    });
    expect(await w.trust.outbox.postsAbout('meeting-notice', id)).toHaveLength(1);
  });

  it('cancelled in Teams it leaves the calendar', async () => {
    const { id } = await meeting();
    await w.inTrust(async tx => {
      const series = await tx.meetings.findSeries('series-sit');
      if (!series) throw new Error('there is no series');
      const calendar = await readCalendar(tx, w.world.bankHolidays);
      const asked = { series, calendar, ref: `id:${id}`, reason: 'Nobody can', now: w.now };
      expect(await cancelMeeting(tx, { ...asked, newId: () => w.newId() })).toMatchObject({ ok: true });
    });
    await w.work();
    expect(await events(id)).toEqual([]);
  });

  it('chaired by somebody else it is in that calendar', async () => {
    const { id } = await meeting();
    await w.inTrust(async tx => {
      const series = await tx.meetings.findSeries('series-sit');
      if (!series) throw new Error('there is no series');
      await tx.meetings.saveSeries({ ...series, chairId: w.people.maria.id });
      await tx.calendarLinks.want(meetingRecord(id), w.people.maria.id, w.now);
    });
    await w.work();
    expect(await events(id)).toEqual([]);
    expect(await w.eventsOf(w.people.maria, meetingRecord(id))).toHaveLength(1);
  });
});
