import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { bookedVisit, emptyReport, newVisit } from '#test/builders/visit.ts';
import { KnownAvailability } from '#test/fakes/known-availability.ts';
import { OAKWOOD, offered, reachable, useDsat, visitOf } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';
import { sendDraft } from '#workflows/visits/write-report.ts';

const lines = (card: object) => textsOf({ ...card });
const text = (card: object) => lines(card).join('\n');

/** Tom is head of Oakwood; Lin is his PA, Jo his deputy. It is Thu 12 Nov. */
describe('a head who lets others answer', () => {
  let w: World;
  let lin: Person;
  let jo: Person;
  const inTrust = <T>(work: Parameters<typeof w.app.bot.store.transaction<T>>[1]) =>
    w.app.bot.store.transaction(MILL_LANE.id, work);
  const name = async (who: string, inputs: Record<string, unknown>) =>
    w.presses(w.people.tom, await w.types(w.people.tom, `delegate ${who}`), 'delegates.name', {
      ...{ person: who, what: 'slots', from: '2026-11-12', until: '2026-11-25' },
      ...inputs,
    });
  const accept = (who: Person, card: object, slot: string) =>
    w.presses(who, card, 'visit-offer.accept', { slot });
  const messages = (who: Person) => w.connector.in(`a:${who.id}`).length;

  beforeAll(async () => {
    w = await world({ calendars: new KnownAvailability() });
    await useDsat(w);
    const at = { role: 'staff', scope: { kind: 'school', urn: OAKWOOD } } as const;
    lin = reachable(person('Lin Park', [at]), 'lin');
    jo = reachable(person('Jo Bell', [at]), 'jo');
    const smith = person('Jo Smith', [at]);
    const gone = person('Una Voss', []);
    await inTrust(async tx => {
      for (const who of [lin, jo, smith, gone]) await tx.people.save(who);
    });
    for (const who of [...Object.values(w.people), lin, jo]) await w.opens(who, 'personal');
  });
  afterAll(() => w.close());

  it.each([
    ['Nora Quist', {}, 'There is nobody called “nora quist” in the trust.'],
    ['Nora Quist', {}, 'first imported: please ask Sam Okafor.'],
    ['Una Voss', {}, 'Una Voss has no role in the trust now.'],
    ['jo', {}, '“jo” may be Jo Bell or Jo Smith. Please give the whole name.'],
    ['Tom Reed', {}, 'You answer for your school already.'],
    ['Priya Shah', {}, 'Priya Shah arranges visits for the trust, and cannot answer them for a school too.'],
    ['Lin Park', { from: '2026-11-11' }, 'The first day is over already.'],
    ['Lin Park', { until: '2026-11-11' }, 'The last day is before the first.'],
    ['Lin Park', { until: '2027-11-13' }, 'Nobody is named for more than a school year.'],
  ])('is told what to change: %s, %j: %s', async (who, inputs, because) => {
    expect(lines(await name(who, inputs))[0]).toContain(because);
  });

  it('names the PA for two weeks, who is told', async () => {
    const card = await w.types(w.people.tom, 'delegate lin');
    expect(lines(card)).toContain('Whom? Their name or e-mail address *: Lin Park');
    const after = await name('lin@mill.example', {});
    expect(lines(after)[0]).toBe('! ✓ Named: Lin Park, until Wed 25 Nov. They are told.');
    expect(lines(after)).toContain('Chooses visit times only, until Wed 25 Nov');
    await w.quiet();
    expect(text(w.shown(lin, 'has named you'))).toContain(
      'Tom Reed has named you to choose visit times for Oakwood Primary School',
    );
    expect(lines(await name('Lin Park', {}))[0]).toContain('Lin Park is named already, until Wed 25 Nov.');
  });

  it('an offer goes to both; the PA answers, and every copy says for whom', async () => {
    await offered(w, 'aim', ['2026-11-19T09:00:00.000Z', '2026-11-20T09:00:00.000Z']);
    const heads = w.shown(w.people.tom, 'visit-offer.accept');
    const card = w.shown(lin, 'visit-offer.accept');
    expect(text(card)).toContain('# Choose a time: Academy Improvement Meeting');
    const booked = await accept(lin, card, 'aim-slot-0');
    expect(lines(booked)[0]).toBe('! ✓ Booked: Thu 19 Nov, 9:00. Everyone is told.');
    await w.quiet();
    const record = 'Lin Park answered for Tom Reed and chose Thu 19 Nov, 9:00.';
    expect(text(w.shown(w.people.tom, record))).toContain('[Open the visit]');
    expect(text(w.shown(lin, record))).not.toContain('[Open the visit]');
    // The head is who comes, and has the first press no more.
    expect((await visitOf(w, 'aim'))?.attendees).toMatchObject([{ answer: 'accepted' }]);
    expect(lines(await accept(w.people.tom, heads, 'aim-slot-1'))[0]).toMatch(/^! [↻!×]/);
    expect(text(await w.types(lin, 'visits this week'))).not.toContain('Academy Improvement Meeting');
  });

  it('a deputy head named while an offer is open is asked too, and by a later day on that day', async () => {
    await offered(w, 'open', ['2026-11-26T09:00:00.000Z']);
    await name('Jo Bell', { what: 'answers', from: '2026-11-13', until: '2026-12-18' });
    const before = messages(jo);
    await w.quiet();
    expect(text(w.shown(jo, 'has named you'))).toContain('from Fri 13 Nov until Fri 18 Dec');
    expect(messages(jo) - before).toBe(1);
    w.now = '2026-11-13T08:30:00.000Z';
    await w.quiet();
    expect(messages(jo) - before).toBe(2);
    const declined = await w.presses(jo, w.shown(jo, 'visit-offer.decline'), 'visit-offer.decline', {
      declineReason: 'A training day',
    });
    expect(text(declined)).toContain('Jo Bell answered for Tom Reed and declined: A training day');
    await w.quiet();
    expect(text(w.shown(w.people.priya, 'visit.new-times'))).toContain(
      'Jo Bell (for Tom Reed): A training day',
    );
  });

  it('the deputy head checks a draft report, and the PA neither sees it nor can', async () => {
    await inTrust(async tx => {
      const lead = { leadId: w.people.priya.id, createdById: w.people.priya.id, state: 'held' as const };
      await tx.visits.add(newVisit({ ...lead, id: 'held', startsAt: '2026-11-12T09:30:00.000Z' }));
      await tx.visits.saveReport(emptyReport({ visitId: 'held', headline: 'Well led' }));
      const { bankHolidays, modelFiles } = w.app.bot;
      await sendDraft(tx, 'held', { byId: lead.leadId, now: w.now, bankHolidays, modelFiles });
    });
    await w.quiet();
    expect(() => w.shown(lin, 'visit-report.accurate')).toThrow();
    const heads = w.shown(w.people.tom, 'visit-report.accurate');
    expect(text(await w.presses(lin, heads, 'visit-report.accurate'))).not.toContain('Well led');
    expect((await reportOf('held'))?.state).toBe('with-head');
    const checked = await w.presses(jo, w.shown(jo, 'visit-report.accurate'), 'visit-report.accurate');
    expect(text(checked)).toContain('Thank you. The report has gone out as it is.');
    expect(await reportOf('held')).toMatchObject({ state: 'released', headById: jo.id });
  });
  const reportOf = (id: string) => w.app.bot.store.inTrust(MILL_LANE.id).visits.report(id);

  it('the deputy head has the briefs of what was booked before they were named and after; the PA has none', async () => {
    const { priya, tom } = w.people;
    await inTrust(tx =>
      bookedVisit(tx, w.app.bot, {
        ...{ id: 'after', leadId: priya.id, headId: tom.id, at: '2026-11-19T13:00:00.000Z', minutes: 60 },
        name: 'Second visit',
      }),
    );
    w.now = '2026-11-17T09:00:00.000Z';
    await w.quiet();
    const briefs = (who: Person) =>
      w.connector.in(`a:${who.id}`).filter(({ activity }) => String(activity.summary).startsWith('Brief'));
    expect(briefs(tom)).toHaveLength(2);
    expect(briefs(jo)).toHaveLength(2);
    expect(briefs(lin)).toEqual([]);
  });

  it('after the last day the PA is refused kindly, and has nothing of it in the chat any more', async () => {
    await offered(w, 'late', ['2026-12-03T09:00:00.000Z']);
    const card = w.shown(lin, 'visit-offer.accept');
    w.now = '2026-11-26T09:00:00.000Z';
    const refused = text(await accept(lin, card, 'late-slot-0'));
    expect(refused).not.toMatch(/Academy|Oakwood/);
    expect(refused).toContain('is no longer yours to see. Nothing was changed just now');
    expect((await visitOf(w, 'late'))?.startsAt).toBeNull();
    await w.quiet();
    expect(() => w.shown(lin, 'visit-offer.accept')).toThrow();
    expect(text(w.shown(lin, 'You no longer answer'))).toContain('It ended on Wed 25 Nov.');
    expect(text(await w.types(w.people.tom, 'my delegates'))).not.toContain('Lin Park');
  });

  it('the head ends what has not run out, at once', async () => {
    const card = await w.types(w.people.tom, 'my delegates');
    expect(lines(card)).toContain('Jo Bell');
    const after = await w.presses(w.people.tom, card, 'delegates.end');
    expect(lines(after)[0]).toBe('! ✓ Ended: Jo Bell answers for you no more.');
    await w.quiet();
    expect(() => w.shown(jo, 'visit-offer.accept')).toThrow();
    expect(text(await w.types(jo, 'my delegates'))).toContain('You no longer answer for Oakwood');
  });

  it('whoever is neither head nor named learns who names', async () => {
    expect(text(await w.types(w.people.priya, 'delegate Lin Park'))).toContain('Only a headteacher names');
  });
});
