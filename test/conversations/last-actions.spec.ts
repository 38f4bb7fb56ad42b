import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadFor } from '#bot/show-card.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { bookedVisit, emptyReport } from '#test/builders/visit.ts';
import { useDsat } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

/** What was held before, the latest first; who is invited to the next may not be told of each of these. */
const BEFORE = [
  ['head-appraisal', '2026-10-21T09:00:00.000Z'],
  ['focused-visit', '2026-10-20T09:00:00.000Z'],
  ['not-in-the-model', '2026-10-19T09:00:00.000Z'],
  ['joining-visit', '2026-10-13T09:00:00.000Z'],
] as const;

let w: World;
beforeAll(async () => {
  w = await world();
  await useDsat(w);
  const common = { leadId: w.people.priya.id, headId: w.people.tom.id };
  await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
    for (const [engagement, at] of BEFORE) {
      const what = { id: engagement, engagement, name: engagement, things: [engagement], at };
      await bookedVisit(tx, w.app.bot, { ...common, ...what });
      await tx.visits.change(engagement, { state: 'held' });
      const actions = `Agreed at ${engagement}`;
      await tx.visits.saveReport(emptyReport({ visitId: engagement, state: 'released', actions }));
    }
    for (const engagement of ['aim', 'head-appraisal'])
      await bookedVisit(tx, w.app.bot, {
        ...{ ...common, id: `next ${engagement}`, engagement, name: engagement, things: [engagement] },
        at: '2026-12-03T09:00:00.000Z',
      });
  });
});
afterAll(() => w.close());

const lastOf = async (id: string) => {
  const card = w.app.bot.cards.get('visit-brief');
  if (!card) throw new Error('there is no such card');
  const { priya } = w.people;
  const actor = { ...priya, kind: 'person', personId: priya.id, entrance: 'card' } as const;
  const trust = w.app.bot.store.inTrust(MILL_LANE.id);
  const viewer = { actor, surface: 'personal' } as const;
  return loadFor(w.app.bot, card, { trust, trustName: '' }, id, viewer);
};

it('a brief has the last actions that everybody of the visit may know of, and no others', async () => {
  expect(await lastOf('next aim')).toMatchObject({ last: { actions: ['Agreed at joining-visit'] } });
});

it('a confidential visit has those of the last of its kind', async () => {
  expect(await lastOf('next head-appraisal')).toMatchObject({
    last: { actions: ['Agreed at head-appraisal'] },
  });
});
