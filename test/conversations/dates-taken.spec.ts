import { afterAll, beforeAll, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { bookedVisit } from '#test/builders/visit.ts';
import { offered, useDsat, visitOf } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';
import { acceptDates } from '#workflows/visits/accept-dates.ts';

let w: World;
beforeAll(async () => {
  w = await world();
  await useDsat(w);
  for (const day of ['17', '18', '19']) await offered(w, day, [`2026-11-${day}T09:00:00.000Z`]);
});
afterAll(() => w.close());

it('a date that was ticked and is not free any more was not declined by whoever ticked it', async () => {
  const { tom, priya } = w.people;
  const { bankHolidays } = w.app.bot;
  await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
    await bookedVisit(tx, w.app.bot, { id: 'other', leadId: priya.id, at: '2026-11-18T09:30:00.000Z' });
    const dates = [];
    for (const id of ['17', '18', '19']) {
      const date = await tx.visits.find(id);
      if (date) dates.push(date);
    }
    await acceptDates(tx, dates, {
      ...{ ids: ['17', '18'], seen: { connected: false, of: new Map() } },
      changing: { byId: tom.id, side: 'teams', now: w.now, bankHolidays },
    });
  });
  expect(await visitOf(w, '17')).toMatchObject({ state: 'booked' });
  expect(await visitOf(w, '18')).toMatchObject({ state: 'declined', reasonById: null });
  expect((await visitOf(w, '18'))?.reason).toMatch(/^Not free any more: Priya Shah has another visit/);
  expect(await visitOf(w, '19')).toMatchObject({ state: 'declined', reason: null, reasonById: tom.id });
});
