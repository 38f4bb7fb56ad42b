import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectorClient, connectorClient } from '#adapters/teams/connector-client.ts';
import { SendFailed } from '#ports/messenger.ts';
import { BLOCKED, Connector, type Fault, GONE, THROTTLED } from '#test/fakes/connector.ts';

const CONVERSATION = '19:abc_def@thread.tacv2;messageid=1';
const ACTIVITY = { type: 'message', text: 'private words' };

let teams: Connector;
let client: ConnectorClient;
let dropped: string[];
const at = () => ({ serviceUrl: `${teams.url}/`, conversationId: CONVERSATION });

beforeEach(async () => {
  teams = await Connector.start();
  dropped = [];
  client = connectorClient({
    token: { current: async () => 'bot-token', drop: token => void dropped.push(token) },
  });
});
afterEach(() => teams.stop());

async function failureOf(work: Promise<unknown>): Promise<SendFailed> {
  const failure = await work.then(
    () => null,
    error => error,
  );
  if (!(failure instanceof SendFailed)) throw new Error(`expected SendFailed, got ${failure}`);
  expect(failure.message).not.toMatch(/private|bot-token|abc_def/);
  return failure;
}

describe('the connector client', () => {
  it('posts an activity with the bot’s token and returns its id', async () => {
    const id = await client.send(at(), ACTIVITY);
    expect(teams.sent).toEqual([
      { id, conversationId: CONVERSATION, activity: ACTIVITY, updates: 0, deleted: false },
    ]);
    expect(teams.requests[0]?.headers.authorization).toBe('Bearer bot-token');
  });

  it('sends no Authorization header when there is no token', async () => {
    const demo = connectorClient({ token: { current: async () => null, drop: () => {} } });
    await demo.send(at(), ACTIVITY);
    expect(teams.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('replaces and deletes what it posted', async () => {
    const id = await client.send(at(), ACTIVITY);
    await client.update(at(), id, { type: 'message', text: 'new' });
    expect(teams.in(CONVERSATION)[0]).toMatchObject({ activity: { text: 'new' }, updates: 1 });
    await client.delete(at(), id);
    expect(teams.in(CONVERSATION)).toEqual([]);
  });

  it('counts a message that is gone already as deleted', async () => {
    await expect(client.delete(at(), 'nothing')).resolves.toBeUndefined();
  });

  it('opens a conversation', async () => {
    const parameters = { members: [{ id: '29:1' }], tenantId: 't' };
    expect(await client.createConversation(teams.url, parameters)).toMatch(/^a:/);
    expect(teams.requests[0]).toMatchObject({ method: 'POST', path: ['conversations'], body: parameters });
  });

  it('reads a member, and says null for one who is not there', async () => {
    teams.members.set('29:1/x y', { id: '29:1/x y', userPrincipalName: 'pat@example.net' });
    expect(await client.member(at(), '29:1/x y')).toMatchObject({ userPrincipalName: 'pat@example.net' });
    expect(await client.member(at(), '29:2')).toBeNull();
  });

  it('keeps the path of the service URL and encodes ids', async () => {
    await client.send({ serviceUrl: `${teams.url}/uk/`, conversationId: 'a/../b?c#d' }, ACTIVITY);
    expect(teams.requests[0]?.path).toEqual(['conversations', 'a/../b?c#d', 'activities']);
  });

  it.each([
    ['..', 'https://smba.example.net/'],
    ['.', 'https://smba.example.net/'],
    ['', 'https://smba.example.net/'],
    ['a:1', 'http://smba.example.net/'],
    ['a:1', 'https://user:pw@smba.example.net/'],
    ['a:1', 'nonsense'],
  ])('never sends to conversation "%s" at %s', async (conversationId, serviceUrl) => {
    const { arrived } = await failureOf(client.send({ serviceUrl, conversationId }, ACTIVITY));
    expect(arrived).toBe('never');
  });
});

type Arrived = SendFailed['arrived'];
const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more });

describe('a failure says whether the message arrived', () => {
  it.each<[string, Fault, post: Arrived, put: Arrived]>([
    ['throttled', THROTTLED, 'no', 'no'],
    ['a failed precondition', status(412), 'no', 'no'],
    ['our token refused', status(401), 'no', 'no'],
    ['blocked by the person', BLOCKED, 'never', 'never'],
    ['a conversation that is gone', GONE, 'never', 'never'],
    ['gone for good', status(410), 'never', 'never'],
    ['a malformed message', status(400), 'never', 'never'],
    ['a message that is too large', status(413), 'never', 'never'],
    ['a redirect', { kind: 'answer', status: 307, headers: { location: '/v3/elsewhere' } }, 'never', 'never'],
    ['a time-out at a gateway', status(408), 'unknown', 'no'],
    ['500', status(500), 'unknown', 'no'],
    ['502', status(502), 'unknown', 'no'],
    ['503', status(503, { retryAfter: '1' }), 'unknown', 'no'],
    ['504', status(504), 'unknown', 'no'],
    ['500 after it was accepted', status(500, { accepted: true }), 'unknown', 'no'],
    ['a reset', { kind: 'reset' }, 'unknown', 'no'],
    ['a reset after it was accepted', { kind: 'reset', accepted: true }, 'unknown', 'no'],
  ])('%s', async (_title, fault, post, put) => {
    const id = await client.send(at(), ACTIVITY);
    teams.faults.always(fault);
    const before = teams.requests.length;
    expect((await failureOf(client.send(at(), ACTIVITY))).arrived).toBe(post);
    expect((await failureOf(client.createConversation(teams.url, {}))).arrived).toBe(post);
    expect((await failureOf(client.update(at(), id, ACTIVITY))).arrived).toBe(put);
    // One call is one request, whatever came back.
    expect(teams.requests.length - before).toBe(3);
  });

  it('a misdirected request is refused again, and is the one that fetch itself asks twice', async () => {
    teams.faults.always(status(421));
    expect((await failureOf(client.send(at(), ACTIVITY))).arrived).toBe('never');
    expect(teams.requests).toHaveLength(2);
  });

  it('a stall ends with the time-out, after which a POST is unknown and a PUT may be repeated', async () => {
    const hasty = connectorClient({ token: { current: async () => null, drop: () => {} }, timeoutMs: 60 });
    teams.faults.always({ kind: 'stall', accepted: true });
    expect((await failureOf(hasty.send(at(), ACTIVITY))).arrived).toBe('unknown');
    expect((await failureOf(hasty.update(at(), '1', ACTIVITY))).arrived).toBe('no');
    expect(teams.requests).toHaveLength(2);
  });

  it('nobody listening: it did not arrive', async () => {
    const place = at();
    await teams.stop();
    expect((await failureOf(client.send(place, ACTIVITY))).arrived).toBe('no');
  });

  it('a name nobody has: it did not arrive', async () => {
    const place = { serviceUrl: 'https://teams.invalid/', conversationId: 'a:1' };
    expect((await failureOf(client.send(place, ACTIVITY))).arrived).toBe('no');
  });

  it('no TLS at the other end: it did not arrive', async () => {
    const plain = createServer(socket => socket.once('data', () => socket.end('HTTP/1.1 400 Bad\r\n\r\n')));
    await new Promise<void>(resolve => plain.listen(0, '127.0.0.1', resolve));
    const address = plain.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const place = { serviceUrl: `https://127.0.0.1:${port}/`, conversationId: 'a:1' };
    expect((await failureOf(client.send(place, ACTIVITY))).arrived).toBe('no');
    await new Promise(resolve => plain.close(resolve));
  });

  it.each([
    ['no id', '{}'],
    ['nonsense', '<html>'],
    ['nothing', ''],
    ['an answer without end', `{"id": "${'x'.repeat(100_000)}"}`],
  ])('accepted with %s: unknown, since sending it again would show it twice', async (_title, body) => {
    teams.faults.once({ kind: 'answer', status: 201, body });
    expect((await failureOf(client.send(at(), ACTIVITY))).arrived).toBe('unknown');
  });

  it('a token that cannot be had: nothing was sent', async () => {
    const failure = new SendFailed('no token', { arrived: 'no' });
    const poor = connectorClient({ token: { current: () => Promise.reject(failure), drop: () => {} } });
    await expect(poor.send(at(), ACTIVITY)).rejects.toBe(failure);
    expect(teams.requests).toEqual([]);
  });

  it('drops its token when Teams refuses it', async () => {
    teams.faults.once(status(401));
    await failureOf(client.send(at(), ACTIVITY));
    expect(dropped).toEqual(['bot-token']);
  });

  it('names the status and Teams’ own code, and nothing of the message', async () => {
    teams.faults.once(BLOCKED);
    const failure = await failureOf(client.send(at(), ACTIVITY));
    expect([failure.message, failure.status]).toEqual([
      'Teams answered 403 MessageWritesBlocked to a POST.',
      403,
    ]);
  });
});

describe('Retry-After', () => {
  const DATE = 'Tue, 03 Nov 2026 09:30:00 GMT';
  it.each<[string, string | undefined, number | null]>([
    ['in seconds', '17', 17],
    ['nought', '0', 0],
    ['as a date, by the server’s clock', 'Tue, 03 Nov 2026 09:31:30 GMT', 90],
    ['as a date that has passed', 'Tue, 03 Nov 2026 09:00:00 GMT', 0],
    ['longer than an hour', '86400', 3600],
    ['nonsense', 'soon', null],
    ['negative', '-5', null],
    ['missing', undefined, null],
  ])('%s', async (_title, given, expected) => {
    const headers = { date: DATE, ...(given !== undefined && { 'retry-after': given }) };
    teams.faults.once({ kind: 'answer', status: 429, headers });
    expect((await failureOf(client.send(at(), ACTIVITY))).retryAfterSeconds).toBe(expected);
  });
});
