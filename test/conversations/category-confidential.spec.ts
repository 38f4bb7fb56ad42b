import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { OAKWOOD, reachable } from '#test/fixtures/booking-world.ts';
import { type ReviewWorld, reviewWorld, text } from '#test/fixtures/review-world.ts';

/** Words that stand nowhere else: the officer's, the head's, what the head holds to be right. */
const SECRET = /quagga|okapi|zorilla|Excellence/i;

/**
 * Oakwood is in Recovery. Priya has proposed Excellence, its head disputes that, and a ruling is waited for. It is Thu 12 Nov.
 */
describe('a category that is proposed or disputed', () => {
  let w: ReviewWorld;
  let others: Person[];
  beforeAll(async () => {
    w = await reviewWorld();
    const at = { kind: 'school', urn: OAKWOOD } as const;
    const somebody = (name: string, ...roles: Parameters<typeof person>[1]) =>
      reachable(person(name, roles), name.toLowerCase().replace(' ', '-'));
    others = [
      w.people.dee,
      w.people.sam,
      somebody('Chair Oakwood', { role: 'chair-of-governors', scope: at }),
      somebody('Clerk Oakwood', { role: 'clerk', scope: at }),
      somebody('Staff Oakwood', { role: 'staff', scope: at }),
      somebody('Head Elmfield', { role: 'head', scope: { kind: 'school', urn: '900003' } }),
      somebody('Coach Oakwood', { role: 'coaching-member', scope: at }),
      somebody('Officer South', { role: 'officer', scope: { kind: 'hub', hubId: await south() } }),
    ];
    await inTrust(async tx => {
      for (const who of others) await tx.people.save(who);
    });
    for (const who of others) await w.opens(who, 'personal');
    await w.opens(w.people.priya, 'channel');
    await w.proposes('excellence', { words: 'Quagga lessons are strong.' });
    await press(w.people.tom, 'dispute', {
      reasons: 'Okapi attendance is up.',
      links: '',
      prefers: 'refinement',
    });
    await press(w.people.priya, 'reply', {
      replyCategory: 'excellence',
      replyWords: 'Zorilla weeks were bad.',
    });
    await press(w.people.tom, 'dispute', { reasons: 'Okapi still.', links: '', prefers: 'refinement' });
  });
  afterAll(() => w.close());

  const inTrust = <T>(work: Parameters<typeof w.app.bot.store.transaction<T>>[1]) =>
    w.app.bot.store.transaction(MILL_LANE.id, work);
  const south = () => inTrust(async tx => (await tx.schools.ensureHub('South')).id);
  const press = async (who: Person, verb: string, inputs: Record<string, unknown>) => {
    const card = w.shown(who, `category-review.${verb}`);
    await w.presses(who, card, `category-review.${verb}`, inputs);
    await w.quiet();
  };

  it('is told to nobody who is no party to it, whatever they ask', async () => {
    expect((await w.review()).state).toBe('ruling');
    const questions = [
      ...['status oakwood', 'category oakwood', 'what does oakwood need', 'visits oakwood', 'review oakwood'],
      ...['agenda', 'minutes', 'my actions', 'overdue', 'help'],
    ];
    for (const who of others)
      for (const question of questions)
        expect(text(await w.types(who, question)), `${who.name}: ${question}`).not.toMatch(SECRET);
  });

  it('nor to anybody who presses its card, and nothing comes of that', async () => {
    const before = await w.review();
    const card = w.shown(w.dana, 'category-review.rule');
    for (const who of others) {
      const refused = await w.presses(who, card, 'category-review.rule', {
        ...{ ruledCategory: 'repair', ruledReason: 'Mine', ruledFrom: '' },
      });
      expect(text(refused), who.name).not.toMatch(SECRET);
    }
    expect(await w.review()).toEqual(before);
  });

  it('stands in no message of a channel, and in no chat but of the parties', async () => {
    const parties = [w.people.priya, w.nia, w.people.tom, w.dana].map(({ id }) => `a:${id}`);
    for (const { conversationId, activity } of w.connector.sent)
      if (!parties.includes(conversationId)) expect(JSON.stringify(activity)).not.toMatch(SECRET);
  });

  it('is on the agenda only as a line for the chair, which names no category', async () => {
    w.now = '2026-11-26T12:00:00.000Z';
    await w.quiet();
    expect(text(w.agenda())).not.toMatch(SECRET);
    expect(text(w.agenda())).not.toMatch(/differ|ruling|dispute/i);
    const chairs = await w.types(w.people.priya, 'chair');
    expect(text(chairs)).toContain('head and officer differ; a ruling waits');
    expect(text(chairs)).not.toMatch(SECRET);
    for (const who of others) expect(text(await w.types(who, 'agenda'))).not.toMatch(/differ; a ruling/);
  });

  it('stands in no log, no metric, and no entry of the audit as words', async () => {
    expect(w.logs()).not.toMatch(/quagga|okapi|zorilla/i);
    const metrics = await w.app.server.app.inject({ url: '/metrics' });
    expect(metrics.body).not.toMatch(SECRET);
    const entries = await w.app.bot.store.inTrust(MILL_LANE.id).audit.list({ limit: 1000 });
    expect(JSON.stringify(entries)).not.toMatch(/quagga|okapi|zorilla/i);
  });

  it('that begins on a later day is nobody else’s until then', async () => {
    await press(w.dana, 'rule', {
      ...{ ruledCategory: 'excellence', ruledReason: 'Zorilla weeks are over.', ruledFrom: '2026-12-01' },
    });
    const [chair] = others.filter(({ name }) => name === 'Chair Oakwood');
    if (!chair) throw new Error('there is a chair');
    for (const question of ['status oakwood', 'category oakwood'])
      expect(text(await w.types(chair, question)), question).not.toMatch(SECRET);
    w.now = '2026-12-01T09:00:00.000Z';
    await w.quiet();
    expect(text(await w.types(chair, 'status oakwood'))).toContain('Excellence, since Tue 1 Dec');
    // Why it came to that stays with the parties.
    expect(text(await w.types(chair, 'category oakwood'))).not.toMatch(/quagga|okapi|zorilla/i);
  });
});
