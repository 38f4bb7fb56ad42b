import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { bookedVisit } from '#test/builders/visit.ts';
import { anotherHead, useDsat, visitOf } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';
import { callOff } from '#workflows/visits/change-visit.ts';

const lines = (card: object) => textsOf({ ...card });
const text = (card: object) => lines(card).join('\n');

describe('visits that are called off', () => {
  let w: World;
  const lena = { id: '' };
  const book = async (id: string, at: string, groupId: string | null, more: readonly string[] = []) => {
    const { priya, tom } = w.people;
    await w.app.bot.store.transaction(MILL_LANE.id, tx =>
      bookedVisit(tx, w.app.bot, {
        ...{ id, at, groupId, minutes: 120, leadId: priya.id },
        attendees: [tom.id, ...more].map(personId => ({
          ...({ personId, part: 'head', required: true, answer: 'accepted' } as const),
        })),
      }),
    );
  };
  const messages = (id: string) => w.connector.in(`a:${id}`).length;
  beforeAll(async () => {
    w = await world();
    await useDsat(w);
    const head = await anotherHead(w);
    lena.id = head.id;
    for (const who of [...Object.values(w.people), head]) await w.opens(who, 'personal');
    await book('out', '2026-11-19T09:00:00.000Z', null);
    await book('day-1', '2026-11-24T09:00:00.000Z', 'day-1');
    await book('day-2', '2026-12-01T09:00:00.000Z', 'day-1');
    await book('day-3', '2026-12-08T09:00:00.000Z', 'day-1', [lena.id]);
    await w.quiet();
  });
  afterAll(() => w.close());

  it('what is taken out of Outlook has no reason: its lead is asked, and reminded until it is said', async () => {
    await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      const visit = await tx.visits.hold('out');
      const off = { state: 'cancelled', reason: null } as const;
      if (visit) await callOff(tx, visit, off, { byId: 'fortnight', side: 'outlook', now: w.now });
    });
    await w.quiet();
    expect(text(w.shown(w.people.tom, 'taken out of Outlook'))).toContain('Priya Shah is asked why.');
    expect(lines(w.shown(w.people.priya, 'visit.say-why'))).toContain('[Say why]');
    const { now } = w;
    w.now = '2026-11-18T09:00:00.000Z';
    await w.quiet();
    expect(text(w.shown(w.people.priya, 'When you have a moment'))).toContain(
      'Why was the Academy Improvement Meeting at Oakwood Primary School called off?',
    );
    w.now = now;
  });

  it('the reason stands on everybody’s card, and nobody gets another message', async () => {
    const before = messages(w.people.tom.id);
    const card = w.shown(w.people.priya, 'visit.say-why');
    const said = await w.presses(w.people.priya, card, 'visit.say-why', { offReason: 'The hall is taken' });
    expect(lines(said)[0]).toBe('! ✓ Thank you. Everyone’s card of it says why now.');
    await w.quiet();
    expect(text(w.shown(w.people.tom, 'Cancelled'))).toContain('Priya Shah: The hall is taken');
    expect(messages(w.people.tom.id)).toBe(before);
    expect(await visitOf(w, 'out')).toMatchObject({ state: 'cancelled', reasonById: w.people.priya.id });
  });

  it('a day of a series and all later ones go at one press, and each person is told once', async () => {
    const before = { tom: messages(w.people.tom.id), lena: messages(lena.id) };
    const card = await w.types(w.people.priya, 'my visits');
    const day = await w.presses(w.people.priya, card, 'visits.open', { visit: 'day-2' });
    const off = await w.presses(w.people.priya, day, 'visit.cancel-rest', { cancelReason: 'No supply' });
    expect(lines(off)[0]).toBe(
      '! ✓ Cancelled: Tue 1 Dec, 9:00 and Tue 8 Dec, 9:00. Everyone is told why, once.',
    );
    await w.quiet();
    const states = await Promise.all(
      ['day-1', 'day-2', 'day-3'].map(async id => (await visitOf(w, id))?.state),
    );
    expect(states).toEqual(['booked', 'cancelled', 'cancelled']);
    expect(messages(w.people.tom.id)).toBe(before.tom + 1);
    expect(messages(lena.id)).toBe(before.lena + 1);
    expect(text(w.shown(w.people.tom, 'No supply'))).toContain('Tue 8 Dec, 9:00 (cancelled)');
  });
});
