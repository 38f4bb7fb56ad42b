import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textsOf } from '#test/builders/card-texts.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { bookedVisit } from '#test/builders/visit.ts';
import { KnownAvailability } from '#test/fakes/known-availability.ts';
import { useDsat, visitOf } from '#test/fixtures/booking-world.ts';
import { type World, world } from '#test/fixtures/world.ts';

const lines = (card: object) => textsOf({ ...card });
const text = (card: object) => lines(card).join('\n');

/** Half term is from 15 to 19 February 2027: a school week after the 8th is the 22nd. */
describe('all of a school’s visits in a week', () => {
  let w: World;
  const calendars = new KnownAvailability();
  const book = async (id: string, at: string, others: readonly string[] = []) => {
    const { priya, tom } = w.people;
    await w.app.bot.store.transaction(MILL_LANE.id, tx =>
      bookedVisit(tx, w.app.bot, {
        ...{ id, at, minutes: 120, leadId: priya.id, to: '2027-03-25' },
        attendees: [tom.id, ...others].map(personId => ({
          ...({ personId, part: 'head', required: true, answer: 'accepted' } as const),
        })),
      }),
    );
  };
  const messages = (id: string) => w.connector.in(`a:${id}`).length;
  const times = async (...ids: string[]) =>
    Promise.all(ids.map(async id => (await visitOf(w, id))?.startsAt));
  const DAYS = { firstDay: '2027-02-08', lastDay: '2027-02-12', moveBy: '1w', moveReason: 'Ofsted' };
  const look = (card: object, change: object = {}) =>
    w.presses(w.people.priya, card, 'move-visits.look', { ...DAYS, ...change });
  const move = (card: object, change: object = {}) =>
    w.presses(w.people.priya, card, 'move-visits.move', { ...DAYS, ...change });
  beforeAll(async () => {
    w = await world({ calendars });
    await useDsat(w);
    for (const who of Object.values(w.people)) await w.opens(who, 'personal');
    await book('a', '2027-02-09T09:30:00.000Z');
    await book('b', '2027-02-10T09:30:00.000Z');
    await book('c', '2027-02-11T13:00:00.000Z', [w.people.dee.id]);
    calendars.busy('priya@mill.example', '2027-02-24T09:30:00.000Z', '2027-02-24T10:30:00.000Z');
    calendars.busy('dee@mill.example', '2027-02-20T00:00:00.000Z', '2027-03-25T00:00:00.000Z');
    await w.quiet();
  });
  afterAll(() => w.close());

  it('a head may not move them', async () => {
    const answer = await w.types(w.people.tom, 'move visits oakwood');
    expect(text(answer)).not.toContain('move-visits');
    expect(JSON.stringify(answer)).not.toContain('move-visits.look');
  });

  it('words that fit two schools are asked about, and the days are kept', async () => {
    const asked = await w.types(w.people.priya, 'move visits oak from 8 feb to 12 feb by 1 week');
    expect(lines(asked)[0]).toBe('# Which school do you mean?');
    const chosen = await w.presses(w.people.priya, asked, 'move-visits.choose', { urn: '900001' });
    expect(lines(chosen)[0]).toBe(
      '# Move the visits at Oakwood Primary School, Mon 8 Feb 2027 to Fri 12 Feb 2027',
    );
  });

  it('days without a visit are said plainly', async () => {
    const card = await w.types(w.people.priya, 'move visits oakwood from 4 jan to 8 jan by 2 days');
    expect(lines(card)[1]).toBe(
      'No visit is booked at Oakwood Primary School in these days, so there is nothing to move.',
    );
    const looked = await look(card, { firstDay: '2027-01-04', lastDay: '2027-01-08' });
    expect(text(looked)).not.toContain('[Move them]');
    expect(lines(await look(card, { firstDay: '2027-01-09', lastDay: '2027-01-08' }))[0]).toMatch(
      /^! ! The last day is before the first/,
    );
  });

  let plan: object;
  it('each is shown with where it would go; half term is left out, and nothing has moved', async () => {
    const card = await w.types(w.people.priya, 'move visits at oakwood from 8 to 12 feb by a week');
    expect(lines(card)[1]).toBe(
      '3 visits booked in these days. Nothing moves before you have seen where to.',
    );
    plan = await look(card);
    expect(lines(plan).slice(1, 6)).toEqual([
      '2 of 3 visits would move, to the same weekday, 1 school week later or the nearest time after it. Nobody is told yet.',
      'AIM: Tue 9 Feb 2027, 9:30 → Tue 23 Feb 2027, 9:30',
      expect.stringMatching(
        /^AIM: Wed 10 Feb 2027, 9:30 → Wed 24 Feb 2027, 1\d:\d0 \(Priya Shah is busy 9:30–10:30\)$/,
      ),
      expect.stringMatching(
        /^Stays: AIM, Thu 11 Feb 2027, 13:00 \(no free time until Thu 11 Mar 2027; Dee Marsh is /,
      ),
      '[Move them]',
    ]);
    expect(await times('a', 'b', 'c')).toEqual([
      '2027-02-09T09:30:00.000Z',
      '2027-02-10T09:30:00.000Z',
      '2027-02-11T13:00:00.000Z',
    ]);
  });

  it('a plan that has been overtaken moves nothing: the fresh one is shown', async () => {
    calendars.busy('tom@mill.example', '2027-02-23T09:00:00.000Z', '2027-02-23T10:30:00.000Z');
    const fresh = await move(plan);
    expect(lines(fresh)[0]).toBe(
      '! ↻ Something has changed since this was shown, so nothing was moved. This is what would move now.',
    );
    expect(text(fresh)).toMatch(/AIM: Tue 9 Feb 2027, 9:30 → Tue 23 Feb 2027, 1\d:\d0 \(Tom Reed is busy/);
    expect(text(fresh)).toContain('Why? Everyone who comes reads it. *: Ofsted');
    expect((await times('a'))[0]).toBe('2027-02-09T09:30:00.000Z');
    plan = fresh;
  });

  it('the same plan for other days is none', async () => {
    const other = await move(plan, { lastDay: '2027-02-09' });
    expect(lines(other)[0]).toMatch(/nothing was moved/);
    expect(lines(other)[1]).toContain('Mon 8 Feb 2027 to Tue 9 Feb 2027');
    expect((await times('a'))[0]).toBe('2027-02-09T09:30:00.000Z');
  });

  it('all that can are moved at one press, and everyone is told once for each', async () => {
    const before = { tom: messages(w.people.tom.id), dee: messages(w.people.dee.id) };
    const moved = await move(plan);
    expect(lines(moved)[0]).toBe('! ✓ Moved: 2 visits. 1 visit stays. Everyone is told why.');
    expect(text(moved)).toContain('# Moved out of these days');
    const [a, b, c] = await times('a', 'b', 'c');
    expect([a?.slice(0, 10), b?.slice(0, 10), c]).toEqual([
      '2027-02-23',
      '2027-02-24',
      '2027-02-11T13:00:00.000Z',
    ]);
    await w.quiet();
    expect(messages(w.people.tom.id)).toBe(before.tom + 2);
    expect(messages(w.people.dee.id)).toBe(before.dee);
    expect(text(w.shown(w.people.tom, 'Moved from Tue 9 Feb'))).toContain('Priya Shah: Ofsted');
  });

  it('the same press again moves nothing more', async () => {
    const before = await times('a', 'b', 'c');
    expect(lines(await move(plan))[0]).toContain('Moved: 2 visits.');
    expect(await times('a', 'b', 'c')).toEqual(before);
  });

  it('one takes the place that another leaves, though Outlook still has that one there', async () => {
    await book('d', '2027-03-01T09:00:00.000Z');
    await book('e', '2027-03-02T09:00:00.000Z');
    // What the moves before still send would be taken for the answer.
    await w.quiet();
    calendars.busy('tom@mill.example', '2027-03-02T09:00:00.000Z', '2027-03-02T11:00:00.000Z');
    const days = { firstDay: '2027-03-01', lastDay: '2027-03-02', moveBy: '1d' };
    const card = await w.types(w.people.priya, 'move visits oakwood from 1 march to 2 march by 1 day');
    const moved = await move(await look(card, days), days);
    expect(lines(moved)[0]).toBe('! ✓ Moved: 2 visits. Everyone is told why.');
    expect(await times('d', 'e')).toEqual(['2027-03-02T09:00:00.000Z', '2027-03-03T09:00:00.000Z']);
    expect((await visitOf(w, 'd'))?.flags).toEqual([]);
  });
});
