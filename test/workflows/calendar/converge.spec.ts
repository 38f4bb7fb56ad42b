import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutlookWorld, on } from '#test/fixtures/outlook-world.ts';
import { visitRecord } from '#workflows/calendar/want-event.ts';

const PRIYA = 'priya.shah@mill-lane.example';
const TOM = 'tom.reed@mill-lane.example';

describe('a visit and its event in Outlook', () => {
  let w: OutlookWorld;
  beforeEach(async () => {
    w = await OutlookWorld.open();
  });
  afterEach(() => w.close());

  const events = (id: string, who = w.people.priya) => w.eventsOf(who, visitRecord(id));
  const booked = async (startsAt = on(0)) => {
    const id = await w.books(startsAt);
    await w.work();
    const eventId = (await w.link(id))?.eventId ?? '';
    return { id, eventId };
  };

  it('one event is made in the lead’s calendar, with the head invited and the school as its place', async () => {
    const { id, eventId } = await booked();
    const [event, ...more] = await events(id);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      ...{ eventId, startsAt: on(0), minutes: 120, record: visitRecord(id) },
      subject: 'Academy Improvement Meeting: Oakwood Primary School',
      invited: [{ address: TOM, name: 'Tom Reed', required: true, response: 'none' }],
    });
    expect(event?.location).toContain('Oakwood Primary School');
    expect(await w.link(id)).toMatchObject({ state: 'agreed', trouble: null });
  });

  it('moved in Teams it is moved in Outlook', async () => {
    const { id, eventId } = await booked();
    w.pass(10);
    await w.moves(id, on(1));
    await w.work();
    expect(await events(id)).toMatchObject([{ eventId, startsAt: on(1) }]);
    expect(await w.told(id)).toEqual(['booked Priya Shah', 'moved Priya Shah']);
  });

  it('moved in Outlook it is moved here, what is owed follows, and everybody is told once', async () => {
    const { id, eventId } = await booked();
    w.pass(10);
    w.graph.people.move(PRIYA, eventId, on(2, '13:00'), 90);
    await w.work();
    expect(await w.visit(id)).toMatchObject({
      ...{ state: 'booked', startsAt: on(2, '13:00'), minutes: 90, movedFrom: on(0) },
      ...{ changedIn: 'outlook', flags: [] },
    });
    const record = (await w.trust.owed.recordsOf(['900001'])).get('900001');
    expect(record?.fulfilments).toMatchObject([{ on: '2026-11-12', state: 'booked', things: ['aim'] }]);
    await w.work();
    expect(await w.told(id)).toEqual(['booked Priya Shah', 'moved Priya Shah', 'moved Tom Reed']);
    const moves = await w.trust.audit.list({ subject: id });
    expect(moves).toMatchObject([{ entrance: 'outlook', verb: 'visit.moved' }]);
  });

  it('cancelled in Teams it is cancelled in Outlook, with the reason for whoever was invited', async () => {
    const { id } = await booked();
    await w.cancels(id, 'The boiler has failed');
    await w.work();
    expect(await events(id)).toEqual([]);
    expect(w.graph.outlook.mail.filter(({ kind }) => kind === 'cancellation')).toMatchObject([
      { to: TOM, comment: 'Called off: The boiler has failed' },
    ]);
    expect(await w.link(id)).toMatchObject({ eventId: null, state: 'agreed' });
  });

  it('deleted in Outlook it is cancelled here, is owed again, and nobody has said why yet', async () => {
    const { id, eventId } = await booked();
    w.graph.people.remove(PRIYA, eventId);
    await w.work();
    expect(await w.visit(id)).toMatchObject({ state: 'cancelled', reason: null, changedIn: 'outlook' });
    expect((await w.trust.owed.recordsOf(['900001'])).get('900001')?.fulfilments).toEqual([]);
    expect(await w.told(id)).toContain('cancelled Tom Reed');
  });

  it('declined in Outlook by the head, the lead is asked what to do, once', async () => {
    const { id, eventId } = await booked();
    w.graph.people.answer(TOM, eventId, 'declined');
    await w.work();
    const visit = await w.visit(id);
    expect(visit).toMatchObject({ state: 'booked', flags: ['declined'] });
    expect(visit.attendees).toMatchObject([{ name: 'Tom Reed', answer: 'declined' }]);
    await w.sweep();
    expect(await w.told(id)).toEqual(['booked Priya Shah', 'declined Priya Shah']);
  });

  it('accepted in Outlook, the card may say so', async () => {
    const { id, eventId } = await booked();
    w.graph.people.answer(TOM, eventId, 'accepted');
    await w.work();
    expect((await w.visit(id)).attendees).toMatchObject([{ answer: 'accepted' }]);
    expect(await w.told(id)).toEqual(['booked Priya Shah']);
  });

  it.each([
    ['into the half term', '2026-10-27T10:00:00.000Z', ['holiday']],
    ['to a Saturday', '2026-11-14T10:00:00.000Z', ['holiday']],
  ])('moved in Outlook %s it is flagged and not undone', async (_where, startsAt, flags) => {
    w.now = '2026-10-05T09:00:00.000Z';
    const { id, eventId } = await booked('2026-10-13T10:00:00.000Z');
    w.graph.people.move(PRIYA, eventId, startsAt);
    await w.work();
    expect(await w.visit(id)).toMatchObject({ startsAt, flags });
    expect(await events(id)).toMatchObject([{ startsAt }]);
  });

  it('moved in Outlook over another visit of the lead it is flagged', async () => {
    await booked(on(1));
    const { id, eventId } = await booked(on(0));
    w.graph.people.move(PRIYA, eventId, on(1, '11:00'));
    await w.work();
    expect(await w.visit(id)).toMatchObject({ startsAt: on(1, '11:00'), flags: ['clash'] });
  });

  describe('changed on both sides before they were brought together', () => {
    it.each([
      ['Outlook', 'outlook', on(3)],
      ['Teams', 'teams', on(2)],
    ] as const)('holds as changed later, in %s, and everybody is told', async (_where, later, startsAt) => {
      const { id, eventId } = await booked();
      w.graph.faults.notificationPlan = () => 'lost';
      const inOutlook = () => void w.graph.people.move(PRIYA, eventId, on(3));
      w.pass(5);
      if (later === 'teams') inOutlook();
      else await w.moves(id, on(2));
      w.pass(5);
      if (later === 'teams') await w.moves(id, on(2));
      else inOutlook();
      await w.work();
      expect(await w.visit(id)).toMatchObject({ startsAt, flags: ['both-changed'] });
      expect(await events(id)).toMatchObject([{ startsAt }]);
      const told = later === 'teams' ? 'flagged' : 'moved';
      expect(await w.told(id)).toEqual(expect.arrayContaining([`${told} Priya Shah`, `${told} Tom Reed`]));
    });

    it('stays as Teams has it where only an answer in Outlook came after that', async () => {
      const { id, eventId } = await booked();
      w.graph.faults.notificationPlan = () => 'lost';
      w.pass(5);
      w.graph.people.move(PRIYA, eventId, on(3));
      w.pass(5);
      await w.moves(id, on(2));
      w.pass(5);
      w.graph.people.answer(TOM, eventId, 'accepted');
      await w.work();
      expect(await w.visit(id)).toMatchObject({ startsAt: on(2), flags: ['both-changed'] });
      expect(await events(id)).toMatchObject([{ startsAt: on(2) }]);
    });

    it('is cancelled where it was deleted in Outlook and moved in Teams', async () => {
      const { id, eventId } = await booked();
      w.graph.faults.notificationPlan = () => 'lost';
      w.graph.people.remove(PRIYA, eventId);
      await w.moves(id, on(2));
      await w.work();
      expect(await w.visit(id)).toMatchObject({ state: 'cancelled' });
      expect(await events(id)).toEqual([]);
    });
  });

  it('led by somebody else it is in their calendar, and in nobody else’s', async () => {
    const { id } = await booked();
    await w.inTrust(async tx => {
      await tx.visits.change(id, { leadId: w.people.maria.id, changedAt: w.now });
      await tx.calendarLinks.want(visitRecord(id), w.people.maria.id, w.now);
    });
    await w.work();
    expect(await events(id)).toEqual([]);
    expect(await events(id, w.people.maria)).toHaveLength(1);
    expect(await w.link(id)).toMatchObject({ organiserId: w.people.maria.id, state: 'agreed' });
  });

  it('deleted in Outlook when it is over calls off nothing that took place', async () => {
    const { id, eventId } = await booked();
    w.now = on(1);
    w.graph.people.remove(PRIYA, eventId);
    await w.work();
    await w.sweep();
    expect((await w.visit(id)).state).toBe('booked');
  });

  it('made a day long in Outlook it begins when that says, and keeps its own length on both sides', async () => {
    const { id, eventId } = await booked();
    w.pass(5);
    w.graph.people.move(PRIYA, eventId, on(2), 1440);
    await w.work();
    expect(await w.visit(id)).toMatchObject({ startsAt: on(2), minutes: 120 });
    expect(await events(id)).toMatchObject([{ startsAt: on(2), minutes: 120 }]);
  });

  it('moved in Teams it keeps whom the organiser has invited in Outlook alone', async () => {
    const { id, eventId } = await booked();
    const stored = w.graph.outlook.look(PRIYA)?.events.get(eventId);
    if (!stored) throw new Error('there is no event');
    const dee = { address: 'dee@else.example', name: 'Dee', type: 'required' as const };
    stored.attendees = [...stored.attendees, { ...dee, response: 'none', respondedAt: null }];
    await w.moves(id, on(1));
    await w.work();
    expect((await events(id))[0]?.invited.map(({ address }) => address)).toEqual([
      'tom.reed@mill-lane.example',
      'dee@else.example',
    ]);
  });

  it('called off in Teams it stays off, although the answer to an earlier move was lost', async () => {
    const { id } = await booked();
    w.pass(5);
    w.graph.faults.notificationPlan = () => 'lost';
    const done = { kind: 'status', status: 504, carriedOut: true } as const;
    w.graph.faults.always(done, ({ method }) => method === 'PATCH');
    await w.moves(id, on(1));
    await w.work();
    w.graph.faults.clear();
    await w.cancels(id, 'No longer needed');
    await w.sweep();
    expect(await w.visit(id)).toMatchObject({ state: 'cancelled', flags: [] });
    expect(await events(id)).toEqual([]);
  });
});
