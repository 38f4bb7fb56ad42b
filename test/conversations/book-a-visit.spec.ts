import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { KnownAvailability } from '#test/fakes/known-availability.ts';
import { useDsat } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

const lines = (card: object) => textsOf({ ...card });
const text = (card: object) => lines(card).join('\n');

describe('a visit, from what is owed to the appointment', () => {
  let w: World;
  const calendars = new KnownAvailability();
  let visitId = '';
  const visit = async () => w.app.bot.store.inTrust(MILL_LANE.id).visits.find(visitId);

  beforeAll(async () => {
    w = await world({ calendars });
    await useDsat(w);
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
    // All of Monday the officer is elsewhere.
    calendars.busy('priya@mill.example', '2026-11-16T00:00:00.000Z', '2026-11-17T00:00:00.000Z');
  });
  afterAll(() => w.close());

  let form: object;
  it('the officer names the school and the kind', async () => {
    form = await w.types(w.people.priya, 'book an AIM at oakwood');
    expect(lines(form)[0]).toBe('# Book: Academy Improvement Meeting at Oakwood Primary School');
    expect(text(form)).toContain('Who must be there: Tom Reed');
    expect(text(form)).toContain('Also needs: the school’s other leaders: add them by name');
    expect(text(form)).toContain('How long: 6 hours');
  });

  let found: object;
  it('times are found in the calendars, each with why, and nobody is asked yet', async () => {
    const inputs = {
      ...{ findFrom: '2026-11-12', findTo: '2026-11-27', minutes: '180', where: 'school' },
      ...{
        lead: w.people.priya.id,
        who: w.people.tom.id,
        others: '',
        also: '',
        focus: 'Reading',
        documents: '',
      },
    };
    found = await w.presses(w.people.priya, form, 'book-visit.find', inputs);
    expect(lines(found)[0]).toMatch(/^! ✓ 5 times found\. Assumed: /);
    expect(text(found)).not.toContain('Mon 16 Nov');
    expect(calendars.asked.at(-1)).toMatchObject({ addresses: ['priya@mill.example', 'tom@mill.example'] });
    visitId = (await w.app.bot.store.inTrust(MILL_LANE.id).visits.ofSchool('900001', NEVER))[0]?.id ?? '';
    expect(await visit()).toMatchObject({ state: 'draft', focus: 'Reading', minutes: 180 });
    await w.quiet();
    expect(() => w.shown(w.people.tom, 'visit-offer.')).toThrow();
  });

  let offer: object;
  it('offered, the head is asked, and the officer sees that the school is', async () => {
    const slots = (await visit())?.slots.map(({ id }) => id).join(',');
    const after = await w.presses(w.people.priya, found, 'book-visit.offer', { slots, agreed: 'false' });
    expect(lines(after)[0]).toMatch(/^! ✓ Offered to Tom Reed, who can answer until /);
    await w.quiet();
    offer = w.shown(w.people.tom, 'visit-offer.accept');
    expect(lines(offer)[0]).toBe('# Choose a time: Academy Improvement Meeting');
    expect(lines(offer).filter(line => line.startsWith('[')).length).toBe(7);
    expect(lines(w.shown(w.people.priya, 'visit.cancel'))[0]).toMatch(/^# Waiting for the school: /);
  });

  it('one tap on a phone books it, and the card becomes the record', async () => {
    const slot = (await visit())?.slots[0];
    const after = await w.presses(w.people.tom, offer, 'visit-offer.accept', { slot: slot?.id });
    expect(lines(after)[0]).toMatch(/^! ✓ Booked: .*\. Everyone is told\.$/);
    expect(text(after)).toMatch(/Tom Reed chose /);
    expect(text(after)).not.toContain('[Another time]');
    await w.quiet();
    expect(await visit()).toMatchObject({ state: 'booked', startsAt: slot?.startsAt });
    expect(lines(w.shown(w.people.priya, 'visit.move'))[0]).toMatch(
      /^# Booked: Academy Improvement Meeting at/,
    );
  });

  it('what is owed shows it as booked, and its event is asked for', async () => {
    const first = await w.types(w.people.priya, 'what does oakwood need this term?');
    const needs = await w.presses(w.people.priya, first, 'school-needs.more');
    expect(text(needs)).toMatch(/Academy Improvement Meeting, 1 of 3: booked for /);
    const link = await w.app.bot.store.inTrust(MILL_LANE.id).calendarLinks.link(`visit ${visitId}`);
    expect(link).toMatchObject({ organiserId: w.people.priya.id });
  });

  it('a head of another school and a department see nothing of it', async () => {
    const card = w.shown(w.people.priya, 'visit.move');
    const denied = await w.presses(w.people.dee, card, 'visit.move', {
      ...{ moveDay: '2026-11-20', moveTime: '10:00', moveReason: 'x', moveAnyway: 'false' },
    });
    expect(text(denied)).not.toContain('Academy Improvement Meeting');
  });
});

const NEVER = { from: '2030-01-01T00:00:00.000Z', until: '2030-01-02T00:00:00.000Z' };
