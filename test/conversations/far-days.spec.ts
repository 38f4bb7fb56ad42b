import { afterAll, beforeAll, expect, it } from 'vitest';
import { textsOf } from '#test/builders/card-texts.ts';
import { offered, useDsat } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

/** A form says its first and last day; here it is sent by hand. */
let w: World;
const first = (card: object) => textsOf({ ...card })[0];
beforeAll(async () => {
  w = await world();
  await useDsat(w);
  for (const who of Object.values(w.people)) await w.opens(who, 'personal');
});
afterAll(() => w.close());

const TOO_FAR = '! ! Please look no further ahead than a year.';
const PAST = '! ! That day is past. Please give another.';

it('times are not looked for in a year that nobody plans', async () => {
  const form = await w.types(w.people.priya, 'book aim at oakwood');
  const find = await w.presses(w.people.priya, form, 'book-visit.find', {
    ...{ findFrom: '9000-01-04', findTo: '9000-02-04', minutes: '120', where: 'school' },
    ...{ lead: w.people.priya.id, who: '', others: '', also: '', focus: '', documents: '' },
  });
  expect(first(find)).toBe(TOO_FAR);
});

it.each([
  ['9000-01-08', TOO_FAR, '2026-11-19T09:00:00.000Z'],
  ['2026-10-01', PAST, '2026-11-26T09:00:00.000Z'],
])('a visit is neither proposed for nor moved to %s', async (day, said, at) => {
  const { priya, tom } = w.people;
  const id = `on ${day}`;
  await offered(w, id, [at]);
  const offer = w.shown(tom, 'visit-offer.propose');
  const proposed = { proposeDay: day, proposeTime: '09:00' };
  const refused = await w.presses(tom, offer, 'visit-offer.propose', proposed);
  expect(first(refused)).toBe(said);
  const booked = await w.presses(tom, refused, 'visit-offer.accept', { slot: `${id}-slot-0` });
  await w.quiet();
  const move = { moveDay: day, moveTime: '09:00', moveReason: 'x', moveAnyway: 'false' };
  expect(first(await w.presses(priya, w.shown(priya, 'visit.move'), 'visit.move', move))).toBe(said);
  const own = await w.presses(tom, booked, 'visit-offer.open');
  const ask = { askDay: day, askTime: '09:00', askReason: 'x' };
  expect(first(await w.presses(tom, own, 'visit.ask-move', ask))).toBe(said);
});
