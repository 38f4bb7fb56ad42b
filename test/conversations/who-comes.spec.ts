import { afterAll, beforeAll, expect, it } from 'vitest';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { offered, useDsat } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

let w: World;
beforeAll(async () => {
  w = await world();
  await useDsat(w);
  for (const who of Object.values(w.people)) await w.opens(who, 'personal');
  await offered(w, 'v', ['2026-11-19T09:00:00.000Z']);
});
afterAll(() => w.close());

it('only who is new is named, and of an offer has the offer alone', async () => {
  const { priya, maria } = w.people;
  const add = (card: object, addNames: string) =>
    w.presses(priya, card, 'visit.people', { addNames, takeOff: '' });
  const added = await add(w.shown(priya, 'visit.people'), 'Tom Reed, Maria Lopez');
  expect(textsOf({ ...added })[0]).toBe('! ✓ Added: Maria Lopez.');
  const { outbox } = w.app.bot.store.inTrust(MILL_LANE.id);
  const posted = (await outbox.postsTo({ kind: 'person', personId: maria.id })).filter(
    ({ subject }) => subject === 'v',
  );
  expect(posted.map(({ card }) => card)).toEqual(['visit-offer']);
  expect(textsOf({ ...(await add(added, 'Tom Reed')) })[0]).toMatch(/They come already/);
});
