import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { membership, newGroup, schoolMember } from '#test/builders/coaching.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { lines, type StandingWorld, standingWorld, text } from '#test/fixtures/standing-world.ts';
import { agreeRota, holdGroups } from '#workflows/coaching/agree-rota.ts';
import { codeOf } from '#workflows/coaching/rota-code.ts';
import { readRotaFacts } from '#workflows/coaching/rota-problem.ts';
import { makeRota } from '#workflows/rota/make-rota.ts';

/** Illuminate's model: peer reviews twice a half term. Oakwood, Oakhurst and Elmfield are a group. It is Thu 12 Nov. */
describe('the rota', () => {
  let world: StandingWorld;
  let w: StandingWorld['w'];
  let deputy: Person;
  beforeAll(async () => {
    world = await standingWorld('illuminate');
    ({ w, deputy } = world);
  });
  afterAll(() => w.close());

  const inTrust = <T>(work: Parameters<typeof w.app.bot.store.transaction<T>>[1]) =>
    w.app.bot.store.transaction(MILL_LANE.id, work);
  const trust = () => w.app.bot.store.inTrust(MILL_LANE.id);
  const rota = (who = deputy) => w.types(who, 'rota', 'personal');
  const press = async (card: object, verb: string, inputs = {}) =>
    w.presses(deputy, { ...card }, verb, inputs, 'personal');
  const propose = async () => press(await rota(), 'rota.propose');
  const planned = async () =>
    (await trust().coaching.reviews()).filter(({ state }) => state === 'planned' || state === 'booked');
  const hostIn = async (week: string | null | undefined) => {
    const review = (await planned()).find(each => each.week === week);
    return review?.host.kind === 'school' ? review.host.urn : null;
  };

  it('is made of groups: without one there is nothing to make it of', async () => {
    expect(text(await rota())).toContain('There are no coaching groups yet.');
    expect(text(await rota(w.people.tom))).not.toContain('Peer review rota');
  });

  it('is proposed, and nothing is planned by that', async () => {
    await inTrust(({ coaching }) => coaching.add(newGroup()));
    const shown = text(await propose());
    expect(shown).toContain('This is proposed. Nothing is planned until somebody agrees it.');
    expect(shown).toMatch(/\d+ turns to be planned/);
    expect(await planned()).toEqual([]);
  });

  it('two processes agree it at once: each review is planned once', async () => {
    const { bankHolidays, modelFiles, newId, solver } = w.app.bot;
    const sources = { bankHolidays, modelFiles, now: w.now };
    const facts = await readRotaFacts(trust(), sources);
    if (facts.kind !== 'rota') throw new Error('there is a group');
    const made = await makeRota({ solver, seconds: 3 }, facts.problem);
    const shown = { code: codeOf(made.rota, facts.problem), fingerprint: facts.fingerprint };
    const agree = () =>
      inTrust(async tx => {
        await holdGroups(tx);
        return agreeRota(tx, shown, { ...sources, newId, byId: deputy.id });
      });
    const done = await Promise.all([agree(), agree()]);
    expect(done.filter(each => each === null)).toHaveLength(1);
    expect(await planned()).toHaveLength(made.rota.length);
    expect(new Set((await planned()).map(({ week }) => week)).size).toBe(made.rota.length);
  });

  it('is on the group’s own card', async () => {
    const [first] = await planned();
    expect(first?.week).not.toBeNull();
    expect(text(await w.types(w.people.tom, 'my group', 'personal'))).toMatch(/week of Mon \d/);
    expect(text(await rota())).toContain('It fits.');
  });

  it('a week is barred: it says what does not fit, and mending changes as little as can be', async () => {
    const [first, ...rest] = await planned();
    const host = first?.host.kind === 'school' ? first.host.urn : '';
    const days = { barSchool: host, barFrom: first?.week, barTo: first?.week, barKind: 'ofsted' };
    const barred = await press(await rota(), 'rota.bar', days);
    expect(lines(barred)[0]).toContain('does not host then');
    expect(text(barred)).toContain('cannot host (an Ofsted inspection is likely)');
    expect(await hostIn(first?.week)).toBe(host);
    const proposal = await propose();
    expect(text(proposal)).toContain('Changes: 1 turn changed.');
    expect(lines(await press(proposal, 'rota.agree'))[0]).toContain('Agreed: 1 review changed.');
    expect(await hostIn(first?.week)).not.toBe(host);
    expect((await planned()).filter(each => rest.some(other => other.id === each.id))).toEqual(
      expect.arrayContaining(rest.map(({ id, week }) => expect.objectContaining({ id, week }))),
    );
  });

  it('what was proposed before something changed is not agreed', async () => {
    const proposal = await propose();
    const [blackout] = await trust().coaching.blackouts();
    await press(await rota(), 'rota.take-back', { takeDays: blackout?.id });
    const before = await planned();
    expect(text(await press(proposal, 'rota.agree'))).toContain(
      'Something has changed since this was proposed',
    );
    expect(await planned()).toEqual(before);
  });

  it('a school leaves: its turns fall to others, and what is booked is left for people', async () => {
    const [booked] = await planned();
    await inTrust(async ({ coaching }) => {
      await coaching.changeReview(booked?.id ?? '', { state: 'booked' });
      const members = ['900001', '900002'].map(urn => membership(schoolMember(urn)));
      await coaching.setMembers('g', [...members, membership(schoolMember('900003'), { to: '2026-11-13' })]);
    });
    const shown = text(await rota());
    expect(shown).toContain('Elmfield Church of England School is not of the group.');
    expect(shown).toContain('Please move or call it off.');
    await press(await propose(), 'rota.agree');
    const after = await planned();
    expect(after.find(({ id }) => id === booked?.id)?.visitors).toEqual(booked?.visitors);
    for (const { id, host, visitors } of after)
      if (id !== booked?.id) expect([host, ...visitors]).not.toContainEqual(schoolMember('900003'));
  });

  it('of more groups than a page holds it goes on page by page, as long as nothing changes, and is agreed on the last', async () => {
    const pairs = Array.from({ length: 7 }, (_, at) => [String(900_101 + 2 * at), String(900_102 + 2 * at)]);
    await inTrust(async ({ schools, coaching }) => {
      await schools.add(
        pairs.flat().map(urn => registerEntry({ urn, name: `School ${urn}` })),
        w.now,
      );
      for (const [at, urns] of pairs.entries()) {
        const members = urns.map(urn => membership(schoolMember(urn)));
        await coaching.add(newGroup({ id: `pair-${at}`, name: `Pair ${at + 1}`, members }));
      }
    });
    const first = await propose();
    expect(text(first)).toContain('Page 1 of 2; it is agreed on the last');
    expect(text(first)).not.toContain('[Agree this rota]');
    const last = await press(first, 'rota.turn-page');
    expect(text(last)).toContain('Pair 7');
    expect(lines(await press(last, 'rota.agree'))[0]).toContain('Agreed: 70 reviews planned.');
    const groups = new Set((await planned()).map(({ groupId }) => groupId));
    expect(pairs.map((_, at) => groups.has(`pair-${at}`))).toEqual(pairs.map(() => true));
    expect(text(await press(first, 'rota.turn-page'))).toContain(
      'Something has changed since this was proposed.',
    );
  });
});
