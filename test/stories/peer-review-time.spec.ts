import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { lines, member, type PollWorld, pollWorld, text, URNS } from '#test/fixtures/poll-world.ts';

const visitOf = (w: PollWorld, id: string | null) =>
  w.app.bot.store.inTrust(MILL_LANE.id).visits.find(id ?? '');

describe('the time of a peer review', () => {
  let w: PollWorld;
  beforeAll(async () => {
    w = await pollWorld({ id: 'first' });
  }, 120_000);
  afterAll(() => w.close());

  it('is looked for by itself when its days are near, once, and every head is asked in their own chat', async () => {
    await w.quiet();
    expect(await w.review('first')).toMatchObject({ state: 'timing' });
    const poll = await w.poll('first');
    expect(poll).toMatchObject({ state: 'open', round: 1, openedById: 'fortnight' });
    expect(poll.slots).toHaveLength(5);
    // They are kept: somebody who is forgotten is not to stand in them.
    for (const { name } of Object.values(w.heads)) expect(JSON.stringify(poll.slots)).not.toContain(name);
    for (const head of Object.values(w.heads))
      expect(lines(w.shown(head, 'peer-review-time.save'))[0]).toMatch(/^# When could you\? /);
  });

  it('a head without a mailbox counts as free, and it is said', async () => {
    expect(text(w.shown(w.heads.tom, 'peer-review-time.save'))).toContain('Zoe Lamb: taken as free');
  });

  it('some of the times can be answered now and the rest later; everybody sees how it stands', async () => {
    const first = await w.answers(w.heads.lena, 'y');
    expect(lines(first)[0]).toBe('! ✓ Kept: 1 answer. You can change it until the time is booked.');
    await w.quiet();
    expect(text(w.shown(w.heads.tom, 'peer-review-time.save'))).toContain('Can: Oakhurst Academy.');
    const nothing = await w.answers(w.heads.lena, '');
    expect(lines(nothing)[0]).toBe('! × Please answer at least one of the times.');
  });

  it('a changed mind is fine until it closes: the later answer stands, the earlier is kept beside it', async () => {
    await w.answers(w.heads.lena, 'nyyyy');
    const { votes } = await w.poll('first');
    expect(votes.filter(({ slotId }) => slotId === votes[0]?.slotId).map(({ answer }) => answer)).toEqual([
      'yes',
      'no',
    ]);
    await w.quiet();
    expect(text(w.shown(w.heads.tom, 'peer-review-time.save'))).toContain('Cannot: Oakhurst Academy.');
  });

  it('the last answer books the one that suits best, as one visit with everybody invited', async () => {
    await w.answers(w.heads.ola, 'yyiin');
    await w.answers(w.heads.ben, 'yynnn');
    const none = w.shown(w.heads.zoe, 'peer-review-time.none');
    expect(lines(await w.presses(w.heads.zoe, none, 'peer-review-time.none'))[0]).toMatch(
      /^! ✓ Kept: 5 answers/,
    );
    const booked = await w.answers(w.heads.tom, 'yyyyy');
    const { slots, wonSlotId } = await w.poll('first');
    expect(wonSlotId).toBe(slots[1]?.id);
    expect(lines(booked)[0]).toMatch(/^! ✓ Booked: .* Everyone is told\.$/);
    const review = await w.review('first');
    expect(review).toMatchObject({ state: 'booked' });
    const visit = await visitOf(w, review.visitId);
    expect(visit).toMatchObject({
      ...{ state: 'booked', urn: URNS[0], engagement: 'peer-review', startsAt: slots[1]?.startsAt },
      leadId: w.heads.lena.id,
    });
    expect(visit?.attendees.map(({ name, part, required }) => `${name} ${part} ${required}`)).toEqual([
      'Ben Fox another-head true',
      'Ola Grey another-head true',
      'Tom Reed head true',
      'Zoe Lamb another-head false',
    ]);
  });

  it('afterwards the card is the record, leads to the visit, and takes no vote', async () => {
    const stale = w.shown(w.heads.ola, 'peer-review-time.save');
    await w.quiet();
    const card = w.shown(w.heads.ola, 'peer-review-time.open');
    expect(text(card)).toContain('Invited as well: Zoe Lamb');
    const late = await w.presses(w.heads.ola, stale, 'peer-review-time.save', { s1: 'yes' });
    expect(lines(late)[0]).toMatch(/^! × It is booked for .*please open the visit and move it\.$/);
    const visit = await w.presses(
      w.heads.lena,
      w.shown(w.heads.lena, 'peer-review-time.open'),
      'peer-review-time.open',
    );
    expect(text(visit)).toContain('Move');
  });

  it('a visit that is called off leaves it to be timed again, by a person', async () => {
    const { visitId } = await w.review('first');
    await w.types(w.heads.lena, 'visits');
    const visit = await w.presses(
      w.heads.lena,
      w.shown(w.heads.lena, 'peer-review-time.open'),
      'peer-review-time.open',
    );
    await w.presses(w.heads.lena, visit, 'visit.cancel', { cancelReason: 'The boiler has burst' });
    expect(await visitOf(w, visitId)).toMatchObject({ state: 'cancelled' });
    expect(await w.review('first')).toMatchObject({ state: 'planned', visitId: null });
    expect(await w.poll('first')).toMatchObject({ state: 'ended' });
    w.now = '2026-11-13T09:00:00.000Z';
    await w.quiet();
    expect(await w.poll('first')).toMatchObject({ state: 'ended' });
    const card = await w.types(w.heads.tom, 'time of peer review');
    expect(text(card)).toContain('The time it had was called off, or it was not held then.');
    expect(text(await w.types(w.heads.lena, 'time of peer review oakwood'))).toContain(
      'Oakwood Primary School or an officer has another looked for, and you are asked again.',
    );
    const group = await w.types(w.heads.tom, 'my group');
    expect(lines(await w.presses(w.heads.tom, group, 'coaching-group.time'))[0]).toMatch(/^# No time yet: /);
    const asked = await w.presses(w.heads.tom, card, 'peer-review-time.find');
    expect(lines(asked)[0]).toMatch(/^! ✓ The group is asked, until /);
    expect(await w.poll('first')).toMatchObject({ state: 'open', openedById: w.heads.tom.id });
    await w.quiet();
  });

  it('of two alike it takes the one that suits whom the last review disappointed', async () => {
    // Zoe could not, and Ola could if need be, at other times than the one that won: only Zoe was disappointed.
    await w.answers(w.heads.lena, 'ynnnn');
    await w.answers(w.heads.ola, 'yynnn');
    await w.answers(w.heads.ben, 'nnnnn');
    await w.answers(w.heads.zoe, 'nynnn');
    await w.answers(w.heads.tom, 'yynnn');
    const { slots, wonSlotId } = await w.poll('first');
    expect(wonSlotId).toBe(slots[1]?.id);
  });

  it('a time that was taken meanwhile is passed over for the next best, and that is said', async () => {
    await w.finds('taken', { visitors: [1, 2].map(member) });
    const { slots } = await w.poll('taken');
    const [best, next] = slots;
    await w.answers(w.heads.tom, 'yynnn');
    await w.answers(w.heads.lena, 'yynnn');
    w.calendars.busy(
      'lena@mill.example',
      best?.startsAt ?? '',
      new Date(Date.parse(best?.startsAt ?? '') + 60_000).toISOString(),
    );
    const booked = await w.answers(w.heads.ola, 'yinnn');
    expect(lines(booked)[0]).toMatch(/would have suited better and has been taken since\.$/);
    expect(await w.poll('taken')).toMatchObject({ state: 'booked', wonSlotId: next?.id });
    expect(text(booked)).toContain('A time that suited better was taken in a calendar meanwhile.');
  });

  it('at its deadline it takes the best of what was answered, whoever did not', async () => {
    await w.finds('deadline');
    const { answerBy, slots } = await w.poll('deadline');
    await w.answers(w.heads.tom, 'nyy');
    await w.answers(w.heads.ben, 'iiy');
    w.now = new Date(Date.parse(answerBy ?? '') - 60_000).toISOString();
    await w.quiet();
    expect(await w.poll('deadline')).toMatchObject({ state: 'open' });
    w.now = answerBy ?? '';
    await w.quiet();
    expect(await w.poll('deadline')).toMatchObject({ state: 'booked', wonSlotId: slots[2]?.id });
    expect(lines(w.shown(w.heads.zoe, 'peer-review-time.open'))[0]).toContain('peer review at Oakwood');
  });
});

describe('where nobody can', () => {
  let w: PollWorld;
  beforeAll(async () => {
    w = await pollWorld();
  }, 120_000);
  afterAll(() => w.close());

  /** Everybody says that none suits. */
  async function noneSuits(heads: readonly Person[]) {
    let last: object = {};
    for (const head of heads)
      last = await w.presses(head, w.shown(head, 'peer-review-time.none'), 'peer-review-time.none');
    await w.quiet();
    return last;
  }
  const both = () => [w.heads.tom, w.heads.lena];

  it('two school weeks more are looked at, once, and it is said why', async () => {
    await w.finds('nobody', { visitors: [member(1)] });
    const said = await noneSuits(both());
    expect(lines(said)[0]).toMatch(/^! ✓ None of these suits enough of you, so later days are looked at/);
    const { round, slots, to } = await w.poll('nobody');
    expect([round, to]).toEqual([2, '2027-01-15']);
    const offered = slots.map(({ startsAt }) => startsAt);
    expect(new Set(offered).size).toBe(offered.length);
    expect(text(w.shown(w.heads.lena, 'peer-review-time.save'))).toContain(
      'At none of the first times could the host and a visitor both come',
    );
  });

  it('a card of the first times takes no answer for the second', async () => {
    const old = { poll: (await w.poll('nobody')).id, round: 1, s1: 'yes' };
    const answer = await w.presses(
      w.heads.lena,
      w.shown(w.heads.lena, 'peer-review-time.save'),
      'peer-review-time.save',
      old,
    );
    expect(lines(answer)[0]).toBe('! × Those times are not asked about any more. Please answer these.');
  });

  it('then whoever facilitates is asked, by a card of their own', async () => {
    await noneSuits(both());
    expect(await w.poll('nobody')).toMatchObject({ state: 'asks', why: 'nobody' });
    const card = w.shown(w.dana, 'peer-review-time.set');
    expect(lines(card)[0]).toMatch(/^# No time suits: /);
  });

  it('they ask the group again about later days, or set a time themselves, whatever is in a calendar if they say so', async () => {
    await w.presses(w.dana, w.shown(w.dana, 'peer-review-time.again'), 'peer-review-time.again');
    await w.quiet();
    expect(await w.poll('nobody')).toMatchObject({ state: 'open', round: 1, to: '2027-01-15' });
    await noneSuits(both());
    await noneSuits(both());
    w.calendars.busy('lena@mill.example', '2026-12-01T10:00:00.000Z', '2026-12-01T11:00:00.000Z');
    const at = { setDay: '2026-12-01', setTime: '10:00' };
    const card = w.shown(w.dana, 'peer-review-time.set');
    const refused = await w.presses(w.dana, card, 'peer-review-time.set', at);
    expect(lines(refused)[0]).toMatch(
      /^! ! That time cannot be: Lena Hart is busy .*tick “Book it anyway”\.$/,
    );
    const set = await w.presses(w.dana, refused, 'peer-review-time.set', { ...at, setAnyway: 'true' });
    expect(lines(set)[0]).toMatch(/^! ✓ Booked: Tue 1 Dec, 10:00\. Everyone is told\./);
    expect(await w.review('nobody')).toMatchObject({ state: 'booked' });
  });

  it('or they skip it with a reason, which the group reads', async () => {
    await w.finds('skipped', { visitors: [member(1)] });
    await noneSuits(both());
    await noneSuits(both());
    const card = w.shown(w.dana, 'peer-review-time.skip');
    await w.presses(w.dana, card, 'peer-review-time.skip', { skipWhy: 'Lena begins in January' });
    await w.quiet();
    expect(await w.review('skipped')).toMatchObject({
      state: 'called-off',
      reason: 'Lena begins in January',
    });
    expect(await w.poll('skipped')).toMatchObject({ state: 'skipped' });
    expect(text(await w.types(w.heads.lena, 'my group'))).toContain('alled off');
  });
});

describe('who is asked changes while a time is looked for', () => {
  let w: PollWorld;
  beforeAll(async () => {
    w = await pollWorld();
  }, 120_000);
  afterAll(() => w.close());
  const appoint = (who: Person, urn: string | null) =>
    w.app.bot.store.transaction(MILL_LANE.id, tx =>
      tx.people.save({
        ...who,
        appointments: urn === null ? [] : [{ role: 'head', scope: { kind: 'school', urn } }],
      }),
    );

  it('a head who leaves has said nothing any more, and whoever follows them is asked', async () => {
    await w.finds('leaving', { visitors: [1, 2].map(member) });
    await w.answers(w.heads.lena, 'yyyyy');
    const next = person('Nell Rose', []);
    await appoint(w.heads.lena, null);
    await appoint(next, URNS[1]);
    await w.opens(next, 'personal');
    await w.quiet();
    expect(text(w.shown(w.heads.tom, 'peer-review-time.save'))).not.toContain('Can: Oakhurst Academy');
    expect(text(w.shown(next, 'peer-review-time.save'))).toContain('When could you?');
    await w.answers(w.heads.tom, 'yyyyy');
    await w.answers(w.heads.ola, 'nnnnn');
    expect(await w.poll('leaving')).toMatchObject({ state: 'open' });
    await w.answers(next, 'nnyyy');
    const { slots, wonSlotId } = await w.poll('leaving');
    expect(wonSlotId).toBe(slots[2]?.id);
    await w.quiet();
  });

  it('a school that leaves the group is not waited for, and what it said falls out', async () => {
    await w.finds('shrinking', { visitors: [2, 3].map(member) });
    await w.answers(w.heads.tom, 'yyyyy');
    await w.answers(w.heads.ben, 'nynnn');
    await w.app.bot.store.transaction(MILL_LANE.id, async ({ coaching }) => {
      const group = await coaching.find('g');
      await coaching.setMembers(
        'g',
        (group?.members ?? []).map(each =>
          each.id === `of-${URNS[2]}` ? { ...each, to: '2026-11-11' } : each,
        ),
      );
    });
    await w.quiet();
    const { slots, wonSlotId } = await w.poll('shrinking');
    expect(wonSlotId).toBe(slots[1]?.id);
    expect(
      (await visitOf(w, (await w.review('shrinking')).visitId))?.attendees.map(({ name }) => name),
    ).toEqual(['Tom Reed']);
  });

  it('offered before the clocks change, it is at the same hour by the clock after', async () => {
    w.now = '2027-03-22T09:00:00.000Z';
    await w.finds('spring', { visitors: [member(3)], from: '2027-04-12', to: '2027-04-30' });
    const [slot] = (await w.poll('spring')).slots;
    const card = w.shown(w.heads.tom, 'peer-review-time.save');
    const hour = /Mon 12 Apr, \d+:\d\d/.exec(text(card))?.[0];
    expect(hour).toBe('Mon 12 Apr, 8:30');
    expect(slot?.startsAt).toBe('2027-04-12T07:30:00.000Z');
    await w.answers(w.heads.tom, 'ynnnn');
    w.now = '2027-03-29T08:00:00.000Z';
    const booked = await w.answers(w.heads.ben, 'ynnnn');
    expect(lines(booked)[0]).toBe(`! ✓ Booked: ${hour}. Everyone is told.`);
  });
});
