import { afterAll, beforeAll, expect, it } from 'vitest';
import { textsOf } from '#test/builders/card-texts.ts';
import { offered, useDsat } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

const NINE = '2026-11-19T09:00:00.000Z';
const first = (card: object) => textsOf({ ...card })[0];
let w: World;
beforeAll(async () => {
  w = await world();
  await useDsat(w);
  for (const who of Object.values(w.people)) await w.opens(who, 'personal');
  await offered(w, 'v', [NINE]);
});
afterAll(() => w.close());

const OUT_OF_TIME = /^! ! That time cannot be: school time is /;
const UNKNOWN = /^! ! That time cannot be: there are no term dates for 2027/;

it('a head neither proposes nor asks for a time at night, or a day of which nobody knows what it is', async () => {
  const { tom, priya } = w.people;
  let card = w.shown(tom, 'visit-offer.propose');
  for (const [proposeDay, proposeTime, said] of [
    ['2026-11-20', '03:00', OUT_OF_TIME],
    ['2027-11-22', '10:00', UNKNOWN],
  ] as const) {
    card = await w.presses(tom, card, 'visit-offer.propose', { proposeDay, proposeTime });
    expect(first(card)).toMatch(said);
  }
  card = await w.presses(tom, card, 'visit-offer.accept', { slot: 'v-slot-0' });
  card = await w.presses(tom, card, 'visit-offer.open');
  await w.quiet();
  const ask = { askDay: '2026-11-20', askTime: '03:00', askReason: 'Parents' };
  const asked = await w.presses(tom, card, 'visit.ask-move', ask);
  expect(first(asked)).toMatch(OUT_OF_TIME);
  // Whoever leads it answers for their own day.
  const move = { moveDay: '2026-11-20', moveTime: '07:30', moveReason: 'Breakfast', moveAnyway: 'false' };
  const moved = await w.presses(priya, w.shown(priya, 'visit.move'), 'visit.move', move);
  expect(first(moved)).toMatch(/^! ✓ Moved from /);
});
