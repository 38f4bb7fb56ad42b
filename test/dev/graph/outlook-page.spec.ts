import { type FastifyInstance, fastify } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GraphEmulator } from '#src/dev/graph/graph-emulator.ts';
import { createEvent } from '#src/dev/graph/meetings.ts';
import { outlookPage } from '#src/dev/graph/outlook-page.ts';

const OFFICER = 'priya@mill.example';
const HEAD = 'head@oakwood.example';

describe('the demo’s Outlook', () => {
  let graph: GraphEmulator;
  let app: FastifyInstance;
  let eventId: string;
  beforeEach(async () => {
    graph = await GraphEmulator.start({ clock: { now: () => '2026-11-03T09:30:00.000Z' } });
    app = fastify();
    await app.register(outlookPage(graph));
    const officer = graph.outlook.add({ address: OFFICER, name: 'Priya Shah' });
    graph.outlook.add({ address: HEAD, name: 'Tom Reed' });
    graph.outlook.add({ address: 'closed@mill.example', name: 'Closed', state: 'forbidden' });
    const { event } = createEvent(graph.outlook, officer, {
      subject: 'Visit <script>alert("x")</script>',
      start: { dateTime: '2026-11-10T13:30:00', timeZone: 'UTC' },
      end: { dateTime: '2026-11-10T15:00:00', timeZone: 'UTC' },
      attendees: [{ emailAddress: { address: HEAD, name: 'Tom Reed' }, type: 'required' }],
    });
    eventId = event.id;
  });
  afterEach(async () => {
    await app.close();
    await graph.stop();
  });

  const look = async () => (await app.inject({ url: '/demo/outlook' })).body;
  const press = (action: string, form: Readonly<Record<string, string>>, site = 'same-origin') =>
    app.inject({
      method: 'POST',
      url: `/demo/outlook/${action}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site },
      payload: new URLSearchParams(form).toString(),
    });
  const officers = () => graph.outlook.look(OFFICER)?.events.get(eventId);

  it('shows each calendar to whom it belongs, and nobody’s script', async () => {
    const body = await look();
    expect(body).toContain('Priya Shah, priya@mill.example');
    expect(body.match(/Tue 10 Nov, 13:30–15:00/g)).toHaveLength(2);
    expect(body).toContain('Tom Reed has not answered');
    expect(body).not.toContain('<script');
    expect(body).not.toContain('closed@');
    expect(body).toContain(
      '<button aria-describedby="mailbox-2-1" name="answer" value="declined">Decline</button>',
    );
  });

  it('lists the mails that went out, and nobody’s script', async () => {
    expect(await look()).not.toContain('Mails sent');
    graph.outlook.written.push({
      ...{ from: 'letters@mill.example', to: ['joe@governors.example'], subject: 'A <b>letter</b>' },
      ...{ body: 'Dear Joe,\n<script>x()</script>', sentAt: '2026-11-03T09:00:00.000Z' },
      attachments: [{ name: 'letter.docx', bytes: new Uint8Array(2048) }],
    });
    const body = await look();
    expect(body).toContain('A &lt;b&gt;letter&lt;/b&gt;');
    expect(body).toContain(
      'Tue 3 Nov, 9:00, from letters@mill.example to joe@governors.example<br>With letter.docx, 2 KB',
    );
    expect(body).toContain('Dear Joe,<br>&lt;script&gt;');
  });

  it('names every field it asks for', async () => {
    const body = await look();
    const ids = [...body.matchAll(/<input id="([^"]+)"/g)].map(match => match[1]);
    expect(ids.length).toBeGreaterThan(4);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(body).toContain(`<label for="${id}">`);
  });

  it('moves a meeting by London’s clocks', async () => {
    const reply = await press('move', { mailbox: OFFICER, event: eventId, day: '2026-06-02', time: '09:00' });
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '/demo/outlook?done=move']);
    expect(new Date(officers()?.startMs ?? 0).toISOString()).toBe('2026-06-02T08:00:00.000Z');
    const after = await app.inject({ url: '/demo/outlook?done=move' });
    expect(after.body).toContain('<p role="status"><strong>The meeting has its new time.</strong></p>');
  });

  it('answers as whoever was invited', async () => {
    const copy = graph.people.copyOf(HEAD, eventId);
    await press('answer', { mailbox: HEAD, event: copy.id, answer: 'declined' });
    expect(officers()?.attendees[0]?.response).toBe('declined');
    expect(await look()).toContain('Tom Reed declined');
  });

  it('cancels for everybody, and takes away a copy that was called off', async () => {
    const copy = graph.people.copyOf(HEAD, eventId);
    await press('remove', { mailbox: OFFICER, event: eventId });
    expect(officers()).toBeUndefined();
    expect(await look()).toContain('It was called off.');
    await press('remove', { mailbox: HEAD, event: copy.id });
    expect(await look()).not.toContain('Visit');
  });

  it('takes up somebody’s time', async () => {
    await press('busy', { mailbox: HEAD, day: '2026-11-05', time: '10:00', minutes: '45' });
    expect(await look()).toContain('Thu 5 Nov, 10:00–10:45');
  });

  it.each([
    ['move', { mailbox: OFFICER, event: 'none', day: '2026-11-05', time: '10:00' }, 'not there any more'],
    ['move', { mailbox: OFFICER, event: 'none', day: 'soon', time: '10:00' }, 'Please give a day and a time'],
    ['answer', { mailbox: HEAD, event: 'none', answer: 'declined' }, 'not there any more'],
    ['remove', { mailbox: 'nobody@x.example', event: 'none' }, 'not there any more'],
  ])('says so when %s cannot be done', async (action, form, says) => {
    const { statusCode, body } = await press(action, form);
    expect(statusCode).toBe(400);
    expect(body).toContain(says);
  });

  it('does nothing for another page', async () => {
    const { statusCode } = await press('remove', { mailbox: OFFICER, event: eventId }, 'cross-site');
    expect(statusCode).toBe(403);
    expect(officers()).toBeDefined();
  });
});
