import { afterAll, beforeAll, expect, it } from 'vitest';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { KnownAvailability } from '#test/fakes/known-availability.ts';
import { OAKWOOD, useDsat } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

const lines = (card: object) => textsOf({ ...card });
const text = (card: object) => lines(card).join('\n');
const YEAR = { from: '2026-09-01T00:00:00.000Z', until: '2027-09-01T00:00:00.000Z' };

/** From Tue 2 Feb to the end of the spring term; half term is 15 to 19 Feb, and the clocks change after it. */
let w: World;
const calendars = new KnownAvailability();
const visits = () => w.app.bot.store.inTrust(MILL_LANE.id).visits.ofSchool(OAKWOOD, YEAR);
beforeAll(async () => {
  w = await world({ calendars });
  w.now = '2027-01-28T09:00:00.000Z';
  await useDsat(w);
  for (const who of Object.values(w.people)) await w.opens(who, 'personal');
  calendars.busy('priya@mill.example', '2027-02-23T09:00:00.000Z', '2027-02-23T12:00:00.000Z');
});
afterAll(() => w.close());

let found: object;
it('a term of support days is found at once, without the half term, and what is taken has something instead', async () => {
  const form = await w.types(w.people.priya, 'book support day at oakwood');
  found = await w.presses(w.people.priya, form, 'book-visit.find-series', {
    ...{ seriesFrom: '2027-02-02', seriesTo: '2027-03-12', weekday: '2', seriesTime: '09:00', every: '1' },
    ...{ seriesMinutes: '120', seriesLead: w.people.priya.id, seriesFocus: 'Phonics' },
  });
  expect(lines(found)[0]).toMatch(/^! ✓ 5 dates found\. No school in the week of Mon 15 Feb\./);
  const drafts = await visits();
  expect(drafts.map(({ state, groupId }) => [state, groupId !== null])).toEqual(
    Array.from({ length: 5 }, () => ['draft', true]),
  );
  expect(JSON.stringify(found)).toContain('instead of Tue 23 Feb, 9:00: Priya Shah is busy 9:00–12:00');
});

it('the head is asked once about all of them, and unticks one', async () => {
  const open = (await visits()).flatMap(({ slots }) => slots.filter(({ state }) => state === 'open'));
  const slots = open.map(({ id }) => id).join(',');
  const after = await w.presses(w.people.priya, found, 'book-visit.offer', { slots, agreed: 'false' });
  expect(lines(after)[0]).toMatch(/^! ✓ Offered to Tom Reed/);
  await w.quiet();
  const offers = w.connector
    .in(`a:${w.people.tom.id}`)
    .filter(({ activity }) => JSON.stringify(activity).includes('visit-offer.agree-dates'));
  expect(offers).toHaveLength(1);
  const card = w.shown(w.people.tom, 'visit-offer.agree-dates');
  const dates = (await visits()).map(({ id }) => id);
  const agreed = await w.presses(w.people.tom, card, 'visit-offer.agree-dates', {
    dates: dates.slice(1).join(','),
  });
  expect(lines(agreed)[0]).toBe('! ✓ 4 dates booked. Everyone is told.');
});

it('each date that was agreed is a visit of its own, and the officer is told once', async () => {
  await w.quiet();
  const all = await visits();
  expect(all.filter(({ state }) => state === 'booked')).toHaveLength(4);
  const record = (await w.app.bot.store.inTrust(MILL_LANE.id).owed.recordsOf([OAKWOOD])).get(OAKWOOD);
  expect(record?.fulfilments).toHaveLength(4);
  const told = w.connector
    .in(`a:${w.people.priya.id}`)
    .filter(({ activity }) => JSON.stringify(activity).includes('Booked: Support day'));
  expect(told.length).toBeGreaterThan(0);
  expect(text(w.shown(w.people.priya, 'Agreed with it'))).toContain('Agreed with it: ');
});
