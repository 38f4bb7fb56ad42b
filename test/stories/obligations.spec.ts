import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import { NOT_US, NOT_YET, SAID, type SendingWorld, sendingWorld } from '#test/fixtures/sending-world.ts';
import { auditOf, messagesOf, text } from '#test/fixtures/standing-world.ts';
import { dueRequests } from '#workflows/obligations/due-requests.ts';
import { lateRequests } from '#workflows/obligations/late-requests.ts';
import { openRequests } from '#workflows/obligations/open-requests.ts';

// The clock goes through a year, a tick a day: where several suites share a core that takes its time.
const SLOW = { timeout: 120_000 };

let s: SendingWorld;
afterEach(() => s.w.close());
const store = () => s.w.app.bot.store;
const opening = () => ({ ...s.w.app.bot, now: s.w.now });
/** How many cards of who has not sent somebody was ever posted. */
const notSentCards = async ({ id: personId }: Person) => {
  const posts = await store().inTrust(MILL_LANE.id).outbox.postsTo({ kind: 'person', personId });
  return posts.filter(({ card }) => card === 'not-sent').length;
};

describe('what a school sends each term (ddat)', SLOW, () => {
  it('is asked a school week before, one card for all of it, and sent it is done', async () => {
    s = await sendingWorld('ddat');
    const { tom, priya } = s.w.people;
    await s.dayOf('2026-12-10');
    expect(await s.requests()).toEqual([]);
    const before = messagesOf(s.w, tom);
    await s.dayOf('2026-12-11');
    await s.dayOf('2026-12-12');
    expect(messagesOf(s.w, tom)).toBe(before + 1);
    expect((await s.requests()).map(({ thing, dueOn }) => `${thing} ${dueOn}`)).toEqual([
      'pupil-data 2026-12-18',
      'self-evaluation 2026-12-18',
    ]);
    expect(text(s.w.shown(tom, 'to-send.answer'))).toContain(
      '2 things to send or confirm, the first by Fri 18 Dec.',
    );
    const link = 'https://oakwood.example/data';
    expect(text(await s.save(tom, 'pupil-data', { ...SAID, link }))).toContain('it counts as sent');
    expect(await s.owed('pupil-data')).toMatchObject({ '2026-12-18': 'done', '2027-03-25': 'owed' });
    expect(text(await s.w.types(tom, 'what do we have to send?'))).toContain('↗ oakwood.example/data');
    // Sent after all it was not: what is owed is owed again, and both answers are kept.
    await s.save(tom, 'pupil-data', { ...NOT_YET, by: '2026-12-16' });
    expect(await s.owed('pupil-data')).toMatchObject({ '2026-12-18': 'owed' });
    await s.save(tom, 'pupil-data', { ...SAID, sentOn: '2026-12-11' });
    expect(await s.owed('pupil-data')).toMatchObject({ '2026-12-18': 'done' });
    expect((await s.requests())[0]?.steps.map(({ kind }) => kind)).toEqual(['done', 'not-yet', 'done']);
    const bulk = text(await s.w.types(priya, 'who has not sent'));
    expect(bulk).toContain('Termly pupil data ○ 1 of 3 sent, due Fri 18 Dec.');
    expect(bulk).toContain('Elmfield Church of England School: nobody is on record to send it');
    expect(await auditOf(s.w)).not.toContain('oakwood.example');
  });

  it('is left alone until the day that was given, asked again on it, and marked late', async () => {
    s = await sendingWorld('ddat');
    const { tom, priya } = s.w.people;
    await s.dayOf('2026-12-11');
    await s.save(tom, 'pupil-data', SAID);
    await s.save(tom, 'self-evaluation', { ...NOT_YET, by: '2027-01-12', words: 'Governors meet then' });
    const before = messagesOf(s.w, tom);
    for (const day of ['2026-12-18', '2026-12-28', '2027-01-08']) await s.dayOf(day);
    // Neither asked nor reminded; the officer reads that it is late, and what was said.
    expect(messagesOf(s.w, tom)).toBe(before);
    expect(text(s.w.shown(priya, 'not-sent.open'))).toMatch(
      /Self-evaluation updated ▲ Late:.*not yet, by Tue 12 Jan/s,
    );
    const late = await lateRequests(store().inTrust(MILL_LANE.id), opening());
    expect(late.filter(({ urn }) => urn === OAKWOOD)).toMatchObject([
      {
        thing: 'self-evaluation',
        name: 'Self-evaluation updated',
        dueOn: '2026-12-18',
        promisedFor: '2027-01-12',
      },
    ]);
    await s.dayOf('2027-01-12');
    expect(messagesOf(s.w, tom)).toBe(before + 1);
    expect(text(await s.save(tom, 'self-evaluation', SAID))).toContain('It is marked late.');
    expect(await s.owed('self-evaluation')).toMatchObject({ '2026-12-18': 'done', '2027-03-25': 'owed' });
    // The next term asks anew, once, and on a school day.
    await s.dayOf('2027-03-19');
    expect(messagesOf(s.w, tom)).toBe(before + 2);
    expect(await s.requests()).toHaveLength(4);
  });

  it('keeps to what it was said of: the summer’s is not the spring’s that never came', async () => {
    s = await sendingWorld('ddat');
    const { tom, priya } = s.w.people;
    const early = { scope: 'school:900002', kind: 'closure', name: 'Early close' } as const;
    const closure = { ...early, startsOn: '2027-03-25', endsOn: '2027-03-25' };
    await store().transaction(MILL_LANE.id, tx => tx.calendar.save([closure]));
    await s.dayOf('2027-03-19');
    // The autumn's, which nobody was asked for in time, and the spring's, which another of her schools owes a day earlier: the officer has
    // one card of them all.
    const all = [...(await s.requests()), ...(await s.requests('900002'))];
    expect([...new Set(all.map(({ dueOn }) => dueOn))].toSorted()).toEqual([
      '2027-03-24',
      '2027-03-25',
      '2027-04-12',
      '2027-04-13',
    ]);
    expect(await notSentCards(priya)).toBe(1);
    await s.dayOf('2027-07-14');
    expect(await notSentCards(priya)).toBe(2);
    expect(text(await s.save(tom, 'pupil-data', SAID))).toContain('it counts as sent');
    const list = await s.w.types(tom, 'to send');
    expect(text(list)).toMatch(/Termly pupil data\n▲ Late: not sent yet\. Due Thu 25 Mar/);
    // What nobody was asked for in the autumn has had its school week too: what was sent is on the next page.
    expect(text(list)).toMatch(/Termly pupil data\n▲ Late: not sent yet\. Due Mon 12 Apr/);
    const rest = await s.w.presses(tom, list, 'to-send.more', { page: 2 });
    expect(text(rest)).toMatch(/Termly pupil data\n● Sent\. Due Wed 21 Jul/);
    await s.dayOf('2027-09-02');
    expect(text(await s.w.types(tom, 'to send'))).toContain('Nothing is asked for at the moment.');
  });
});

