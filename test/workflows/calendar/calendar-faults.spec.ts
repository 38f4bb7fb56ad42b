import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutlookWorld, on } from '#test/fixtures/outlook-world.ts';
import { visitRecord } from '#workflows/calendar/want-event.ts';

const PRIYA = 'priya.shah@mill-lane.example';

describe('what goes wrong between here and Outlook', () => {
  let w: OutlookWorld;
  beforeEach(async () => {
    w = await OutlookWorld.open();
  });
  afterEach(() => w.close());

  const events = (id: string, who = w.people.priya) => w.eventsOf(who, visitRecord(id));
  const booked = async (startsAt = on(0)) => {
    const id = await w.books(startsAt);
    await w.work();
    return { id, eventId: (await w.link(id))?.eventId ?? '' };
  };

  it.each([
    ['timed out after it was done', { kind: 'status', status: 504, carriedOut: true }],
    ['the connection broke after it was done', { kind: 'reset', carriedOut: true }],
    ['the connection broke before', { kind: 'reset' }],
    ['the calendar was busy', { kind: 'status', status: 503 }],
    ['an answer was no JSON', { kind: 'garbage', status: 200, text: '<html>', type: 'text/html' }],
  ] as const)('makes one event when %s, however often', async (_what, fault) => {
    w.graph.faults.always(fault, ({ method, path }) => method === 'POST' && path[0] !== 'subscriptions');
    const id = await w.books(on(0));
    await w.work();
    w.graph.faults.clear();
    await w.sweep();
    expect(await events(id)).toHaveLength(1);
    expect(await w.link(id)).toMatchObject({ state: 'agreed', tries: 0 });
  });

  it('a process that is killed after each call leaves one event, and everything in the end agreed', async () => {
    const id = await w.books(on(0));
    for (let kills = 0; kills < 4; kills += 1) {
      w.graph.faults.plan = ({ method }) => {
        if (method === 'POST' || method === 'PATCH') w.isDead = true;
        return null;
      };
      await w.work().catch(() => {});
      w.graph.faults.plan = () => null;
      w.isDead = false;
      w.pass(5);
      if (kills > 1) await w.moves(id, on(kills));
    }
    await w.sweep();
    expect(await events(id)).toMatchObject([{ startsAt: on(3) }]);
    expect((await w.visit(id)).startsAt).toBe(on(3));
  });

  it('a change whose notification was lost is found by the next look through the calendar', async () => {
    const { id, eventId } = await booked();
    w.graph.faults.notifications('lost', 'lost');
    w.graph.people.move(PRIYA, eventId, on(2));
    await w.work();
    expect((await w.visit(id)).startsAt).toBe(on(0));
    w.pass(7 * 60);
    await w.work();
    expect((await w.visit(id)).startsAt).toBe(on(2));
  });

  it('a deletion that nobody notified is found although the token of the last look has expired', async () => {
    const { id, eventId } = await booked();
    w.graph.faults.notifications('lost', 'lost');
    w.graph.people.remove(PRIYA, eventId);
    w.graph.delta.expireTokens();
    w.pass(7 * 60);
    await w.work();
    expect((await w.visit(id)).state).toBe('cancelled');
  });

  it('notifications that come twice, late and out of order change nothing twice', async () => {
    const { id, eventId } = await booked();
    w.graph.faults.notifications('repeated', 'late', 'reordered', 'repeated');
    w.pass(5);
    w.graph.people.move(PRIYA, eventId, on(2));
    await w.work();
    w.pass(5);
    w.graph.people.move(PRIYA, eventId, on(3));
    await w.work();
    w.graph.notifier.releaseLate();
    await w.work();
    await w.sweep();
    expect((await w.visit(id)).startsAt).toBe(on(3));
    const moves = (await w.told(id)).filter(each => each.startsWith('moved Tom'));
    expect(moves.length).toBeLessThanOrEqual(2);
  });

  it('a notification without the secret of its subscription is passed over', async () => {
    const { id, eventId } = await booked();
    w.graph.faults.notifications('wrong-client-state', 'wrong-client-state');
    w.graph.people.move(PRIYA, eventId, on(2));
    await w.work();
    expect((await w.visit(id)).startsAt).toBe(on(0));
  });

  it('a subscription is renewed before it ends, and made anew when it was taken away', async () => {
    await booked();
    const before = (await w.trust.calendarLinks.mailbox(w.people.priya.id))?.subscriptionId;
    const ends = (await w.trust.calendarLinks.mailbox(w.people.priya.id))?.expiresAt ?? '';
    w.now = new Date(Date.parse(ends) - 24 * 3_600_000).toISOString();
    await w.work();
    const renewed = await w.trust.calendarLinks.mailbox(w.people.priya.id);
    expect(renewed?.subscriptionId).toBe(before);
    expect((renewed?.expiresAt ?? '') > ends).toBe(true);
    w.graph.subscriptions.remove(before ?? '');
    w.now = renewed?.expiresAt ?? '';
    await w.work();
    expect((await w.trust.calendarLinks.mailbox(w.people.priya.id))?.subscriptionId).not.toBe(before);
  });

  it('a mailbox that refuses leaves the visit as it is, tells the lead once, and is tried again each day', async () => {
    await w.giveMailbox(w.people.priya, 'forbidden');
    const { id } = await booked();
    expect(await w.link(id)).toMatchObject({ state: 'refused', trouble: 'forbidden' });
    expect(await w.visit(id)).toMatchObject({ state: 'booked', flags: ['not-in-outlook'] });
    await w.sweep();
    expect((await w.told(id)).filter(each => each.startsWith('flagged'))).toEqual(['flagged Priya Shah']);
    await w.giveMailbox(w.people.priya);
    await w.sweep();
    expect(await events(id)).toHaveLength(1);
    expect((await w.visit(id)).flags).toEqual([]);
  });

  it('a lead of whom no address is known has it here alone', async () => {
    const { priya } = w.people;
    await w.inTrust(tx => tx.people.save({ ...priya, upn: null, email: null }));
    const { id } = await booked();
    expect(await w.link(id)).toMatchObject({ state: 'refused', trouble: 'no-mailbox' });
    expect((await w.visit(id)).state).toBe('booked');
  });

  it('a head without a mailbox is invited by e-mail, and one without any address is not', async () => {
    const { tom, dee } = w.people;
    await w.inTrust(tx => tx.people.save({ ...tom, upn: null, email: 'head@oakwood-primary.example' }));
    await w.inTrust(tx => tx.people.save({ ...dee, upn: null, email: null }));
    const id = await w.books(on(0), {
      attendees: [tom, dee].map(({ id: personId }) => ({
        ...{ personId, part: 'head', required: true, answer: 'none' },
      })),
    });
    await w.work();
    expect((await events(id))[0]?.invited).toMatchObject([{ address: 'head@oakwood-primary.example' }]);
  });

  it('a second event that bears the same name is taken away', async () => {
    const { id, eventId } = await booked();
    const [event] = await events(id);
    if (!event) throw new Error('there is no event');
    const draft = { ...event, body: '', isOnline: false, record: visitRecord(id) };
    const copy = await w.calendar.create({ mailbox: PRIYA, transactionId: 'visit another', draft });
    expect(copy.eventId).not.toBe(eventId);
    await w.sweep();
    expect(await events(id)).toMatchObject([{ eventId }]);
  });

  it('an event that bears the name of a record nobody knows here is left alone: it may be another bot’s', async () => {
    await booked();
    const [event] = await events((await w.trust.visits.offered())[0]?.id ?? '');
    expect(event).toBeUndefined();
    const other = await w.calendar.create({
      ...{ mailbox: PRIYA, transactionId: 'theirs' },
      draft: {
        ...{ subject: 'Theirs', body: '', startsAt: on(4), minutes: 60, location: null, isOnline: false },
        ...{ invited: [], record: 'visit of-another-bot' },
      },
    });
    await w.sweep();
    expect(await w.calendar.find(PRIYA, other.eventId)).not.toBeNull();
  });

  it('twenty visits booked at once are entered together, and no request is turned away', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i += 1) ids.push(await w.books(on(i)));
    await w.work();
    const links = await w.trust.calendarLinks.links(ids.map(visitRecord));
    expect(links.every(({ state }) => state === 'agreed')).toBe(true);
    const posts = w.graph.requests.filter(({ method, path }) => method === 'POST' && path[0] === '$batch');
    expect(posts.length).toBeGreaterThan(0);
    expect(posts.length).toBeLessThan(20);
    expect(w.turnedAway).toBe(0);
  });
});
