import { describe, expect, it } from 'vitest';
import { faultsWith } from './edm-schema.ts';
import { graphSchema, requireShapes } from './graph-shapes.ts';

const schema = graphSchema();
const EVENT = {
  '@odata.etag': 'W/"1"',
  id: 'x',
  subject: null,
  isAllDay: false,
  reminderMinutesBeforeStart: 15,
  lastModifiedDateTime: '2026-11-03T09:30:00Z',
  showAs: 'busy',
  start: { dateTime: '2026-11-03T09:30:00', timeZone: 'UTC' },
  attendees: [{ type: 'required', emailAddress: { address: 'a@b.example' }, status: { response: 'none' } }],
};

describe.skipIf(!schema)('Graph’s own schema of the calendar', () => {
  const faults = (value: unknown, type = 'event') => (schema ? faultsWith(schema, value, type) : []);

  it('describes an event', () => {
    expect(faults(EVENT)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a property it does not know', { colour: 'red' }, 'colour is no property of event'],
    [
      'one within',
      { start: { dateTime: 'x', zone: 'UTC' } },
      'start.zone is no property of dateTimeTimeZone',
    ],
    [
      'text for a number',
      { reminderMinutesBeforeStart: '15' },
      'reminderMinutesBeforeStart is no Edm.Int32: "15"',
    ],
    ['a word that is none of an enum’s', { showAs: 'napping' }, 'showAs is no freeBusyStatus: "napping"'],
    ['one thing for many', { attendees: {} }, 'attendees is no collection'],
    [
      'one of many that is wrong',
      { attendees: [{ type: 'guest' }] },
      'attendees[0].type is no attendeeType: "guest"',
    ],
    [
      'a time that is none',
      { lastModifiedDateTime: '3 Nov' },
      'lastModifiedDateTime is no Edm.DateTimeOffset: "3 Nov"',
    ],
    ['null where there must be something', { id: null }, 'id may not be null'],
  ])('finds %s', (_what, wrong, fault) => {
    expect(faults({ ...EVENT, ...wrong })).toEqual([fault]);
  });

  it('describes what the actions take, letter for letter', () => {
    expect(faults({ Comment: 'x' }, 'action:cancel')).toEqual([]);
    expect(faults({ comment: 'x' }, 'action:cancel')).toEqual(['comment is no property of action:cancel']);
  });

  it('is compared with what was done, and not with what was refused', () => {
    const shapes = requireShapes();
    const request = {
      path: ['users', 'a', 'events'],
      query: new URLSearchParams(),
      headers: {},
      inBatch: false,
    };
    const wrong = { ...request, method: 'POST', body: { colour: 'red' } };
    shapes?.check({ request: wrong, answer: { status: 400, body: {} } });
    expect(shapes?.faults).toEqual([]);
    shapes?.check({ request: wrong, answer: { status: 201, body: EVENT } });
    expect(shapes?.faults).toEqual(['POST events asks: colour is no property of event']);
    expect(() => shapes?.assertNone()).toThrow('colour');
  });
});
