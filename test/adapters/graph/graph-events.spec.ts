import { describe, expect, it } from 'vitest';
import type { NewEvent } from '#ports/calendar.ts';
import { textOf } from '#src/dev/graph/event-body.ts';
import { eventDraft } from '#test/builders/calendar-event.ts';
import { graphWorld, HEAD, OFFICER } from '#test/fixtures/graph-world.ts';

const STRETCH = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };
const visit = (overrides: Partial<NewEvent> = {}): NewEvent => ({
  mailbox: OFFICER,
  transactionId: 'visit-1',
  draft: eventDraft(),
  ...overrides,
});

describe('an event in Outlook', () => {
  it('reads as it was written, its signs and lines among it', async () => {
    await using world = await graphWorld();
    const { eventId } = await world.calendar.create(visit());
    const [held] = world.graph.outlook.look(OFFICER)?.events.values() ?? [];
    expect(textOf(held?.html ?? '')).toBe(eventDraft().body);
    const draft = eventDraft({ body: 'Anew: <b>not bold</b> & so on' });
    await world.calendar.update(OFFICER, eventId, draft);
    expect(textOf(held?.html ?? '')).toBe(draft.body);
  });

  it('stays an online meeting when its words and its time change', async () => {
    await using world = await graphWorld();
    const { eventId } = await world.calendar.create(
      visit({ draft: eventDraft({ isOnline: true, location: null }) }),
    );
    const draft = eventDraft({ isOnline: true, body: 'Other words\nin <two> lines' });
    await world.calendar.update(OFFICER, eventId, draft);
    await world.calendar.update(OFFICER, eventId, draft);
    const held = world.graph.people.copyOf(OFFICER, eventId);
    expect(held.isOnlineMeeting).toBe(true);
    expect(textOf(held.html)).toMatch(/^Other words\nin <two> lines\n_+\nJoin the meeting now$/);
    await world.calendar.update(OFFICER, eventId, eventDraft({ isOnline: false }));
    expect(held.isOnlineMeeting).toBe(false);
  });

  it('becomes an online meeting when it is to be one', async () => {
    await using world = await graphWorld();
    const { eventId } = await world.calendar.create(visit());
    await world.calendar.update(OFFICER, eventId, eventDraft({ isOnline: true }));
    expect(world.graph.people.copyOf(OFFICER, eventId).isOnlineMeeting).toBe(true);
  });

  it('is found by its id wherever its owner files it', async () => {
    await using world = await graphWorld();
    const { eventId } = await world.calendar.create(visit());
    world.graph.people.fileElsewhere(OFFICER, eventId);
    expect(await world.calendar.find(OFFICER, eventId)).toMatchObject({ eventId });
    await world.calendar.createAll([visit({ transactionId: 'visit-2' })]);
    const withoutBatches = world.graph.requests.filter(({ path }) => path[0] !== '$batch');
    expect(withoutBatches.map(({ headers }) => headers.prefer)).toSatisfy((all: string[]) =>
      all.every(
        prefer => prefer.includes('IdType="ImmutableId"') && prefer.includes('outlook.timezone="UTC"'),
      ),
    );
  });

  it('has a subject no longer than Outlook takes', async () => {
    await using world = await graphWorld();
    const made = await world.calendar.create(
      visit({ draft: eventDraft({ subject: `${'x'.repeat(254)}😀` }) }),
    );
    expect(made.subject).toHaveLength(255);
  });

  it('tells those invited of a cancellation in our words', async () => {
    await using world = await graphWorld();
    const { eventId } = await world.calendar.create(visit());
    await world.calendar.cancel(OFFICER, eventId, 'Inspectors come that day.');
    expect(world.graph.outlook.mail.filter(({ kind }) => kind === 'cancellation')).toMatchObject([
      { to: HEAD, comment: 'Inspectors come that day.' },
      { to: 'deputy@oakwood.example' },
    ]);
    const copies = [...(world.graph.outlook.look(HEAD)?.events.values() ?? [])];
    expect(copies).toMatchObject([{ isCancelled: true }]);
  });

  it('that somebody else organises is not cancelled by us', async () => {
    await using world = await graphWorld();
    const { eventId } = await world.calendar.create(visit());
    const copy = world.graph.people.copyOf(HEAD, eventId);
    await expect(world.calendar.cancel(HEAD, copy.id, '')).rejects.toMatchObject({ why: 'refused' });
  });
});

describe('changes in a calendar', () => {
  const all = async (
    { calendar }: Pick<Awaited<ReturnType<typeof graphWorld>>, 'calendar'>,
    token: string | null,
  ) => {
    const read = await calendar.changes(OFFICER, STRETCH, token);
    if (read === 'expired') throw new Error('expired');
    return read;
  };

  it('are followed over all pages', async () => {
    await using world = await graphWorld();
    const { token } = await all(world, null);
    for (let n = 0; n < 120; n += 1)
      world.graph.people.addBusy(OFFICER, { startsAt: '2026-11-10T10:00:00.000Z', minutes: 30 });
    const { events } = await all(world, token);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(120);
    expect(events.every(({ record }) => record === null)).toBe(true);
  });

  it('leave out the occurrences of somebody’s own series', async () => {
    await using world = await graphWorld();
    world.graph.people.addOccurrence(OFFICER, '2026-11-09T09:00:00.000Z', 20);
    const { eventId } = await world.calendar.create(visit());
    expect((await all(world, null)).events.map(event => event.eventId)).toEqual([eventId]);
  });

  it('name our record only on events that carry it', async () => {
    await using world = await graphWorld();
    await world.calendar.create(visit());
    world.graph.people.addBusy(OFFICER, { startsAt: '2026-11-10T10:00:00.000Z', minutes: 30 });
    const { events } = await all(world, null);
    expect(events.map(({ record }) => record)).toEqual([eventDraft().record, null]);
  });

  it('count as removed what is gone by the time it is looked at', async () => {
    await using world = await graphWorld();
    const { eventId } = await world.calendar.create(visit());
    world.graph.faults.plan = ({ inBatch }) =>
      inBatch ? { kind: 'status', status: 404, code: 'ErrorItemNotFound' } : null;
    expect(await all(world, null)).toMatchObject({ events: [], removedIds: [eventId] });
  });

  it('are followed at Graph alone, whatever host a link names', async () => {
    await using world = await graphWorld();
    const link = 'https://elsewhere.example/v1.0/steal?$deltatoken=abc';
    const text = JSON.stringify({ value: [], '@odata.deltaLink': link });
    world.graph.faults.once({ kind: 'garbage', status: 200, text, type: 'application/json' });
    const { token } = await all(world, null);
    expect(token).toBe('abc');
    expect(await world.calendar.changes(OFFICER, STRETCH, token)).toBe('expired');
  });

  it('without an end are not changes', async () => {
    await using world = await graphWorld();
    world.graph.faults.once({ kind: 'garbage', status: 200, text: '{"value":[]}', type: 'application/json' });
    await expect(world.calendar.changes(OFFICER, STRETCH, null)).rejects.toMatchObject({
      name: 'CalendarUnavailable',
    });
  });
});
