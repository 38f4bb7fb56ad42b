import { afterAll, beforeAll, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { newVisit } from '#test/builders/visit.ts';
import { useDsat, visitOf } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';
import { offerVisits } from '#workflows/visits/offer-visit.ts';

let w: World;
beforeAll(async () => {
  w = await world();
  await useDsat(w);
  for (const who of Object.values(w.people)) await w.opens(who, 'personal');
});
afterAll(() => w.close());

it('a head who is asked for a time is of the visit, though the model names no head', async () => {
  const { tom, priya } = w.people;
  const slot = {
    id: 's',
    startsAt: '2026-11-19T09:00:00.000Z',
    because: '',
    state: 'open',
    byId: null,
  } as const;
  await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
    await tx.visits.add(newVisit({ id: 'v', leadId: priya.id, createdById: priya.id, minutes: 120 }));
    const visit = await tx.visits.find('v');
    if (!visit) throw new Error('the visit was not kept');
    await offerVisits(tx, [{ visit, slots: [slot] }], { now: w.now, bankHolidays: w.app.bot.bankHolidays });
  });
  await w.quiet();
  await w.presses(tom, w.shown(tom, 'visit-offer.accept'), 'visit-offer.accept', { slot: 's' });
  expect((await visitOf(w, 'v'))?.attendees).toMatchObject([
    { personId: tom.id, part: 'head', required: true, answer: 'accepted' },
  ]);
  const briefs = await w.app.bot.store.inTrust(MILL_LANE.id).outbox.postsAbout('visit-brief', 'v');
  expect(briefs).toHaveLength(2);
});
