import type { EventDraft } from '#ports/calendar.ts';

/** What a visit's event says, unless told otherwise: an afternoon in November, on GMT. */
export function eventDraft(overrides: Partial<EventDraft> = {}): EventDraft {
  return {
    subject: 'Oakwood Primary School: monitoring visit',
    body: 'The trust’s officer visits.\nPlease have the improvement plan at hand & ready <today>.',
    startsAt: '2026-11-10T13:30:00.000Z',
    minutes: 90,
    location: 'Oakwood Primary School',
    isOnline: false,
    invited: [
      { address: 'head@oakwood.example', name: 'Tom Reed', required: true },
      { address: 'deputy@oakwood.example', name: 'Ada Cole', required: false },
    ],
    record: 'visit 7c0f2a54-1f1c-4a59-8d7e-1d7c6f0b1a11',
    ...overrides,
  };
}
