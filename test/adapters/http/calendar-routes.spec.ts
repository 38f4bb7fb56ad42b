import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CalendarLifecycle, CalendarNotification } from '#adapters/http/calendar-routes.ts';
import { type Edge, edge } from './edge.ts';

const NOTIFICATION = {
  subscriptionId: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07',
  subscriptionExpirationDateTime: '2026-11-05T11:00:00.000Z',
  changeType: 'updated',
  resource: 'Users/622eaaff-0683-4862-9de4-f2ec83c2bd98/Events/AAMkAGUwNjQ4ZjIxAAA=',
  resourceData: { '@odata.type': '#Microsoft.Graph.Event', id: 'AAMkAGUwNjQ4ZjIxAAA=' },
  clientState: 'a-secret',
  tenantId: '11111111-1111-4111-8111-111111111111',
};
const LIFECYCLE = {
  subscriptionId: NOTIFICATION.subscriptionId,
  subscriptionExpirationDateTime: '2026-11-05T11:00:00.000Z',
  tenantId: NOTIFICATION.tenantId,
  clientState: 'a-secret',
  lifecycleEvent: 'reauthorizationRequired',
};
const NOTIFICATIONS = '/api/graph/notifications';
const ROUTES = [NOTIFICATIONS, '/api/graph/lifecycle'];

describe('what Graph tells of calendars', () => {
  let notifications: CalendarNotification[];
  let lifecycle: CalendarLifecycle[];
  let failing: boolean;
  let server: Edge;
  beforeEach(() => {
    [notifications, lifecycle, failing] = [[], [], false];
    const take = async () => {
      if (failing) throw new Error('private words of the store');
    };
    server = edge(null, {
      calendar: {
        onNotifications: async items => {
          notifications.push(...items);
          await take();
        },
        onLifecycle: async items => {
          lifecycle.push(...items);
          await take();
        },
      },
    });
  });
  afterEach(() => server.close());

  const tell = (url: string, body: unknown) =>
    server.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      payload: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const shakeHands = (url: string, query: string) =>
    server.app.inject({
      method: 'POST',
      url: `${url}?${query}`,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
    });

  it.each(ROUTES)('gives the token of a handshake back exactly, as text, at %s', async url => {
    const token = 'Validation: Testing client application reachability <script>alert(1)</script> &+%';
    const { statusCode, headers, body } = await shakeHands(
      url,
      new URLSearchParams({ validationToken: token }).toString(),
    );
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(body).toBe(token);
    expect([...notifications, ...lifecycle]).toEqual([]);
  });

  it('takes a handshake that names no kind of body', async () => {
    const { statusCode, body } = await server.app.inject({
      method: 'POST',
      url: `${NOTIFICATIONS}?validationToken=abc`,
    });
    expect([statusCode, body]).toEqual([200, 'abc']);
  });

  it.each([`validationToken=${'x'.repeat(2049)}`, 'validationToken=', 'validationToken=a&validationToken=b'])(
    'refuses a handshake that is none: %.40s',
    async query => {
      expect((await shakeHands(NOTIFICATIONS, query)).statusCode).toBe(400);
    },
  );

  it('hands on what changed and takes it with 202, whoever says so', async () => {
    const other = { ...NOTIFICATION, clientState: 'wrong', changeType: 'deleted', resourceData: null };
    const { statusCode, body } = await tell(NOTIFICATIONS, { value: [NOTIFICATION, other] });
    expect([statusCode, body]).toEqual([202, '']);
    const eventId = NOTIFICATION.resourceData.id;
    const { subscriptionId } = NOTIFICATION;
    expect(notifications).toEqual([
      { subscriptionId, clientState: 'a-secret', eventId, changeType: 'updated' },
      { subscriptionId, clientState: 'wrong', eventId, changeType: 'deleted' },
    ]);
  });

  it('hands on what Graph says of a subscription', async () => {
    const removed = { subscriptionId: 'gone', lifecycleEvent: 'subscriptionRemoved' };
    expect((await tell('/api/graph/lifecycle', { value: [LIFECYCLE, removed] })).statusCode).toBe(202);
    expect(lifecycle).toEqual([
      {
        subscriptionId: LIFECYCLE.subscriptionId,
        clientState: 'a-secret',
        lifecycleEvent: 'reauthorizationRequired',
      },
      { subscriptionId: 'gone', clientState: null, lifecycleEvent: 'subscriptionRemoved' },
    ]);
  });

  it('leaves out items it cannot read, and takes the others', async () => {
    const value = [
      null,
      7,
      {},
      { ...NOTIFICATION, changeType: 'renamed' },
      { ...NOTIFICATION, subscriptionId: 5 },
    ];
    expect((await tell(NOTIFICATIONS, { value: [...value, NOTIFICATION] })).statusCode).toBe(202);
    expect(notifications).toHaveLength(1);
    expect((await tell(NOTIFICATIONS, { value: [] })).statusCode).toBe(202);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"value":7}',
    '{"values":[]}',
    '"text"',
    `{"value":${'['.repeat(60)}${']'.repeat(60)}}`,
  ])('refuses %.40s, which is no list of notifications', async body => {
    for (const url of ROUTES) expect((await tell(url, body)).statusCode).toBe(400);
    expect(notifications).toEqual([]);
  });

  it('takes no body longer than it may be, and none but JSON', async () => {
    expect((await tell(NOTIFICATIONS, { value: ['x'.repeat(1024 * 1024)] })).statusCode).toBe(413);
    const asForm = await server.app.inject({
      method: 'POST',
      url: NOTIFICATIONS,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'value=1',
    });
    expect(asForm.statusCode).toBe(415);
    const asText = await server.app.inject({
      method: 'POST',
      url: NOTIFICATIONS,
      headers: { 'content-type': 'text/plain' },
      payload: '{"value":[]}',
    });
    expect(asText.statusCode).toBe(400);
  });

  it('asks Graph to come again when what changed could not be taken in, and says not why', async () => {
    failing = true;
    for (const [url, item] of [
      [NOTIFICATIONS, NOTIFICATION],
      ['/api/graph/lifecycle', LIFECYCLE],
    ] as const) {
      const { statusCode, headers, body } = await tell(url, { value: [item] });
      expect(statusCode).toBe(503);
      expect(headers['retry-after']).toBe('5');
      expect(body).not.toContain('private words');
    }
  });

  it('is told nowhere where no calendar is connected', async () => {
    await using none = Object.assign(edge(null), {
      [Symbol.asyncDispose]: (): Promise<void> => none.close(),
    });
    const { statusCode } = await none.app.inject({
      method: 'POST',
      url: `${NOTIFICATIONS}?validationToken=abc`,
    });
    expect(statusCode).toBe(404);
  });

  it('leaves the other ways in without text', async () => {
    const { statusCode } = await server.app.inject({
      method: 'POST',
      url: '/api/messages',
      headers: { 'content-type': 'text/plain' },
      payload: 'hello',
    });
    expect(statusCode).toBe(415);
  });
});
