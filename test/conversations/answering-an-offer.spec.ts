import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '#test/builders/card-texts.ts';
import { KnownAvailability } from '#test/fakes/known-availability.ts';
import { offered, useDsat, visitOf } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

const lines = (card: object) => textsOf({ ...card });
const text = (card: object) => lines(card).join('\n');
const NINE = '2026-11-19T09:00:00.000Z';

describe('what a head can answer beside one of the times', () => {
  let w: World;
  const calendars = new KnownAvailability();
  beforeAll(async () => {
    w = await world({ calendars });
    await useDsat(w);
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
    calendars.busy('priya@mill.example', '2026-11-20T10:00:00.000Z', '2026-11-20T11:00:00.000Z');
  });
  afterAll(() => w.close());

  it('a time at which somebody is busy is refused with who, and kept; a free one is booked at once', async () => {
    await offered(w, 'proposed', [NINE]);
    const card = w.shown(w.people.tom, 'visit-offer.propose');
    const propose = (shown: object, proposeTime: string) =>
      w.presses(w.people.tom, shown, 'visit-offer.propose', { proposeDay: '2026-11-20', proposeTime });
    const refused = await propose(card, '10:00');
    expect(lines(refused)[0]).toBe(
      '! ! That time cannot be: Priya Shah is busy 10:00–11:00. Please try another.',
    );
    expect(text(refused)).toContain('Which day would suit? *: 2026-11-20');
    const booked = await propose(refused, '13:00');
    expect(lines(booked)[0]).toBe('! ✓ Booked: Fri 20 Nov, 13:00. Everyone is told.');
    expect(text(booked)).toContain('Tom Reed proposed Fri 20 Nov, 13:00.');
    expect(await visitOf(w, 'proposed')).toMatchObject({ state: 'booked' });
  });

  it('a calendar that does not answer holds nothing up, and it is said', async () => {
    await offered(w, 'unread', ['2026-11-25T09:00:00.000Z']);
    calendars.isDown = true;
    const card = w.shown(w.people.tom, 'visit-offer.accept');
    const after = await w.presses(w.people.tom, card, 'visit-offer.accept', { slot: 'unread-slot-0' });
    calendars.isDown = false;
    expect(lines(after)[0]).toBe(
      '! ✓ Booked: Wed 25 Nov, 9:00. Everyone is told. The calendars of 2 people could not be read just now.',
    );
  });

  it('a head who declines says why, and the officer reads it', async () => {
    await offered(w, 'declined', ['2026-11-26T09:00:00.000Z']);
    const card = w.shown(w.people.tom, 'visit-offer.decline');
    const without = await w.presses(w.people.tom, card, 'visit-offer.decline', { declineReason: ' ' });
    expect(lines(without)[0]).toMatch(/^! ! Please say why, in a few words/);
    await w.presses(w.people.tom, without, 'visit-offer.decline', { declineReason: 'Between deputies' });
    await w.quiet();
    const told = w.shown(w.people.priya, 'visit.new-times');
    expect(text(told)).toContain('Declined: Academy Improvement Meeting at Oakwood Primary School');
    expect(text(told)).toContain('Tom Reed: Between deputies');
  });

  it('an offer nobody answers lapses; the lead is told once, and the head no more', async () => {
    await offered(w, 'lapsing', ['2026-12-02T09:00:00.000Z']);
    const by = (await visitOf(w, 'lapsing'))?.answerBy;
    expect(by).toBe('2026-11-19T16:00:00.000Z');
    const messages = () => w.connector.in(`a:${w.people.tom.id}`).length;
    w.now = '2026-11-19T16:05:00.000Z';
    const before = messages();
    await w.quiet();
    expect(await visitOf(w, 'lapsing')).toMatchObject({ state: 'lapsed', answerBy: null });
    expect(text(w.shown(w.people.priya, 'visit.new-times'))).toContain('Nobody answered in time');
    expect(lines(w.shown(w.people.tom, 'visit-offer.open'))[0]).toMatch(/Nobody answered in time/);
    expect(messages() - before).toBeLessThanOrEqual(2);
  });
});
