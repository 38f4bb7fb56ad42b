import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { OAKWOOD, reachable } from '#test/fixtures/booking-world.ts';
import { lines, type ReviewWorld, reviewWorld, text } from '#test/fixtures/review-world.ts';

const FORM = {
  discussedOn: '2026-11-11',
  evidence: '',
  words: 'Seen in three lessons.',
  factors: '',
  from: '',
};

/** Oakwood has been in Recovery since September. It is Thu 12 Nov. */
describe('the people of a category review', () => {
  let w: ReviewWorld;
  let tom: Person;
  let priya: Person;
  let jo: Person;
  beforeAll(async () => {
    w = await reviewWorld();
    ({ tom, priya } = w.people);
    jo = reachable(person('Jo Bell', [{ role: 'staff', scope: { kind: 'school', urn: OAKWOOD } }]), 'jo');
    await save(jo);
    await w.opens(jo, 'personal');
  });
  afterAll(() => w.close());

  const save = (who: Person) => w.app.bot.store.transaction(MILL_LANE.id, tx => tx.people.save(who));
  const press = async (who: Person, verb: string, inputs: Record<string, unknown> = {}) => {
    const answer = await w.presses(
      who,
      w.shown(who, `category-review.${verb}`),
      `category-review.${verb}`,
      inputs,
    );
    await w.quiet();
    return answer;
  };

  it('a head who wants to talk first stops the clock until that was done', async () => {
    await w.proposes('reinforcement');
    await press(tom, 'talk', { talkNote: 'After the governors’ visit' });
    expect(text(w.shown(priya, 'category-review.talked'))).toContain('Tom Reed: After the governors’ visit');
    w.now = '2026-12-09T09:00:00.000Z';
    await w.quiet();
    expect((await w.review()).state).toBe('talking');
    const ahead = await press(priya, 'talked', { talkedOn: '2026-12-10', talkedNote: '' });
    expect(lines(ahead)[0]).toContain('That day is still to come');
    const told = await press(priya, 'talked', { talkedOn: '2026-12-08', talkedNote: 'Agreed on the plan' });
    expect(lines(told)[0]).toBe('! ✓ Recorded. The head is asked to answer by Wed 16 Dec.');
    const asked = text(w.shown(tom, 'category-review.confirm'));
    expect(asked).toContain('as talked about on Tue 8 Dec');
    expect(asked).not.toContain('category-review.talk');
    await press(tom, 'confirm');
    expect((await w.review()).settled).toMatchObject({ how: 'agreed', from: '2026-12-09' });
  });

  it('a deputy head named for the time of a leave answers for the head, and the record says so', async () => {
    const card = await w.types(tom, 'delegate jo');
    await w.presses(tom, card, 'delegates.name', {
      ...{ person: 'Jo Bell', what: 'answers', from: '2026-12-09', until: '2026-12-18' },
    });
    await w.quiet();
    await w.proposes('refinement', { discussedOn: '2026-12-09' });
    const confirmed = await press(jo, 'confirm');
    expect(text(confirmed)).toContain('Agreed by Jo Bell');
    expect((await w.review()).answers).toMatchObject([{ kind: 'confirmed', byId: jo.id }]);
    expect(text(w.shown(tom, 'category: Refinement'))).toContain('Agreed by Jo Bell');
  });

  it('a PA who only chooses times sees nothing of it', async () => {
    const kai = reachable(
      person('Kai Moss', [{ role: 'staff', scope: { kind: 'school', urn: OAKWOOD } }]),
      'kai',
    );
    await save(kai);
    await w.opens(kai, 'personal');
    const card = await w.types(tom, 'delegate kai');
    await w.presses(tom, card, 'delegates.name', {
      ...{ person: 'Kai Moss', what: 'slots', from: '2026-12-09', until: '2026-12-18' },
    });
    w.now = '2026-12-10T09:00:00.000Z';
    await w.proposes('reinforcement', { discussedOn: '2026-12-10' });
    expect(() => w.shown(kai, 'Reinforcement')).toThrow();
    const pressed = await w.presses(kai, w.shown(tom, 'category-review.confirm'), 'category-review.confirm');
    expect(text(pressed)).not.toContain('Reinforcement');
    expect((await w.review()).state).toBe('with-head');
  });

  it('a head who leaves is followed by one who is asked anew, with time of their own', async () => {
    const lena = reachable(person('Lena Hart', tom.appointments), 'lena');
    await save({ ...tom, appointments: [] });
    await save(lena);
    w.now = '2026-12-14T09:00:00.000Z';
    await w.opens(lena, 'personal');
    const asked = text(w.shown(lena, 'category-review.confirm'));
    expect(asked).toContain('Confirm Oakwood Primary School’s category');
    expect((await w.review()).asked).toEqual({ ids: [lena.id], by: '2027-01-04' });
    // Jo was named by a head who is gone.
    const old = await w.presses(jo, w.shown(lena, 'category-review.confirm'), 'category-review.confirm');
    expect(text(old)).not.toContain('Reinforcement');
    await press(lena, 'confirm');
    expect((await w.review()).settled).toMatchObject({ how: 'agreed', byId: lena.id });
    await save(tom);
    await save({ ...lena, appointments: [] });
  });

  it('of two officers who propose at once the second sees the first, keeps what was typed, and may differ', async () => {
    const hers = await w.types(priya, 'review oakwood');
    const theirs = await w.types(w.nia, 'review oakwood');
    await w.presses(priya, hers, 'category-review.propose', { ...FORM, category: 'refinement' });
    const late = await w.presses(w.nia, theirs, 'category-review.propose', {
      ...{ ...FORM, category: 'recovery', words: 'Attendance fell.' },
    });
    expect(text(late)).toContain('Priya Shah: Refinement');
    expect(text(late)).toContain('Attendance fell.');
    expect((await w.review()).proposal).toMatchObject({ byId: priya.id });
    const same = await w.presses(w.nia, late, 'category-review.propose', { ...FORM, category: 'refinement' });
    expect(lines(same)[0]).toContain('Priya Shah has proposed the same already');
    await w.presses(w.nia, late, 'category-review.propose', { ...FORM, category: 'recovery' });
    await w.quiet();
    expect((await w.review()).state).toBe('differing');
    const heads = text(w.shown(tom, 'agreeing'));
    expect(heads).toContain('There is nothing for you to do');
    expect(heads).not.toMatch(/Refinement|Recovery is/);
  });

  it('the deputy CEO says which goes to the head, and decides nothing by that', async () => {
    const hers = text(w.shown(w.dana, 'category-review.choose'));
    expect(hers).toContain('Priya Shah: Refinement');
    expect(hers).toContain('Nia Webb: Recovery');
    await press(w.dana, 'choose', { chosenId: w.nia.id, chosenReason: 'Attendance weighs more.' });
    const asked = text(w.shown(tom, 'category-review.confirm'));
    expect(asked).toContain('Nia Webb proposes Recovery');
    // How the officers came to it is theirs.
    expect(asked).not.toContain('Attendance weighs more.');
    expect(asked).not.toContain('Priya Shah: Refinement');
    expect((await w.review()).settled).toBeNull();
  });

  it('is taken back by whoever proposed, and nothing changes', async () => {
    const before = await w.standings();
    const other = await w.presses(
      w.dana,
      w.shown(w.nia, 'category-review.withdraw'),
      'category-review.withdraw',
      {
        withdrawReason: 'No',
      },
    );
    expect(lines(other)[0]).toContain('only by whoever proposed it');
    await press(w.nia, 'withdraw', { withdrawReason: 'The figures were wrong' });
    expect((await w.review()).state).toBe('withdrawn');
    expect(text(w.shown(tom, 'taken back'))).toContain('Nothing changes.');
    expect(await w.standings()).toEqual(before);
  });

  it('is begun only by whoever looks after the school, and only where schools are sorted', async () => {
    for (const who of [tom, w.people.dee, w.people.sam])
      expect(text(await w.types(who, 'review oakwood'))).not.toContain('Propose');
    expect(text(await w.types(priya, 'review'))).toContain('review oakwood');
    expect(text(await w.types(priya, 'review oak'))).toMatch(/Which school is it|Propose/);
    await w.app.bot.store.transaction(MILL_LANE.id, tx =>
      tx.owed.useModel({
        ...{ id: 'ddat', modelId: 'ddat', name: 'ddat', from: '2026-12-01', text: null },
        ...{ usedAt: w.now, byId: 'operator' },
      }),
    );
    expect(text(await w.types(priya, 'review oakwood'))).toContain('does not sort its schools');
  });
});
