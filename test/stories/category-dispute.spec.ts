import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { lines, type ReviewWorld, reviewWorld, text } from '#test/fixtures/review-world.ts';

const REASONS = 'Attendance has been above national since June.';

/** Oakwood has been in Recovery since September. It is Thu 12 Nov. */
describe('a category that head and officer do not agree about', () => {
  let w: ReviewWorld;
  let tom: Person;
  let priya: Person;
  let asked: object;
  beforeAll(async () => {
    w = await reviewWorld();
    ({ tom, priya } = w.people);
  });
  afterAll(() => w.close());

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
  const disputes = (inputs: Record<string, unknown> = {}) =>
    press(tom, 'dispute', { reasons: REASONS, links: '', prefers: 'none', ...inputs });

  it('is told what to change in a dispute without reasons, or with a link that cannot be opened', async () => {
    await w.proposes('repair');
    expect(lines(await disputes({ reasons: '' }))[0]).toContain('Please say why you see it otherwise');
    const wrong = await disputes({ links: 'http://oakwood.example' });
    expect(lines(wrong)[0]).toContain('begins with https://');
    expect(text(wrong)).toContain(REASONS);
    expect((await w.review()).state).toBe('with-head');
  });

  it('goes to the officer once, who stands by it; then both sides to the deputy CEO on one card', async () => {
    asked = w.shown(tom, 'category-review.confirm');
    const sent = await disputes({ links: 'https://oakwood.example/attendance', prefers: 'reinforcement' });
    expect(lines(sent)[0]).toContain('Priya Shah answers you first');
    const theirs = text(w.shown(priya, 'category-review.reply'));
    expect(theirs).toContain(REASONS);
    expect(theirs).toContain('Holds to be right: Reinforcement');
    await press(priya, 'reply', { replyCategory: 'repair', replyWords: 'It fell again in October.' });
    const again = text(w.shown(tom, 'category-review.confirm'));
    expect(again).toContain('It fell again in October.');
    const heldTo = await press(tom, 'dispute', {
      reasons: 'October was one week.',
      links: '',
      prefers: 'none',
    });
    expect(lines(heldTo)[0]).toBe('! ✓ Recorded. The deputy CEO has both sides now, and decides.');
    const both = text(w.shown(w.dana, 'category-review.rule'));
    for (const said of [
      REASONS,
      'It fell again in October.',
      'October was one week.',
      'Reading is taught well.',
    ])
      expect(both).toContain(said);
    expect(both).toContain('oakwood.example/attendance');
  });

  it('nobody but whoever decides rules, and not without a reason', async () => {
    const card = w.shown(w.dana, 'category-review.rule');
    for (const who of [priya, tom, w.nia]) {
      const refused = await w.presses(who, card, 'category-review.rule', {
        ...{ ruledCategory: 'recovery', ruledReason: 'Mine', ruledFrom: '' },
      });
      expect(lines(refused)[0]).toContain('nobody rules on what they have proposed or answered');
    }
    const bare = await press(w.dana, 'rule', { ruledCategory: 'recovery', ruledReason: '', ruledFrom: '' });
    expect(lines(bare)[0]).toContain('Please give the reason');
    expect((await w.review()).state).toBe('ruling');
  });

  it('is ruled on with a reason, which both sides are told; an answer after that changes nothing', async () => {
    await press(w.dana, 'rule', {
      ...{ ruledCategory: 'repair', ruledReason: 'Two terms show the same.', ruledFrom: '2026-11-16' },
    });
    for (const who of [tom, priya]) {
      const told = text(w.shown(who, 'category: Repair'));
      expect(told).toContain('Decided by Dana Cole on Thu 12 Nov');
      expect(told).toContain('Two terms show the same.');
      expect(told).toContain('Repair holds from Mon 16 Nov.');
    }
    expect(await w.standings()).toContainEqual({ name: 'repair', from: '2026-11-16' });
    const after = await w.presses(tom, asked, 'category-review.confirm');
    expect(text(after)).toContain('Decided by Dana Cole');
    expect((await w.review()).settled).toMatchObject({ how: 'ruled', byId: w.dana.id });
  });

  it('a dispute may change the officer’s mind: then the head confirms that', async () => {
    w.now = '2026-11-16T09:00:00.000Z';
    await w.proposes('repair', { discussedOn: '2026-11-13' });
    await disputes({ prefers: 'recovery' });
    const changed = await press(priya, 'reply', { replyCategory: 'recovery', replyWords: 'You are right.' });
    expect(lines(changed)[0]).toBe('! ✓ Sent to the head, who is asked once more, by Mon 23 Nov.');
    const card = text(w.shown(tom, 'category-review.confirm'));
    expect(card).toContain('Priya Shah has answered you and proposes Recovery.');
    expect(card).toContain('Now proposes Recovery');
    await press(tom, 'confirm');
    expect(await w.standings()).toContainEqual({ name: 'recovery', from: '2026-11-16' });
  });

  it('silence is not a yes: after its day the deputy CEO decides, and the record says so', async () => {
    w.now = '2026-11-17T09:00:00.000Z';
    await w.proposes('reinforcement', { discussedOn: '2026-11-16' });
    w.now = '2026-11-24T18:00:00.000Z';
    await w.quiet();
    expect((await w.review()).state).toBe('with-head');
    w.now = '2026-11-25T08:30:00.000Z';
    await w.quiet();
    expect(await w.review()).toMatchObject({ state: 'ruling', rulingOn: 'not-answered', settled: null });
    expect(text(w.shown(w.dana, 'category-review.rule'))).toContain('Silence is not a yes');
    await press(w.dana, 'rule', {
      ...{ ruledCategory: 'reinforcement', ruledReason: 'The AIM showed it.', ruledFrom: '2026-11-25' },
    });
    expect((await w.review()).settled).toMatchObject({ how: 'not-answered', category: 'reinforcement' });
    expect(text(w.shown(tom, 'category: Reinforcement'))).toContain('the school had not answered');
  });

  it('whoever was silent may still answer until it is decided', async () => {
    await w.proposes('recovery', { discussedOn: '2026-11-24' });
    w.now = '2026-12-03T08:30:00.000Z';
    await w.quiet();
    expect(text(w.shown(tom, 'is being decided'))).toContain('You can still answer');
    await w.presses(tom, w.shown(tom, 'is being decided'), 'category-review.confirm');
    await w.quiet();
    expect((await w.review()).settled).toMatchObject({ how: 'agreed', from: '2026-12-03' });
  });

  it('the deputy CEO’s own proposal is ruled on by the CEO', async () => {
    w.now = '2026-12-04T09:00:00.000Z';
    const card = await w.types(w.dana, 'review oakwood');
    await w.presses(w.dana, card, 'category-review.propose', {
      ...{
        category: 'repair',
        discussedOn: '2026-12-02',
        evidence: '',
        words: 'Seen twice.',
        factors: '',
        from: '',
      },
    });
    await w.quiet();
    await disputes();
    await w.presses(w.dana, w.shown(w.dana, 'category-review.reply'), 'category-review.reply', {
      ...{ replyCategory: 'repair', replyWords: 'I still hold to it.' },
    });
    await w.quiet();
    await disputes();
    const hers = w.shown(w.people.maria, 'category-review.rule');
    const own = await w.presses(w.dana, hers, 'category-review.rule', {
      ...{ ruledCategory: 'repair', ruledReason: 'Because', ruledFrom: '' },
    });
    expect(lines(own)[0]).toContain('nobody rules on what they have proposed');
    await press(w.people.maria, 'rule', {
      ...{ ruledCategory: 'recovery', ruledReason: 'One term more.', ruledFrom: '' },
    });
    expect((await w.review()).settled).toMatchObject({
      how: 'ruled',
      category: 'recovery',
      byId: w.people.maria.id,
    });
    expect(text(w.shown(tom, 'category: Recovery'))).toContain('It stays as it was.');
  });

  it('every review is what the audit says of it, entry after entry', async () => {
    const store = w.app.bot.store.inTrust(MILL_LANE.id);
    const facts = new Map<string, Record<string, unknown>>();
    for (const { subject, after } of await store.audit.list({ limit: 1000 })) {
      if (after) facts.set(subject, { ...facts.get(subject), ...(after as object) });
    }
    for (const review of await store.reviews.ofSchool('900001'))
      expect(facts.get(review.id)).toMatchObject({
        ...{ state: review.state, round: review.round, version: review.version, rulingOn: review.rulingOn },
        settled: { how: review.settled?.how, category: review.settled?.category, from: review.settled?.from },
      });
  });
});
