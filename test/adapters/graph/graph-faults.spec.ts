import { describe, expect, it } from 'vitest';
import { graphCalendars } from '#adapters/graph/graph-calendars.ts';
import { CalendarUnavailable, type NewEvent } from '#ports/calendar.ts';
import type { Fault } from '#src/dev/graph/faults.ts';
import { eventDraft } from '#test/builders/calendar-event.ts';
import { MILL_TENANT } from '#test/fixtures/calendar-worlds.ts';
import { graphWorld, HEAD, OFFICER } from '#test/fixtures/graph-world.ts';

const VISIT: NewEvent = { mailbox: OFFICER, transactionId: 'visit-1', draft: eventDraft() };
const STRETCH = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };
const WATCHING = {
  notificationUrl: 'https://bot.example/n',
  lifecycleUrl: 'https://bot.example/l',
  clientState: 'a-secret',
};
const status = (code: number, more: Partial<Extract<Fault, { kind: 'status' }>> = {}): Fault => ({
  kind: 'status',
  status: code,
  ...more,
});

describe('when Graph fails', () => {
  it.each<[string, Fault]>([
    ['says 504 after it was made', status(504, { carriedOut: true })],
    ['breaks off after it was made', { kind: 'reset', carriedOut: true }],
    ['says 503 before', status(503)],
    ['breaks off before', { kind: 'reset' }],
  ])('makes one event where it %s', async (_name, fault) => {
    await using world = await graphWorld();
    world.graph.faults.once(fault);
    const made = await world.calendar.create(VISIT);
    expect(await world.calendar.byRecord(OFFICER, eventDraft().record)).toEqual([made]);
    expect(world.graph.outlook.mail.filter(mail => mail.to === HEAD)).toHaveLength(1);
    expect(world.waited).toHaveLength(1);
  });

  it('finds the event that was made before where Graph answers that the transaction is known', async () => {
    await using world = await graphWorld();
    const made = await world.calendar.create(VISIT);
    world.graph.duplicates = 'conflict';
    expect(await world.calendar.create(VISIT)).toEqual(made);
    expect(await world.calendar.createAll([VISIT])).toEqual([made]);
  });

  it('waits as long as it is told to', async () => {
    await using world = await graphWorld();
    world.graph.faults.once(status(429, { retryAfter: '7' }));
    world.graph.faults.once(status(503, { retryAfter: '2' }));
    await world.calendar.create(VISIT);
    expect(world.waited).toEqual([7000, 2000]);
  });

  it('waits longer each time it is told nothing', async () => {
    await using world = await graphWorld();
    for (const _ of [1, 2, 3]) world.graph.faults.once(status(429));
    await world.calendar.find(OFFICER, 'none');
    expect(world.waited).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = world.waited;
    expect(first).toBeGreaterThanOrEqual(375);
    expect(third).toBeGreaterThan(second / 2);
    expect(third).toBeGreaterThan(first);
  });

  it('says how long to leave it alone where that is longer than somebody waits', async () => {
    await using world = await graphWorld();
    world.graph.faults.always(status(429, { retryAfter: '90' }));
    await expect(world.calendar.create(VISIT)).rejects.toMatchObject({
      name: 'CalendarUnavailable',
      afterMs: 90_000,
    });
    expect(world.waited).toEqual([]);
    expect(world.graph.requests).toHaveLength(1);
  });

  it('gives up in the end, within half a minute', async () => {
    await using world = await graphWorld();
    world.graph.faults.always(status(503));
    await expect(world.calendar.find(OFFICER, 'x')).rejects.toThrow(CalendarUnavailable);
    expect(world.graph.requests.length).toBeLessThanOrEqual(5);
    expect(world.waited.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(30_000);
  });

  it('gives up sooner for a person who waits', async () => {
    await using world = await graphWorld();
    world.graph.faults.always(status(429, { retryAfter: '5' }));
    const asked = { asker: OFFICER, addresses: [HEAD], ...STRETCH };
    await expect(world.calendar.availability(asked)).rejects.toMatchObject({ afterMs: 5000 });
    expect(world.waited).toEqual([]);
  });

  it('does not wait for an answer that never comes', async () => {
    await using world = await graphWorld({ adapter: { callWithinMs: 200 } });
    world.graph.faults.always({ kind: 'stall' });
    await expect(world.calendar.find(OFFICER, 'x')).rejects.toThrow(CalendarUnavailable);
    const asked = { asker: OFFICER, addresses: [HEAD], ...STRETCH, withinMs: 50 };
    await expect(world.calendar.availability(asked)).rejects.toThrow(CalendarUnavailable);
  });

  it('does not make a second subscription of one that may have been made', async () => {
    await using world = await graphWorld({ emulator: { handshake: async () => true } });
    world.graph.faults.once(status(504, { carriedOut: true }));
    await expect(world.calendar.watch(OFFICER, WATCHING)).rejects.toThrow(CalendarUnavailable);
    expect(world.graph.subscriptions.all).toHaveLength(1);
    world.graph.faults.once(status(429, { retryAfter: '1' }));
    await world.calendar.watch(OFFICER, WATCHING);
    expect(world.graph.subscriptions.all).toHaveLength(2);
  });

  it('takes a cancellation that was carried out before its answer was lost for done', async () => {
    await using world = await graphWorld();
    const { eventId } = await world.calendar.create(VISIT);
    world.graph.faults.once(status(504, { carriedOut: true }));
    await world.calendar.cancel(OFFICER, eventId, 'Off');
    expect(world.graph.outlook.mail.filter(mail => mail.kind === 'cancellation')).toHaveLength(2);
  });
});

describe('what Graph says', () => {
  it.each<[Fault, object]>([
    [status(401), { name: 'CalendarRefused', why: 'not-signed-in' }],
    [status(403, { code: 'ErrorAccessDenied' }), { name: 'CalendarRefused', why: 'forbidden' }],
    [status(404, { code: 'MailboxNotEnabledForRESTAPI' }), { name: 'CalendarRefused', why: 'no-mailbox' }],
    [status(403, { code: 'MailboxNotEnabledForRESTAPI' }), { name: 'CalendarRefused', why: 'no-mailbox' }],
    [status(400, { code: 'ErrorInvalidRequest' }), { name: 'CalendarRefused', why: 'refused' }],
    [status(302), { name: 'CalendarRefused', why: 'refused' }],
    [status(409), { name: 'CalendarUnavailable', afterMs: null }],
    [{ kind: 'garbage', status: 200, text: '<html>Sign in</html>' }, { name: 'CalendarUnavailable' }],
    [
      { kind: 'garbage', status: 200, text: '{"id":', type: 'application/json' },
      { name: 'CalendarUnavailable' },
    ],
    [
      { kind: 'garbage', status: 200, text: '{"id":7}', type: 'application/json' },
      { name: 'CalendarUnavailable' },
    ],
    [
      { kind: 'garbage', status: 404, text: '<html>No such page</html>' },
      { name: 'CalendarRefused', why: 'refused' },
    ],
  ])('becomes one of the two errors of the port: %j', async (fault, error) => {
    await using world = await graphWorld();
    world.graph.faults.always(fault);
    await expect(world.calendar.find(OFFICER, 'an-event')).rejects.toMatchObject(error);
  });

  it('says nothing of whom it was about', async () => {
    await using world = await graphWorld();
    world.graph.faults.always(status(403, { code: 'ErrorAccessDenied' }));
    const error = await world.calendar.find(OFFICER, 'an-event').catch((e: unknown) => e);
    expect(`${error} ${(error as Error).cause}`).not.toMatch(/priya|mill|private words/);
  });
});

describe('the token', () => {
  it('is that of the tenant, and is refused when it is wrong', async () => {
    const good = `token-of-${MILL_TENANT}`;
    await using world = await graphWorld({ emulator: { isTokenGood: token => token === good } });
    await world.calendar.create(VISIT);
    const other = graphCalendars({ baseUrl: world.graph.url, tokenFor: async () => 'another' }).of(
      MILL_TENANT,
    );
    await expect(other?.create(VISIT)).rejects.toMatchObject({ why: 'not-signed-in' });
    await expect(other?.createAll([VISIT])).rejects.toMatchObject({ why: 'not-signed-in' });
  });

  it('that cannot be had is no calendar for now', async () => {
    const tokenFor = () => Promise.reject(new Error('a secret of the login'));
    await using world = await graphWorld({ adapter: { tokenFor } });
    await expect(world.calendar.create(VISIT)).rejects.toThrow(CalendarUnavailable);
    expect(world.graph.requests).toEqual([]);
  });

  it('that never comes is waited for no longer than a call may take', async () => {
    const tokenFor = () => new Promise<string>(() => {});
    await using world = await graphWorld({ adapter: { tokenFor, callWithinMs: 50 } });
    await expect(world.calendar.create(VISIT)).rejects.toThrow(CalendarUnavailable);
  });

  it('is not there where nothing is connected, nor for no tenant', () => {
    expect(graphCalendars({ baseUrl: 'https://graph.example', tokenFor: null }).of(MILL_TENANT)).toBeNull();
    const connected = graphCalendars({ baseUrl: 'https://graph.example', tokenFor: async () => '' });
    expect(connected.of(null)).toBeNull();
    expect(connected.of(MILL_TENANT.toUpperCase())).toBe(connected.of(MILL_TENANT));
  });
});
