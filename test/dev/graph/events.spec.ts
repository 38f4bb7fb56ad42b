import { describe, expect, it } from 'vitest';
import { askedGraph, meetingBody } from '#test/fixtures/graph-requests.ts';

const EVENTS = '/users/priya@mill.example/events';
const HEADS = '/users/head@oakwood.example/events';
const IMMUTABLE = { prefer: 'IdType="ImmutableId"' };

describe('events of our Graph', () => {
  it('stand in every mailbox of a meeting, the organiser’s and that of each attendee', async () => {
    await using world = await askedGraph();
    const { status, body: made } = await world.ask('POST', EVENTS, meetingBody());
    expect(status).toBe(201);
    expect(made).toMatchObject({
      isOrganizer: true,
      showAs: 'busy',
      responseStatus: { response: 'organizer' },
    });
    const { body: heads } = await world.ask('GET', HEADS);
    expect(heads.value).toMatchObject([
      {
        isOrganizer: false,
        showAs: 'tentative',
        responseStatus: { response: 'notResponded' },
        iCalUId: made.iCalUId,
      },
    ]);
    expect(heads.value[0].id).not.toBe(made.id);
  });

  it('are one for one transactionId, and two without', async () => {
    await using world = await askedGraph();
    const first = await world.ask('POST', EVENTS, meetingBody({ transactionId: 't-1' }));
    const again = await world.ask('POST', EVENTS, meetingBody({ transactionId: 't-1' }));
    expect(again.body.id).toBe(first.body.id);
    await world.ask('POST', EVENTS, meetingBody());
    await world.ask('POST', EVENTS, meetingBody());
    expect((await world.ask('GET', EVENTS)).body.value).toHaveLength(3);
  });

  it('follow the organiser’s changes, and ask anew when the time changes', async () => {
    await using world = await askedGraph();
    const { body: made } = await world.ask('POST', EVENTS, meetingBody());
    const copy = (await world.ask('GET', HEADS)).body.value[0];
    expect((await world.ask('POST', `${HEADS}/${copy.id}/accept`, { Comment: 'Yes' })).status).toBe(202);
    world.now = '2026-11-04T09:30:00.000Z';
    const told = (await world.ask('GET', `${EVENTS}/${made.id}`)).body;
    expect(told.attendees[0].status.response).toBe('accepted');
    expect(told['@odata.etag']).not.toBe(made['@odata.etag']);

    const end = { dateTime: '2026-11-10T16:00:00', timeZone: 'UTC' };
    const moved = await world.ask('PATCH', `${EVENTS}/${made.id}`, { end, subject: 'Longer' });
    expect(moved.body.attendees[0].status.response).toBe('none');
    expect(moved.body.lastModifiedDateTime).toBe(world.now);
    const after = (await world.ask('GET', `${HEADS}/${copy.id}`)).body;
    expect(after).toMatchObject({ subject: 'Longer', responseStatus: { response: 'notResponded' } });
  });

  it('leave the calendar of who declines, and of an organiser who cancels', async () => {
    await using world = await askedGraph();
    const { body: made } = await world.ask('POST', EVENTS, meetingBody());
    const copy = (await world.ask('GET', HEADS)).body.value[0];
    await world.ask('POST', `${HEADS}/${copy.id}/decline`, { Comment: 'No', SendResponse: true });
    expect((await world.ask('GET', HEADS)).body.value).toEqual([]);
    const { status } = await world.ask('POST', `${EVENTS}/${made.id}/cancel`, { Comment: 'Off' });
    expect(status).toBe(202);
    expect((await world.ask('GET', `${EVENTS}/${made.id}`)).body.error.code).toBe('ErrorItemNotFound');
  });

  it('are shown to be cancelled to those invited', async () => {
    await using world = await askedGraph();
    const { body: made } = await world.ask('POST', EVENTS, meetingBody());
    expect((await world.ask('DELETE', `${EVENTS}/${made.id}`)).status).toBe(204);
    expect((await world.ask('GET', HEADS)).body.value).toMatchObject([
      { isCancelled: true, subject: 'Canceled: Visit', showAs: 'free' },
    ]);
  });

  it('have an id that stays only for who asks for it', async () => {
    await using world = await askedGraph();
    const { body: made, headers } = await world.ask('POST', EVENTS, meetingBody(), IMMUTABLE);
    expect(headers.get('preference-applied')).toBe('IdType="ImmutableId"');
    const passing = (await world.ask('GET', EVENTS)).body.value[0].id;
    expect(passing).not.toBe(made.id);
    world.graph.people.fileElsewhere('priya@mill.example', made.id);
    expect((await world.ask('GET', `${EVENTS}/${passing}`)).status).toBe(404);
    expect((await world.ask('GET', `${EVENTS}/${made.id}`, undefined, IMMUTABLE)).status).toBe(200);
  });

  it('are shown in the time zone asked for, over the change of the clocks', async () => {
    await using world = await askedGraph();
    const start = { dateTime: '2026-10-25T01:30:00', timeZone: 'UTC' };
    const end = { dateTime: '2026-10-25T09:00:00', timeZone: 'GMT Standard Time' };
    const zone = { prefer: 'outlook.timezone="GMT Standard Time"' };
    const { body } = await world.ask('POST', EVENTS, meetingBody({ start, end }), zone);
    expect([body.start, body.end]).toEqual([
      { dateTime: '2026-10-25T01:30:00.0000000', timeZone: 'GMT Standard Time' },
      { dateTime: '2026-10-25T09:00:00.0000000', timeZone: 'GMT Standard Time' },
    ]);
  });

  it('are found by a property of the app’s own, which those invited do not see', async () => {
    await using world = await askedGraph();
    const id = "String {11111111-2222-4333-8444-555555555555} Name O'Neill";
    const written = id.replace("'", "''");
    const made = await world.ask(
      'POST',
      EVENTS,
      meetingBody({ singleValueExtendedProperties: [{ id, value: 'v' }] }),
    );
    await world.ask('POST', EVENTS, meetingBody());
    const query = new URLSearchParams({
      $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${written}' and ep/value eq 'v')`,
      $expand: `singleValueExtendedProperties($filter=id eq '${written}')`,
      $select: 'subject',
    });
    const { body } = await world.ask('GET', `${EVENTS}?${query}`);
    expect(body.value).toEqual([
      {
        '@odata.etag': made.body['@odata.etag'],
        id: made.body.id,
        subject: 'Visit',
        singleValueExtendedProperties: [{ id, value: 'v' }],
      },
    ]);
    expect((await world.ask('GET', `${HEADS}?${query}`)).body.value).toEqual([]);
  });

  it.each([
    ['no start', { start: undefined }, 'ErrorPropertyValidationFailure'],
    [
      'an end before its start',
      { end: { dateTime: '2026-11-10T13:00:00', timeZone: 'UTC' } },
      'ErrorPropertyValidationFailure',
    ],
    [
      'a zone there is not',
      { end: { dateTime: '2026-11-10T16:00:00', timeZone: 'Mars' } },
      'ErrorInvalidParameter',
    ],
    ['a property it does not know', { colour: 'red' }, 'RequestBodyRead'],
  ])('are refused with %s', async (_what, overrides, code) => {
    await using world = await askedGraph();
    const { status, body } = await world.ask('POST', EVENTS, meetingBody(overrides));
    expect([status, body.error.code]).toEqual([400, code]);
    expect(body.error.innerError).toHaveProperty('request-id');
  });

  it.each([
    ['/users/closed@mill.example/events', 403, 'ErrorAccessDenied'],
    ['/users/no-box@mill.example/events', 404, 'MailboxNotEnabledForRESTAPI'],
    ['/users/nobody@elsewhere.example/events', 404, 'ErrorInvalidUser'],
    [`${EVENTS}/none`, 404, 'ErrorItemNotFound'],
    [`${EVENTS}?$orderby=subject`, 400, 'BadRequest'],
    ['/me/events', 404, 'BadRequest'],
  ])('answer %s with %i %s', async (path, status, code) => {
    await using world = await askedGraph();
    world.graph.outlook.add({ address: 'closed@mill.example', state: 'forbidden' });
    world.graph.outlook.add({ address: 'no-box@mill.example', state: 'no-mailbox' });
    const reply = await world.ask('GET', path);
    expect([reply.status, reply.body.error.code]).toEqual([status, code]);
  });

  it('are answered for and changed by the right side only', async () => {
    await using world = await askedGraph();
    const { body: made } = await world.ask('POST', EVENTS, meetingBody());
    const copy = (await world.ask('GET', HEADS)).body.value[0];
    expect((await world.ask('POST', `${EVENTS}/${made.id}/accept`, {})).status).toBe(400);
    expect((await world.ask('POST', `${HEADS}/${copy.id}/cancel`, {})).status).toBe(400);
    expect((await world.ask('PATCH', `${HEADS}/${copy.id}`, { subject: 'Mine' })).status).toBe(403);
  });

  it('are shown to nobody without a token', async () => {
    await using world = await askedGraph({ isTokenGood: token => token === 'good' });
    const none = await world.ask('GET', EVENTS, undefined, { authorization: '' });
    const wrong = await world.ask('GET', EVENTS, undefined, { authorization: 'Bearer bad' });
    for (const { status, body } of [none, wrong])
      expect([status, body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
  });
});
