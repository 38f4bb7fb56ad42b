import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { KnownAvailability } from '#test/fakes/known-availability.ts';
import { anotherHead, offered, useDsat, visitOf } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

const lines = (card: object) => textsOf({ ...card });
const text = (card: object) => lines(card).join('\n');

describe('a visit that is booked', () => {
  let w: World;
  let lena: Person;
  const calendars = new KnownAvailability();
  const link = () => w.app.bot.store.inTrust(MILL_LANE.id).calendarLinks.link('visit v');
  beforeAll(async () => {
    w = await world({ calendars });
    await useDsat(w);
    lena = await anotherHead(w);
    for (const who of [...Object.values(w.people), lena]) await w.opens(who, 'personal');
    await offered(w, 'v', ['2026-11-19T09:00:00.000Z']);
    const card = w.shown(w.people.tom, 'visit-offer.accept');
    await w.presses(w.people.tom, card, 'visit-offer.accept', { slot: 'v-slot-0' });
    await w.quiet();
    calendars.busy('tom@mill.example', '2026-11-20T09:00:00.000Z', '2026-11-20T10:00:00.000Z');
  });
  afterAll(() => w.close());

  const move = (card: object, change: object) =>
    w.presses(w.people.priya, card, 'visit.move', {
      ...{ moveDay: '2026-11-20', moveTime: '09:00', moveReason: 'Training day', moveAnyway: 'false' },
      ...change,
    });

  it('is moved against somebody’s own entry only when that is ticked; everybody is told why', async () => {
    const refused = await move(w.shown(w.people.priya, 'visit.move'), {});
    expect(lines(refused)[0]).toMatch(
      /^! ! That time cannot be: Tom Reed is busy 9:00–10:00\. .*Move it anyway/,
    );
    const moved = await move(refused, { moveAnyway: 'true' });
    expect(lines(moved)[0]).toMatch(
      /^! ✓ Moved from Thu 19 Nov, 9:00 to Fri 20 Nov, 9:00\. Everyone is told\./,
    );
    await w.quiet();
    expect(text(w.shown(w.people.tom, 'visit.ask-move'))).toContain(
      'Moved from Thu 19 Nov, 9:00. Priya Shah: Training day',
    );
  });

  it('is not moved into the holidays', async () => {
    const refused = await move(w.shown(w.people.priya, 'visit.move'), {
      moveDay: '2026-12-28',
      moveAnyway: 'true',
    });
    expect(lines(refused)[0]).toMatch(/^! ! That time cannot be: it is /);
  });

  it('the head asks for another time and has it, since all are free', async () => {
    const asked = { askDay: '2026-11-23', askTime: '10:00', askReason: 'Parents’ evening' };
    const card = w.shown(w.people.tom, 'visit.ask-move');
    expect(lines(await w.presses(w.people.tom, card, 'visit.ask-move', asked))[0]).toMatch(/^! ✓ Moved from/);
    expect(await visitOf(w, 'v')).toMatchObject({ startsAt: '2026-11-23T10:00:00.000Z' });
  });

  it('a head of another school who is invited sees it from then on, and only this one', async () => {
    await w.quiet();
    const card = w.shown(w.people.priya, 'visit.people');
    const unknown = await w.presses(w.people.priya, card, 'visit.people', {
      addNames: 'Jo Blogs',
      takeOff: '',
    });
    expect(lines(unknown)[0]).toMatch(/^! ! There is nobody called “jo blogs” in the trust/);
    const added = await w.presses(w.people.priya, unknown, 'visit.people', {
      addNames: 'lena hart',
      takeOff: '',
    });
    expect(lines(added)[0]).toBe('! ✓ Added: Lena Hart.');
    await w.quiet();
    const hers = w.shown(lena, 'Lena Hart has not answered');
    expect(lines(hers)[0]).toMatch(/^# Booked: Academy Improvement Meeting at Oakwood Primary School/);
    expect(lines(hers).some(line => line.startsWith('['))).toBe(false);
    expect((await visitOf(w, 'v'))?.attendees.find(({ personId }) => personId === lena.id)?.part).toBe(
      'another-head',
    );
  });

  it('whoever is taken off again is told so, and when it was to be; nobody else is', async () => {
    const before = w.connector.in(`a:${w.people.tom.id}`).length;
    const card = w.shown(w.people.priya, 'visit.people');
    await w.presses(w.people.priya, card, 'visit.people', { addNames: '', takeOff: lena.id });
    await w.quiet();
    expect(lines(w.shown(lena, 'no longer take part'))).toEqual([
      '# You no longer take part in: Academy Improvement Meeting at Oakwood Primary School, Mon 23 Nov, 10:00',
      'You need not come. Priya Shah, who leads it, can say why.',
      'If it was in your calendar, it goes from there.',
    ]);
    expect(w.connector.in(`a:${w.people.tom.id}`)).toHaveLength(before);
  });

  it('another lead is given, and the event is asked for in their calendar', async () => {
    const card = w.shown(w.people.priya, 'visit.lead');
    const changed = await w.presses(w.people.priya, card, 'visit.lead', { newLead: w.people.maria.id });
    expect(lines(changed)[0]).toBe('! ✓ Maria Lopez leads it now. Everyone is told.');
    expect(await visitOf(w, 'v')).toMatchObject({ leadId: w.people.maria.id });
    expect((await link())?.wanted).toBeGreaterThan(1);
  });

  it('a lead who has it taken from them is told who leads it', async () => {
    await w.quiet();
    const card = w.shown(w.people.maria, 'visit.lead');
    await w.presses(w.people.maria, card, 'visit.lead', { newLead: w.people.priya.id });
    await w.quiet();
    const own = w.shown(w.people.priya, 'visit.lead');
    await w.presses(w.people.maria, own, 'visit.lead', { newLead: w.people.maria.id });
    await w.quiet();
    expect(lines(w.shown(w.people.priya, 'no longer lead'))[1]).toBe(
      'Maria Lopez leads it now, and has the brief and the report.',
    );
  });

  it('is cancelled with a reason that everybody reads, and what is owed is open again', async () => {
    await w.quiet();
    const card = w.shown(w.people.maria, 'visit.cancel');
    await w.presses(w.people.maria, card, 'visit.cancel', { cancelReason: 'The inspectors come' });
    await w.quiet();
    expect(text(w.shown(w.people.tom, 'Cancelled'))).toContain('Maria Lopez: The inspectors come');
    const record = await w.app.bot.store.inTrust(MILL_LANE.id).owed.recordsOf(['900001']);
    expect(record.get('900001')?.fulfilments).toEqual([]);
  });
});