describe('who is asked', SLOW, () => {
  it('a head who has come since, and the one who has gone no more', async () => {
    s = await sendingWorld('ddat');
    const { tom } = s.w.people;
    await s.dayOf('2026-12-11');
    const card = s.w.shown(tom, 'to-send.answer');
    await store().transaction(MILL_LANE.id, async tx => {
      await tx.people.appoint(tom.id, []);
      await tx.people.appoint(s.lena.id, [{ role: 'head', scope: { kind: 'school', urn: OAKWOOD } }]);
    });
    const before = [messagesOf(s.w, tom), messagesOf(s.w, s.lena)];
    await s.dayOf('2026-12-14');
    expect([messagesOf(s.w, tom), messagesOf(s.w, s.lena)]).toEqual([before[0], (before[1] ?? 0) + 1]);
    const [request] = await s.requests();
    const gone = await s.w.presses(tom, card, 'to-send.answer', { about: request?.id });
    expect(text(gone)).not.toContain('Termly pupil data');
    expect(text(await s.save(s.lena, 'pupil-data', SAID))).toContain('Saved.');
  });

  it('once, though two processes look at once and the clock jumps back', async () => {
    s = await sendingWorld('ddat');
    const { tom } = s.w.people;
    const at = { ...opening(), now: '2026-12-11T08:30:00.000Z' };
    const urns = (await dueRequests(store().inTrust(MILL_LANE.id), at)).map(({ school }) => school.urn);
    expect(urns).toContain(OAKWOOD);
    const one = () => store().transaction(MILL_LANE.id, tx => openRequests(tx, urns, at));
    const found = await Promise.all([one(), one(), one()]);
    expect(found.filter(count => count > 0)).toHaveLength(1);
    for (const day of ['2026-12-14', '2026-12-11', '2026-12-15']) await s.dayOf(day);
    expect(await s.requests()).toHaveLength(2);
    const posts = await store().inTrust(MILL_LANE.id).outbox.postsTo({ kind: 'person', personId: tom.id });
    expect(posts.filter(({ card }) => card === 'to-send')).toHaveLength(1);
  });

  it('whoever the head has named, and with the head at once neither answer is lost; not about what is confidential', async () => {
    s = await sendingWorld('dsat');
    const { tom } = s.w.people;
    await store().transaction(MILL_LANE.id, async ({ delegations, obligations }) => {
      await delegations.add({
        ...{ id: 'named', urn: OAKWOOD, personId: s.anna.id, namedById: tom.id, kind: 'answers' },
        ...{ from: '2026-09-01', to: '2027-08-20', namedAt: s.w.now },
      });
      expect(await obligations.since('2026-09-01')).toEqual([]);
    });
    const before = messagesOf(s.w, s.anna);
    await s.dayOf('2027-07-14');
    expect((await s.requests()).map(({ thing }) => thing)).toEqual(['safeguarding-audit']);
    expect(text(s.w.shown(tom, 'to-send.answer'))).toContain('Annual safeguarding audit');
    expect(messagesOf(s.w, s.anna)).toBe(before);
    expect(text(await s.w.types(s.anna, 'to send oakwood'))).not.toContain('safeguarding audit');
  });

  it('two at once: both answers are kept, and the later stands', async () => {
    s = await sendingWorld('illuminate');
    const { tom } = s.w.people;
    await store().transaction(MILL_LANE.id, ({ delegations }) =>
      delegations.add({
        ...{ id: 'named', urn: OAKWOOD, personId: s.anna.id, namedById: tom.id, kind: 'answers' },
        ...{ from: '2026-11-12', to: '2027-07-21', namedAt: s.w.now },
      }),
    );
    await s.dayOf('2026-12-11');
    const [his, hers] = [await s.form(tom, 'kpi-dashboard'), await s.form(s.anna, 'kpi-dashboard')];
    const answers = await Promise.all([
      s.w.presses(tom, his, 'to-send.save', { ...SAID, words: 'By the office' }),
      s.w.presses(s.anna, hers, 'to-send.save', { ...SAID, words: 'By hand' }),
    ]);
    expect(answers.every(each => text(each).includes('Saved.'))).toBe(true);
    const found = (await s.requests()).find(({ thing }) => thing === 'kpi-dashboard');
    expect(found?.steps.map(({ words }) => words).toSorted()).toEqual(['By hand', 'By the office']);
    const record = (await store().inTrust(MILL_LANE.id).owed.recordsOf([OAKWOOD])).get(OAKWOOD);
    expect(record?.fulfilments).toMatchObject([{ id: `sent ${found?.steps.at(-1)?.id}`, state: 'done' }]);
  });

  it('the officer, for what is the trust’s to send (an-daras): by one card for all schools', async () => {
    s = await sendingWorld('an-daras');
    const { priya, tom } = s.w.people;
    const requests = async () => (await s.requests()).filter(({ thing }) => thing === 'evaluation-tool');
    // The year's first, due on the day that ends its first half.
    await s.dayOf('2027-01-27');
    expect((await requests()).map(({ dueOn }) => dueOn)).toEqual(['2027-02-03']);
    expect(await notSentCards(priya)).toBe(1);
    const card = s.w.shown(priya, 'not-sent.open');
    expect(text(card)).toContain('DfE trust evaluation tool');
    expect(text(card)).toContain('Yours to send.');
    const form = await s.w.presses(priya, card, 'not-sent.open', { request: (await requests())[0]?.id });
    expect(text(await s.w.presses(priya, form, 'to-send.save', SAID))).toContain('it counts as sent');
    expect(await s.owed('evaluation-tool')).toMatchObject({ '2027-02-03': 'done', '2027-07-21': 'owed' });
    // What is still to come for the other schools asks nobody again before the year's second.
    await s.dayOf('2027-02-02');
    expect(await notSentCards(priya)).toBe(1);
    await s.dayOf('2027-07-14');
    expect((await requests()).map(({ dueOn }) => dueOn)).toEqual(['2027-02-03', '2027-07-21']);
    expect(await notSentCards(priya)).toBe(2);
    // The head has nothing to do with it.
    expect(text(await s.w.types(tom, 'to send'))).not.toContain('DfE trust evaluation tool');
  });
});

