import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE, person, TERMS_2026 } from '#test/builders/trust.ts';
import { OAKWOOD, reachable } from '#test/fixtures/booking-world.ts';
import { lines, type ReviewWorld, reviewWorld, text } from '#test/fixtures/review-world.ts';
import { standingWorld } from '#test/fixtures/standing-world.ts';

/** Oakwood has been in Recovery since September. It is Thu 12 Nov. */
describe('what happens around a category review', () => {
  let w: ReviewWorld;
  let tom: Person;
  let priya: Person;
  beforeEach(async () => {
    w = await reviewWorld();
    ({ tom, priya } = w.people);
  });
  afterEach(() => w.close());

  const head = { role: 'head', scope: { kind: 'school', urn: OAKWOOD } } as const;
  const save = (who: Person) => w.app.bot.store.transaction(MILL_LANE.id, tx => tx.people.save(who));
  const press = async (
    who: Person,
    verb: string,
    inputs: Record<string, unknown> = {},
    card: object = w.shown(who, `category-review.${verb}`),
  ) => {
    const answer = await w.presses(who, card, `category-review.${verb}`, inputs);
    await w.quiet();
    return answer;
  };
  const steps = async () =>
    (await w.app.bot.store.inTrust(MILL_LANE.id).reviews.stepsOf((await w.review()).id)).map(
      ({ kind }) => kind,
    );
  it('a proposer who becomes the head is not asked, and whoever answers for them is asked once', async () => {
    const jo = reachable(
      person('Jo Bell', [{ role: 'staff', scope: { kind: 'school', urn: OAKWOOD } }]),
      'jo',
    );
    for (const who of [jo, { ...tom, appointments: [] }]) await save(who);
    await save({ ...priya, appointments: [...priya.appointments, head] });
    await w.opens(jo, 'personal');
    await w.presses(priya, await w.types(priya, 'delegate jo'), 'delegates.name', {
      ...{ person: 'Jo Bell', what: 'answers', from: '2026-11-12', until: '2026-12-18' },
    });
    await w.proposes('refinement');
    for (const at of ['2026-11-12T10:00:00.000Z', '2026-11-13T10:00:00.000Z']) {
      w.now = at;
      await w.quiet();
    }
    expect((await w.review()).asked?.ids).toEqual([jo.id]);
    expect(await steps()).toEqual(['opened', 'proposed']);
    w.now = '2026-11-23T10:00:00.000Z';
    await w.quiet();
    expect((await w.review()).state).toBe('ruling');
  });

  it('a deputy CEO who is the school’s head does not rule: it goes to the next above', async () => {
    await save({ ...tom, appointments: [] });
    await save({ ...w.dana, appointments: [...w.dana.appointments, head] });
    await w.proposes('refinement');
    w.now = '2026-11-23T10:00:00.000Z';
    await w.quiet();
    expect((await w.review()).state).toBe('ruling');
    expect(text(w.shown(w.people.maria, 'category-review.rule'))).toContain('please decide');
  });

  it('a head who is an officer too answers for the school, and never for the team', async () => {
    await save({ ...w.nia, appointments: [...w.nia.appointments, head] });
    const blank = await w.types(priya, 'review oakwood');
    await w.proposes('refinement');
    const differs = await press(
      w.nia,
      'propose',
      {
        ...{ category: 'recovery', discussedOn: '2026-11-11', words: 'I see more.', from: '' },
      },
      blank,
    );
    expect(lines(differs)[0]).toContain('cannot be proposed here');
    await press(tom, 'dispute', { reasons: 'Attendance rose', links: '', prefers: 'none' });
    const replies = await press(
      w.nia,
      'reply',
      { replyCategory: 'excellence', replyWords: 'Quite so' },
      w.shown(priya, 'category-review.reply'),
    );
    expect(lines(replies)[0]).toContain('There is nothing to answer here');
    expect((await w.review()).state).toBe('with-officer');
  });

  it('a category that the model has no more is not confirmed', async () => {
    await w.proposes('refinement');
    await w.app.bot.store.transaction(MILL_LANE.id, tx =>
      tx.owed.useModel({
        ...{ id: 'phases', modelId: 'illuminate', name: 'illuminate', from: '2026-11-12', text: null },
        ...{ usedAt: w.now, byId: 'operator' },
      }),
    );
    const answer = await press(tom, 'confirm');
    expect(lines(answer)[0]).toContain('does not have it any more');
    expect((await w.review()).state).toBe('with-head');
  });

  it('ends with the school’s time in the trust, and nobody is asked any more', async () => {
    await w.proposes('refinement');
    await w.app.bot.store.transaction(MILL_LANE.id, async tx => {
      await tx.schools.markLeft([OAKWOOD], '2026-11-12');
    });
    w.now = '2026-11-13T10:00:00.000Z';
    await w.quiet();
    expect((await w.review()).withdrawn).toMatchObject({ reason: 'The school is no longer in the trust.' });
    expect(text(w.shown(priya, 'taken back'))).toContain('Fortnight took it back on Fri 13 Nov');
  });

  it('where whoever proposed has left, a colleague of the school’s hub is asked to answer the dispute', async () => {
    await w.proposes('refinement');
    const reasons = { reasons: 'Attendance is up.', links: '', prefers: 'none' };
    await press(tom, 'dispute', reasons);
    const asked = async () => {
      const { outbox } = w.app.bot.store.inTrust(MILL_LANE.id);
      const posts = await outbox.postsAbout('category-review', (await w.review()).id);
      return posts.filter(({ key }) => key.includes(' disputed ') && key.endsWith(w.nia.id)).length;
    };
    expect(await asked()).toBe(0);
    await save({ ...priya, appointments: [] });
    for (const at of ['2026-11-13T10:00:00.000Z', '2026-11-14T10:00:00.000Z']) {
      w.now = at;
      await w.quiet();
    }
    expect(await asked()).toBe(1);
    const card = w.shown(w.nia, 'category-review.reply');
    const answer = { replyCategory: 'refinement', replyWords: 'It is; writing is not.' };
    await w.presses(w.nia, card, 'category-review.reply', answer);
    expect(await w.review()).toMatchObject({ state: 'with-head', round: 2, reply: { byId: w.nia.id } });
  });

  it('whoever comes to decide, or to look after the school, hears of what waits', async () => {
    await w.types(w.nia, 'review oakwood');
    const ivy = reachable(person('Ivy Lowe', priya.appointments), 'ivy');
    const dora = reachable(person('Dora Lane', w.dana.appointments), 'dora');
    await save(ivy);
    await w.opens(ivy, 'personal');
    w.now = '2026-11-13T10:00:00.000Z';
    await w.quiet();
    expect(text(w.shown(ivy, 'Propose Oakwood'))).toContain('Propose Oakwood');
    await w.proposes('refinement');
    w.now = '2026-11-24T10:00:00.000Z';
    await w.quiet();
    await save({ ...w.dana, appointments: [] });
    await save(dora);
    await w.opens(dora, 'personal');
    w.now = '2026-11-25T10:00:00.000Z';
    await w.quiet();
    expect(text(w.shown(dora, 'category-review.rule'))).toContain('please decide');
  });

  it('what is decided later takes the place of what was decided for a later day', async () => {
    await w.proposes('repair', { from: '2027-01-04' });
    await press(tom, 'confirm');
    await w.proposes('refinement');
    await press(tom, 'confirm');
    expect(await w.standings()).toContainEqual({ name: 'refinement', from: '2026-11-12' });
    expect(await w.standings()).not.toContainEqual({ name: 'repair', from: '2027-01-04' });
    w.now = '2027-01-04T10:00:00.000Z';
    await w.quiet();
    expect(text(await w.types(tom, 'category'))).toContain('# Oakwood Primary School: Refinement');
    const letters = await w.app.bot.store.inTrust(MILL_LANE.id).letters.ofSchool(OAKWOOD);
    expect(letters.map(({ category, handedOutAt }) => [category, handedOutAt !== null])).toEqual([
      ['refinement', true],
    ]);
  });

  it.each(['2026-11-12', '2027-01-04'])(
    'what was decided, undone and decided again holds: from %s',
    async from => {
      for (const [category, day] of [
        ['repair', from],
        ['refinement', '2026-11-12'],
        ['repair', from],
      ] as const) {
        await w.proposes(category, { from: day });
        await press(tom, 'confirm');
      }
      w.now = `${from}T10:00:00.000Z`;
      await w.quiet();
      expect(text(await w.types(tom, 'category'))).toContain('# Oakwood Primary School: Repair');
    },
  );
});

it('in the summer nobody reads from what is owed next year what a school is to be then', async () => {
  const s = await standingWorld('dsat', [
    { kind: 'category', name: 'refinement', from: '2026-09-01' },
    { kind: 'category', name: 'recovery', from: '2027-09-01' },
  ]);
  try {
    const next = (day: string) => day.replace(/^\d+/, year => String(Number(year) + 1));
    await s.w.app.bot.store.transaction(MILL_LANE.id, tx =>
      tx.calendar.save(
        TERMS_2026.map(term => ({ ...term, startsOn: next(term.startsOn), endsOn: next(term.endsOn) })),
      ),
    );
    s.w.now = '2027-08-20T09:00:00.000Z';
    const asks = async (who: Person) => text(await s.w.types(who, 'what does oakwood need this year'));
    expect(await asks(s.w.people.tom)).not.toMatch(/Recovery|Team Around the School/);
    expect(await asks(s.w.people.tom)).toContain('Refinement');
    expect(await asks(s.w.people.priya)).toContain('Team Around the School');
  } finally {
    await s.w.close();
  }
});
