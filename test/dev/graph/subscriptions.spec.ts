import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsWith } from '#test/contracts/edm-schema.ts';
import { graphSchema } from '#test/contracts/graph-shapes.ts';
import { type AskedGraph, askedGraph, meetingBody } from '#test/fixtures/graph-requests.ts';

const OFFICER = 'priya@mill.example';
const EVENTS = `/users/${OFFICER}/events`;

/** Whoever subscribed: echoes tokens and keeps what it is told. */
function listener() {
  const told: Record<string, unknown>[] = [];
  const state = { echoes: true, status: 202 };
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const token = new URL(request.url ?? '', 'http://x').searchParams.get('validationToken');
    if (token !== null)
      return void response.writeHead(200, { 'content-type': 'text/plain' }).end(state.echoes ? token : 'no');
    told.push(...JSON.parse(Buffer.concat(chunks).toString()).value);
    return void response.writeHead(state.status).end();
  });
  return {
    told,
    state,
    start: () => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)),
    url: (path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    stop: () => new Promise(resolve => server.close(resolve)),
  };
}

describe('subscriptions', () => {
  let world: AskedGraph;
  let bot: ReturnType<typeof listener>;
  beforeEach(async () => {
    world = await askedGraph();
    bot = listener();
    await bot.start();
  });
  afterEach(async () => {
    await world[Symbol.asyncDispose]();
    await bot.stop();
  });

  const subscribe = (overrides: object = {}) =>
    world.ask('POST', '/subscriptions', {
      changeType: 'created,updated,deleted',
      notificationUrl: bot.url('/notifications'),
      lifecycleNotificationUrl: bot.url('/lifecycle'),
      resource: `/users/${OFFICER}/events`,
      expirationDateTime: '2026-11-05T09:30:00.000Z',
      clientState: 'a-secret',
      ...overrides,
    });
  const create = () => world.ask('POST', EVENTS, meetingBody());

  it('tell of what is created, updated and deleted, in words the schema knows', async () => {
    const { status, body: subscription } = await subscribe();
    expect(status).toBe(201);
    expect(subscription).toMatchObject({ clientState: null, expirationDateTime: '2026-11-05T09:30:00.000Z' });
    const { body: event } = await create();
    await world.ask('PATCH', `${EVENTS}/${event.id}`, { subject: 'Other' });
    await world.ask('DELETE', `${EVENTS}/${event.id}`);
    await world.graph.settle();
    expect(bot.told).toMatchObject(
      ['created', 'updated', 'deleted'].map(changeType => ({
        subscriptionId: subscription.id,
        clientState: 'a-secret',
        changeType,
        resourceData: { id: event.id },
      })),
    );
    const schema = graphSchema();
    if (schema)
      for (const item of bot.told) expect(faultsWith(schema, item, 'changeNotification')).toEqual([]);
  });

  it('tell nobody of another mailbox', async () => {
    await subscribe({ resource: 'users/head@oakwood.example/events', changeType: 'deleted' });
    await create();
    await world.graph.settle();
    expect(bot.told).toEqual([]);
  });

  it('are given only to who echoes the token', async () => {
    bot.state.echoes = false;
    const { status, body } = await subscribe();
    expect([status, body.error.code]).toEqual([400, 'ValidationError']);
    expect(world.graph.subscriptions.all).toEqual([]);
  });

  it.each([
    [{ clientState: 'x'.repeat(129) }],
    [{ changeType: 'renamed' }],
    [{ notificationUrl: 'http://bot.example/n' }],
    [{ resource: '/users/priya@mill.example/messages' }],
    [{ expirationDateTime: '2026-11-03T09:00:00.000Z' }],
  ])('are refused with %j', async overrides => {
    expect((await subscribe(overrides)).status).toBe(400);
  });

  it('end when they say, sooner than asked for where that is too long', async () => {
    const { body } = await subscribe({ expirationDateTime: '2027-11-05T09:30:00.000Z' });
    expect(body.expirationDateTime).toBe('2026-11-06T08:00:00.000Z');
    const path = `/subscriptions/${body.id}`;
    const until = { expirationDateTime: '2026-11-06T10:00:00.000Z' };
    world.now = '2026-11-05T08:00:00.000Z';
    expect((await world.ask('PATCH', path, until)).body.expirationDateTime).toBe(until.expirationDateTime);
    world.now = '2026-11-06T10:00:00.000Z';
    await create();
    await world.graph.settle();
    expect(bot.told).toEqual([]);
    expect((await world.ask('PATCH', path, until)).status).toBe(404);
    expect((await world.ask('DELETE', path)).status).toBe(404);
  });

  it('tell of themselves: that they are removed, or to be authorised again', async () => {
    const { body } = await subscribe();
    world.graph.subscriptions.lifecycle(body.id, 'missed');
    world.graph.subscriptions.lifecycle(body.id, 'reauthorizationRequired');
    await create();
    await world.ask('PATCH', `/subscriptions/${body.id}`, { expirationDateTime: '2026-11-05T10:00:00.000Z' });
    await create();
    world.graph.subscriptions.lifecycle(body.id, 'subscriptionRemoved');
    await create();
    await world.graph.settle();
    expect(bot.told.map(item => item.lifecycleEvent ?? item.changeType)).toEqual([
      'missed',
      'reauthorizationRequired',
      'created',
      'subscriptionRemoved',
    ]);
    expect(bot.told.every(item => item.clientState === 'a-secret')).toBe(true);
  });

  it('lose, repeat, hold back, reorder and spoil what they tell, when told to', async () => {
    await subscribe({ changeType: 'created' });
    world.graph.faults.notifications('lost', 'repeated', 'late', 'reordered');
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await create()).body.id);
    await world.graph.settle();
    const heard = () => bot.told.map(item => ids.indexOf((item.resourceData as { id: string }).id));
    expect(heard()).toEqual([1, 1, 4, 3]);
    world.graph.notifier.releaseLate();
    world.graph.faults.notifications('wrong-client-state');
    await create();
    await world.graph.settle();
    expect(heard()).toEqual([1, 1, 4, 3, 2, -1]);
    expect(bot.told.at(-1)?.clientState).toBe('not-what-you-said');
  });

  it('tell again who did not take it', async () => {
    await subscribe({ changeType: 'created' });
    bot.state.status = 503;
    await create();
    await world.graph.settle();
    expect(bot.told).toHaveLength(3);
  });
});