describe('what is not applicable', SLOW, () => {
  it('is put to the officer: refused it is asked again with their words, agreed it is waived', async () => {
    s = await sendingWorld('ddat');
    const { tom, priya } = s.w.people;
    await s.dayOf('2026-12-11');
    expect(text(await s.save(tom, 'pupil-data', { ...NOT_US, words: 'Maria Lopez is away' }))).toContain(
      'names somebody',
    );
    await s.save(tom, 'pupil-data', NOT_US);
    await s.w.quiet();
    const asked = s.w.shown(priya, 'to-send.agree');
    expect(text(asked)).toContain('is “Termly pupil data” not applicable?');
    const refusal = 'The other classes count';
    expect(text(await s.w.presses(priya, asked, 'to-send.refuse', { refusal }))).toContain('asked again');
    const before = messagesOf(s.w, tom);
    await s.w.quiet();
    expect(messagesOf(s.w, tom)).toBe(before + 1);
    expect(text(s.w.shown(tom, 'to-send.answer'))).toContain(refusal);
    await s.save(tom, 'pupil-data', NOT_US);
    await s.w.quiet();
    const again = s.w.shown(priya, 'to-send.agree');
    expect(text(await s.w.presses(priya, again, 'to-send.agree'))).toContain('Agreed');
    expect(await s.owed('pupil-data')).toMatchObject({ '2026-12-18': 'waived', '2027-03-25': 'owed' });
    // Pressed again it is the same answer, and nothing more is recorded.
    expect(text(await s.w.presses(priya, again, 'to-send.agree'))).toContain('Agreed');
    expect(await s.owed('pupil-data')).toMatchObject({ '2026-12-18': 'waived', '2027-03-25': 'owed' });
    expect(text(await s.w.types(tom, 'to send'))).toContain('● Not needed this time.');
  });

  it('a live concern is turned away at once, with whom to ring, and not kept', async () => {
    s = await sendingWorld('ddat');
    const { tom } = s.w.people;
    await s.dayOf('2026-12-11');
    const words = 'A pupil disclosed abuse';
    expect(text(await s.save(tom, 'pupil-data', { ...NOT_US, words }))).toContain('cannot wait');
    expect((await s.requests()).flatMap(({ steps }) => steps)).toEqual([]);
  });

  it('what the officer records elsewhere is asked of nobody any more, and taken back it is', async () => {
    s = await sendingWorld('ddat');
    const { tom } = s.w.people;
    await s.dayOf('2026-12-11');
    const done = {
      id: 'by-hand',
      urn: OAKWOOD,
      on: '2026-12-11',
      state: 'done',
      things: ['pupil-data'],
    } as const;
    const noted = { at: s.w.now, byId: s.deputy.id };
    await store().transaction(MILL_LANE.id, ({ owed }) =>
      owed.addFulfilments([{ ...done, things: [...done.things] }], noted),
    );
    expect(text(await s.w.types(tom, 'to send'))).toContain('● Recorded as sent by the team.');
    await store().transaction(MILL_LANE.id, ({ owed }) => owed.withdrawFulfilment('by-hand', s.w.now));
    expect(text(await s.w.types(tom, 'to send'))).toMatch(/Termly pupil data\n○ Not sent yet\./);
  });

  it('the team’s list is not for a school, nor for a channel', async () => {
    s = await sendingWorld('ddat');
    const { tom, priya } = s.w.people;
    expect(text(await s.w.types(tom, 'who has not sent'))).toContain(
      'The improvement team looks after this.',
    );
    await s.dayOf('2026-12-11');
    expect(text(await s.w.types(priya, 'not sent', 'channel'))).not.toContain('Termly pupil data');
  });
});
