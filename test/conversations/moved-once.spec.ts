import { afterAll, beforeAll, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { bookedVisit } from '#test/builders/visit.ts';
import { useDsat, visitOf } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';
import { changeLead } from '#workflows/visits/change-people.ts';
import { setTime } from '#workflows/visits/change-visit.ts';

const FIRST = '2026-11-26T09:00:00.000Z';
const SECOND = '2026-12-03T09:00:00.000Z';
let w: World;
beforeAll(async () => {
  w = await world();
  await useDsat(w);
  await w.app.bot.store.transaction(MILL_LANE.id, tx =>
    bookedVisit(tx, w.app.bot, { id: 'v', leadId: w.people.priya.id, headId: w.people.tom.id, at: FIRST }),
  );
});
afterAll(() => w.close());

const changing = () => {
  const { bankHolidays } = w.app.bot;
  return { byId: w.people.priya.id, side: 'teams' as const, now: w.now, bankHolidays };
};
const moveTo = (startsAt: string) =>
  w.app.bot.store.transaction(MILL_LANE.id, async tx => {
    const visit = await tx.visits.find('v');
    if (visit) await setTime(tx, visit, { startsAt }, changing());
  });
const waiting = async (card: string) => {
  const posts = await w.app.bot.store.inTrust(MILL_LANE.id).outbox.postsAbout(card, 'v');
  return posts.filter(({ droppedAt }) => droppedAt === null).map(({ key }) => key.split(' ')[2]);
};

it('a visit that is moved, and moved back, has one brief for each and one question, at its last time', async () => {
  await moveTo(SECOND);
  expect(await waiting('visit-brief')).toEqual([SECOND, SECOND]);
  expect(await waiting('visit-report')).toEqual(['2026-12-03T15:00:00.000Z']);
  await moveTo(FIRST);
  expect(await waiting('visit-brief')).toEqual([FIRST, FIRST]);
  expect(await waiting('visit-report')).toEqual(['2026-11-26T15:00:00.000Z']);
});

it('a new lead has the brief and is asked; the others have their one brief still', async () => {
  await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
    const visit = await tx.visits.find('v');
    if (visit) await changeLead(tx, visit, w.people.maria.id, changing());
  });
  expect(await waiting('visit-brief')).toHaveLength(3);
  expect(await waiting('visit-report')).toHaveLength(2);
});

it('who has answered is asked again about another time, but not whoever moves it, nor of a longer one', async () => {
  const { tom } = w.people;
  const answer = async () =>
    (await visitOf(w, 'v'))?.attendees.find(each => each.personId === tom.id)?.answer;
  const move = (to: { startsAt: string; minutes?: number }, byId: string) =>
    w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.visits.setAnswer('v', tom.id, 'declined');
      await tx.visits.change('v', { flags: ['declined'] });
      const visit = await tx.visits.find('v');
      if (visit) await setTime(tx, visit, to, { ...changing(), byId });
    });
  await move({ startsAt: FIRST, minutes: 90 }, w.people.maria.id);
  expect(await answer()).toBe('declined');
  await move({ startsAt: SECOND }, tom.id);
  expect(await answer()).toBe('declined');
  await move({ startsAt: FIRST }, w.people.maria.id);
  expect(await visitOf(w, 'v')).toMatchObject({ flags: [] });
  expect(await answer()).toBe('none');
});
