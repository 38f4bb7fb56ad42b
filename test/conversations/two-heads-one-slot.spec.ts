import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { KnownAvailability } from '#test/fakes/known-availability.ts';
import { anotherHead, OAKHURST, offered, useDsat, visitOf } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

const lines = (card: object) => textsOf({ ...card });
const NINE = '2026-11-19T09:00:00.000Z';
const THIRTEEN = '2026-11-24T13:00:00.000Z';

let w: World;
let lena: Person;
beforeAll(async () => {
  w = await world({ calendars: new KnownAvailability() });
  await useDsat(w);
  lena = await anotherHead(w);
  for (const who of [...Object.values(w.people), lena]) await w.opens(who, 'personal');
  await offered(w, 'at-oakwood', [NINE, THIRTEEN]);
  await offered(w, 'at-oakhurst', [NINE, THIRTEEN], { head: lena, urn: OAKHURST });
});
afterAll(() => w.close());

it('of two heads who press the same hour of one officer one has it, and the other is shown what is left', async () => {
  const card = (who: Person) => w.shown(who, 'visit-offer.accept');
  const [toms, lenas] = [card(w.people.tom), card(lena)];
  const answers = await Promise.all([
    w.presses(w.people.tom, toms, 'visit-offer.accept', { slot: 'at-oakwood-slot-0' }),
    w.presses(lena, lenas, 'visit-offer.accept', { slot: 'at-oakhurst-slot-0' }),
  ]);
  const said = answers.map(answer => lines(answer)[0]);
  expect(said.toSorted()).toEqual([
    '! ↻ That time has just been taken. These are left.',
    '! ✓ Booked: Thu 19 Nov, 9:00. Everyone is told.',
  ]);
  const visits = await Promise.all(['at-oakwood', 'at-oakhurst'].map(id => visitOf(w, id)));
  expect(visits.map(visit => visit?.state).toSorted()).toEqual(['booked', 'offered']);
  const other = visits.find(visit => visit?.state === 'offered');
  expect(other?.slots.map(({ state }) => state)).toEqual(['taken', 'open']);
  const left = lines(answers[said.findIndex(each => each?.startsWith('! ↻'))] ?? {});
  expect(left.filter(line => line.startsWith('[Thu') || line.startsWith('[Tue'))).toEqual([
    '[Tue 24 Nov, 13:00]',
  ]);
});

it('the other takes what is left', async () => {
  const id = (await visitOf(w, 'at-oakwood'))?.state === 'offered' ? 'at-oakwood' : 'at-oakhurst';
  const who = id === 'at-oakwood' ? w.people.tom : lena;
  await w.quiet();
  const press = w.shown(who, 'visit-offer.accept');
  const after = await w.presses(who, press, 'visit-offer.accept', { slot: `${id}-slot-1` });
  expect(lines(after)[0]).toBe('! ✓ Booked: Tue 24 Nov, 13:00. Everyone is told.');
});
