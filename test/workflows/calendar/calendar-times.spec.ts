import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutlookWorld } from '#test/fixtures/outlook-world.ts';
import { visitRecord } from '#workflows/calendar/want-event.ts';

const PRIYA = 'priya.shah@mill-lane.example';

describe('a time is the same on both sides', () => {
  let w: OutlookWorld;
  beforeEach(async () => {
    w = await OutlookWorld.open();
  });
  afterEach(() => w.close());

  it.each([
    ['before the clocks go forward', '2027-03-26T10:00:00.000Z', '2027-03-26'],
    ['after the clocks have gone forward', '2027-03-29T09:00:00.000Z', '2027-03-29'],
    ['before the clocks go back', '2026-10-23T09:00:00.000Z', '2026-10-23'],
    ['after the clocks have gone back', '2026-10-26T10:00:00.000Z', '2026-10-26'],
    ['over midnight in UTC, an evening in summer time', '2026-09-15T23:30:00.000Z', '2026-09-16'],
  ])('%s', async (_when, startsAt, day) => {
    w.now = '2026-09-01T08:00:00.000Z';
    const id = await w.books('2026-09-10T09:00:00.000Z');
    await w.work();
    w.pass(5);
    const eventId = (await w.link(id))?.eventId ?? '';
    w.graph.people.move(PRIYA, eventId, startsAt);
    await w.work();
    expect((await w.visit(id)).startsAt).toBe(startsAt);
    expect((await w.eventsOf(w.people.priya, visitRecord(id)))[0]?.startsAt).toBe(startsAt);
    const record = (await w.trust.owed.recordsOf(['900001'])).get('900001');
    expect(record?.fulfilments).toMatchObject([{ on: day }]);
  });

  it('a head of two schools has the visits of both in one calendar, and a move onto the other is flagged', async () => {
    const { tom } = w.people;
    const first = await w.books('2026-11-10T10:00:00.000Z');
    const second = await w.books('2026-11-11T10:00:00.000Z', {
      ...{ urn: '900002', leadId: w.people.maria.id },
      attendees: [{ personId: tom.id, part: 'head', required: true, answer: 'none' }],
    });
    await w.work();
    const eventId = (await w.link(second))?.eventId ?? '';
    w.graph.people.move('maria.lopez@mill-lane.example', eventId, '2026-11-10T11:00:00.000Z');
    await w.work();
    expect(await w.visit(second)).toMatchObject({ flags: ['clash'] });
    expect(await w.visit(first)).toMatchObject({ state: 'booked' });
  });
});
