import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Availability, CalendarRefused, type NewEvent, type SeenEvent } from '#ports/calendar.ts';
import { eventDraft } from '#test/builders/calendar-event.ts';
import { CALENDAR_WORLDS, type CalendarWorld } from '#test/fixtures/calendar-worlds.ts';

const OFFICER = 'priya@mill.example';
const HEAD = 'head@oakwood.example';
const DEPUTY = 'deputy@oakwood.example';
const NOVEMBER = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };

describe.each(CALENDAR_WORLDS)('the calendar $name', ({ open }) => {
  let world: CalendarWorld;
  beforeEach(async () => {
    world = await open();
    world.addMailbox({ address: OFFICER });
    world.addMailbox({ address: HEAD });
    world.addMailbox({ address: DEPUTY });
  });
  afterEach(() => world.close());

  const visit = (overrides: Partial<NewEvent> = {}): NewEvent => ({
    mailbox: OFFICER,
    transactionId: 'visit-1',
    draft: eventDraft(),
    ...overrides,
  });
  const create = (overrides: Partial<NewEvent> = {}) => world.calendar.create(visit(overrides));

  it('makes an event that says what its draft says', async () => {
    const made = await create();
    const { subject, startsAt, minutes, location, record, invited } = eventDraft();
    expect(made).toEqual({
      eventId: expect.any(String),
      record,
      subject,
      startsAt,
      minutes,
      location,
      isCancelled: false,
      invited: invited.map(one => ({ ...one, response: 'none' })),
      modifiedAt: world.now,
      answeredAt: null,
    });
    expect(await world.calendar.find(OFFICER, made.eventId)).toEqual(made);
  });

  it('makes one event of the same transaction given twice', async () => {
    const first = await create();
    expect(await create()).toEqual(first);
    expect(await world.calendar.byRecord(OFFICER, first.record ?? '')).toEqual([first]);
  });

  it('makes two events of two transactions', async () => {
    await create();
    await create({ transactionId: 'visit-1-again' });
    expect(await world.calendar.byRecord(OFFICER, eventDraft().record)).toHaveLength(2);
  });

  it('makes an event of nobody else’s, at no place and online', async () => {
    const made = await create({ draft: eventDraft({ invited: [], location: null, isOnline: true }) });
    expect(made).toMatchObject({ invited: [], location: null });
  });

  it.each([
    ['2026-03-28T09:00:00.000Z', 'the day before summer time begins'],
    ['2026-03-29T00:30:00.000Z', 'over the hour that is left out'],
    ['2026-03-30T08:00:00.000Z', 'the day after'],
    ['2026-10-25T00:30:00.000Z', 'over the hour that comes twice'],
    ['2026-10-26T09:00:00.000Z', 'the day after'],
  ])('keeps %s as it is, %s', async startsAt => {
    const made = await create({ draft: eventDraft({ startsAt, minutes: 90 }) });
    expect(made).toMatchObject({ startsAt, minutes: 90 });
    expect(await world.calendar.find(OFFICER, made.eventId)).toMatchObject({ startsAt, minutes: 90 });
  });

  it('makes many events, each with its own fate and in their order', async () => {
    world.addMailbox({ address: 'closed@mill.example', trouble: 'forbidden' });
    const events = [
      visit(),
      visit({ mailbox: 'closed@mill.example', transactionId: 'visit-2' }),
      visit({ mailbox: 'nobody@mill.example', transactionId: 'visit-3' }),
      visit({ transactionId: 'visit-4', draft: eventDraft({ record: 'visit 4' }) }),
    ];
    const [first, closed, nobody, last] = await world.calendar.createAll(events);
    expect(first).toMatchObject({ record: eventDraft().record });
    expect(closed).toMatchObject({ name: 'CalendarRefused', why: 'forbidden' });
    expect(nobody).toMatchObject({ name: 'CalendarRefused', why: 'no-mailbox' });
    expect(last).toMatchObject({ record: 'visit 4' });
    expect(await world.calendar.createAll(events)).toEqual([first, closed, nobody, last]);
    expect(await world.calendar.createAll([])).toEqual([]);
  });

  it('brings an event to say something else, as often as asked', async () => {
    const { eventId } = await create();
    world.now = '2026-11-04T08:00:00.000Z';
    const draft = eventDraft({
      startsAt: '2026-11-12T10:00:00.000Z',
      minutes: 60,
      subject: 'Oakwood: the date has moved',
      location: null,
      invited: [{ address: HEAD, name: 'Tom Reed', required: true }],
    });
    const updated = await world.calendar.update(OFFICER, eventId, draft);
    expect(updated).toMatchObject({
      eventId,
      record: draft.record,
      startsAt: draft.startsAt,
      minutes: 60,
      subject: draft.subject,
      location: null,
      invited: [{ address: HEAD, required: true, response: 'none' }],
      modifiedAt: world.now,
    });
    expect(await world.calendar.update(OFFICER, eventId, draft)).toMatchObject({ eventId, minutes: 60 });
    expect(await world.calendar.find(OFFICER, eventId)).toEqual(updated);
  });

  it('keeps the answers of those whose time stays', async () => {
    const { eventId } = await create();
    world.answer(HEAD, eventId, 'accepted');
    const updated = await world.calendar.update(OFFICER, eventId, eventDraft({ location: 'The library' }));
    expect(responses(updated)).toEqual(['accepted', 'none']);
    expect(updated).toMatchObject({ answeredAt: world.now });
    const later = eventDraft({ startsAt: '2026-11-12T10:00:00.000Z' });
    expect(await world.calendar.update(OFFICER, eventId, later)).toMatchObject({ answeredAt: null });
  });

  it('says that an event to be changed is gone', async () => {
    const { eventId } = await create();
    world.remove(OFFICER, eventId);
    expect(await world.calendar.update(OFFICER, eventId, eventDraft())).toBe('gone');
    expect(await world.calendar.update(OFFICER, eventId, eventDraft({ isOnline: true }))).toBe('gone');
    expect(await world.calendar.find(OFFICER, eventId)).toBeNull();
  });

  it('calls an event off, and minds not when it is off already', async () => {
    const { eventId } = await create();
    await world.calendar.cancel(OFFICER, eventId, 'Inspectors come that day.');
    expect(await world.calendar.find(OFFICER, eventId)).toBeNull();
    expect(await world.calendar.byRecord(OFFICER, eventDraft().record)).toEqual([]);
    await world.calendar.cancel(OFFICER, eventId, 'Inspectors come that day.');
  });

  it('calls off an event to which nobody was invited', async () => {
    const { eventId } = await create({ draft: eventDraft({ invited: [] }) });
    await world.calendar.cancel(OFFICER, eventId, '');
    expect(await world.calendar.find(OFFICER, eventId)).toBeNull();
  });

  it('shows what people did in their own calendars', async () => {
    const { eventId } = await create();
    world.answer(HEAD, eventId, 'declined');
    world.answer(DEPUTY, eventId, 'tentative');
    expect(responses(await world.calendar.find(OFFICER, eventId))).toEqual(['declined', 'tentative']);
    world.move(OFFICER, eventId, '2026-11-11T09:00:00.000Z');
    const moved = await world.calendar.find(OFFICER, eventId);
    expect(moved).toMatchObject({ startsAt: '2026-11-11T09:00:00.000Z', minutes: 90 });
    expect(responses(moved)[1]).toBe('none');
  });

  it('finds by our record’s name only what carries it, quotes and all', async () => {
    const record = "visit O'Neill & (co) #1+2";
    const { eventId } = await create({ draft: eventDraft({ record }) });
    await create({ transactionId: 'other' });
    const found = await world.calendar.byRecord(OFFICER, record);
    expect(found.map(event => event.eventId)).toEqual([eventId]);
    expect(await world.calendar.byRecord(HEAD, record)).toEqual([]);
  });

  it('says when each can, and of whom nothing can be read, why', async () => {
    world.addMailbox({ address: 'closed@mill.example', trouble: 'forbidden' });
    world.addMailbox({ address: 'no-box@mill.example', trouble: 'no-mailbox' });
    world.addMailbox({
      address: 'part@mill.example',
      workingHours: { days: [1, 3], from: '09:30', until: '14:00' },
    });
    world.addMailbox({ address: 'silent@mill.example', workingHours: null });
    world.addBusy(HEAD, {
      from: '2026-11-05T09:00:00.000Z',
      until: '2026-11-05T10:00:00.000Z',
      status: 'tentative',
    });
    world.addBusy(HEAD, {
      from: '2026-12-05T09:00:00.000Z',
      until: '2026-12-05T10:00:00.000Z',
      status: 'busy',
    });
    world.addBusy(HEAD, {
      from: '2026-11-03T00:00:00.000Z',
      until: '2026-11-04T00:00:00.000Z',
      status: 'away',
    });
    const addresses = [
      'closed@mill.example',
      'no-box@mill.example',
      'part@mill.example',
      'silent@mill.example',
    ].concat(['Head@Oakwood.example', 'someone@elsewhere.example']);
    const read = await world.calendar.availability({ asker: OFFICER, addresses, ...NOVEMBER });
    const office = { days: [1, 2, 3, 4, 5], from: '08:00', until: '17:00' };
    expect([...read]).toEqual([
      ['closed@mill.example', 'forbidden'],
      ['no-box@mill.example', 'no-mailbox'],
      ['part@mill.example', { busy: [], workingHours: { days: [1, 3], from: '09:30', until: '14:00' } }],
      ['silent@mill.example', { busy: [], workingHours: null }],
      [
        'Head@Oakwood.example',
        {
          busy: [
            { from: '2026-11-03T00:00:00.000Z', until: '2026-11-04T00:00:00.000Z', status: 'away' },
            { from: '2026-11-05T09:00:00.000Z', until: '2026-11-05T10:00:00.000Z', status: 'tentative' },
          ],
          workingHours: office,
        },
      ],
      ['someone@elsewhere.example', 'no-mailbox'],
    ]);
  });

  it('counts a visit as held until its head accepts, and not once declined', async () => {
    const { eventId } = await create();
    const statuses = async () => {
      const read = await world.calendar.availability({ asker: OFFICER, addresses: [HEAD], ...NOVEMBER });
      return (read.get(HEAD) as Availability).busy.map(({ status }) => status);
    };
    expect(await statuses()).toEqual(['tentative']);
    world.answer(HEAD, eventId, 'accepted');
    expect(await statuses()).toEqual(['busy']);
    world.answer(HEAD, eventId, 'declined');
    expect(await statuses()).toEqual([]);
  });

  it('asks for more people than one call of Graph takes', async () => {
    const addresses = Array.from({ length: 45 }, (_, n) => `head-${n}@mill.example`);
    for (const address of addresses) world.addMailbox({ address });
    const read = await world.calendar.availability({ asker: OFFICER, addresses, ...NOVEMBER });
    expect([...read.keys()]).toEqual(addresses);
  });

  it('tells what changed since it was last asked, and all there is at first', async () => {
    const first = await create();
    const other = await create({ transactionId: 'visit-2', draft: eventDraft({ record: 'visit 2' }) });
    const outside = eventDraft({ startsAt: '2027-01-12T10:00:00.000Z', record: 'visit 3' });
    await create({ transactionId: 'visit-3', draft: outside });
    const all = await changes(null);
    expect(sorted(all.events)).toEqual(sorted([first, other]));
    expect(all.removedIds).toEqual([]);

    const nothing = await changes(all.token);
    expect(nothing).toMatchObject({ events: [], removedIds: [] });

    world.move(OFFICER, first.eventId, '2026-11-17T13:30:00.000Z');
    world.remove(OFFICER, other.eventId);
    const later = await changes(nothing.token);
    expect(later.events).toMatchObject([{ eventId: first.eventId, record: first.record }]);
    expect(later.removedIds).toEqual([other.eventId]);
    expect(await changes(later.token)).toMatchObject({ events: [], removedIds: [] });
  });

  it('counts an event moved out of the stretch as removed from it', async () => {
    const { eventId } = await create();
    const { token } = await changes(null);
    world.move(OFFICER, eventId, '2027-02-02T10:00:00.000Z');
    expect(await changes(token)).toMatchObject({ events: [], removedIds: [eventId] });
  });

  it('says that a token is too old', async () => {
    const { token } = await changes(null);
    world.expireTokens();
    expect(await world.calendar.changes(OFFICER, NOVEMBER, token)).toBe('expired');
    expect(await changes(null)).toMatchObject({ events: [] });
  });

  it('watches a mailbox until the time it says, and longer when renewed', async () => {
    const watching = {
      notificationUrl: 'https://bot.example/api/graph/notifications',
      lifecycleUrl: 'https://bot.example/api/graph/lifecycle',
      clientState: 'a-secret',
    };
    const watch = await world.calendar.watch(OFFICER, watching);
    expect(watch.expiresAt > world.now).toBe(true);
    world.now = '2026-11-05T09:30:00.000Z';
    const renewed = await world.calendar.renew(watch.subscriptionId);
    expect(renewed).toMatchObject({ subscriptionId: watch.subscriptionId });
    expect((renewed as typeof watch).expiresAt > watch.expiresAt).toBe(true);
    await world.calendar.unwatch(watch.subscriptionId);
    await world.calendar.unwatch(watch.subscriptionId);
    expect(await world.calendar.renew(watch.subscriptionId)).toBe('gone');
  });

  it.each(['forbidden', 'no-mailbox'] as const)(
    'refuses each thing in a mailbox that is %s',
    async trouble => {
      const mailbox = 'closed@mill.example';
      world.addMailbox({ address: mailbox, trouble });
      const { calendar } = world;
      const watching = {
        notificationUrl: 'https://b.example',
        lifecycleUrl: 'https://b.example',
        clientState: 's',
      };
      const attempts = [
        calendar.create(visit({ mailbox })),
        calendar.update(mailbox, 'an-event', eventDraft()),
        calendar.cancel(mailbox, 'an-event', ''),
        calendar.find(mailbox, 'an-event'),
        calendar.byRecord(mailbox, 'visit 1'),
        calendar.changes(mailbox, NOVEMBER, null),
        calendar.watch(mailbox, watching),
        calendar.availability({ asker: mailbox, addresses: [HEAD], ...NOVEMBER }),
      ];
      for (const outcome of await Promise.allSettled(attempts)) {
        const reason = outcome.status === 'rejected' ? outcome.reason : null;
        expect(reason).toBeInstanceOf(CalendarRefused);
        expect(reason.why).toBe(trouble);
      }
    },
  );

  async function changes(token: string | null) {
    const read = await world.calendar.changes(OFFICER, NOVEMBER, token);
    if (read === 'expired') throw new Error('The token was too old.');
    return read;
  }
});

function responses(event: SeenEvent | 'gone' | null) {
  return event === null || event === 'gone' ? [] : event.invited.map(({ response }) => response);
}

function sorted(events: readonly SeenEvent[]) {
  return [...events].sort((a, b) => a.eventId.localeCompare(b.eventId));
}
