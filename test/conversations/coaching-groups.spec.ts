import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { membersOn } from '#domain/coaching/group.ts';
import { newReview, schoolMember } from '#test/builders/coaching.ts';
import { MILL_LANE, person } from '#test/builders/trust.ts';
import { newVisit } from '#test/builders/visit.ts';
import { lines, type StandingWorld, standingWorld, text } from '#test/fixtures/standing-world.ts';
import { makeGroup } from '#workflows/coaching/change-groups.ts';
import { callOff } from '#workflows/visits/change-visit.ts';
import { dropVisit, holdVisit } from '#workflows/visits/settle-visit.ts';

/** Illuminate's model: peer reviews twice a half term. Tom is head of Oakwood, Lena of Oakhurst. It is Thu 12 Nov. */
describe('coaching groups', () => {
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
  const groups = () => trust().coaching.groups();
  const on = async (day: string) => {
    const [group] = await groups();
    return group
      ? membersOn(group, day)
          .map(({ member }) => (member.kind === 'school' ? member.urn : 'person'))
          .toSorted()
      : [];
  };
  const press = async (who: Person, words: string, verb: string, inputs: Record<string, unknown>) =>
    w.presses(who, await w.types(who, words, 'personal'), verb, inputs, 'personal');
  const make = (inputs: Record<string, unknown>) =>
    press(deputy, 'coaching groups', 'coaching-groups.make', {
      ...{ makeName: 'Curlew', makeWho: 'Oakwood, Oakhurst', makeFrom: '2026-11-12', makeWhy: '', ...inputs },
    });

  it.each([
    [{ makeWho: 'Oakwood' }, 'A group has 2 to 5 members: on Thu 12 Nov it would have 1.'],
    [{ makeWho: 'Oakwood, Heron House' }, 'There is no school and nobody called “Heron House” in the trust.'],
    [
      { makeWho: 'Oakwood, Tom Reed, Elmfield' },
      'Tom Reed is head of Oakwood Primary School, which is in the group',
    ],
    [{ makeName: 'Disclosures' }, 'this sounds like something that cannot wait'],
    [{ makeWhy: 'A child at Oakwood was abused' }, 'this sounds like something that cannot wait'],
  ])('is told what to change: %j: %s', async (inputs, because) => {
    expect(text(await make(inputs))).toContain(because);
    expect(await groups()).toEqual([]);
  });

  it('one is made by card, and its heads see it; others do not', async () => {
    expect(lines(await make({}))[0]).toContain('Made: Curlew, from Thu 12 Nov.');
    expect(text(await w.types(w.people.tom, 'my group', 'personal'))).toContain('Lena Hart');
    expect(text(await w.types(w.people.priya, 'group curlew', 'personal'))).toContain(
      'Coaching group Curlew',
    );
    for (const who of [w.people.dee, w.people.sam, world.chair])
      expect(text(await w.types(who, 'group curlew', 'personal'))).not.toContain('Oakwood');
  });

  it('what sounds like a child at risk is not kept as a group’s name or purpose later either', async () => {
    for (const typed of [{ newName: 'Self-harm' }, { newPurpose: 'After the allegations' }])
      expect(
        text(
          await press(deputy, 'group curlew', 'coaching-group.change', {
            ...{ newName: 'Curlew', newPurpose: '', newFacilitator: '', ...typed },
          }),
        ),
      ).toContain('this sounds like something that cannot wait');
    expect(await groups()).toMatchObject([{ name: 'Curlew', purpose: '' }]);
  });

  it('a school is of one group at a time', async () => {
    expect(text(await make({ makeName: 'Dunlin', makeWho: 'Oakwood, Elmfield' }))).toContain(
      'Oakwood Primary School is of Curlew at the same time.',
    );
  });

  it('somebody joins from a day on, and what it was before stays', async () => {
    w.now = '2026-11-16T09:00:00.000Z';
    await press(deputy, 'group curlew', 'coaching-group.add', { addWho: 'Elmfield', addFrom: '2026-11-23' });
    expect([await on('2026-11-20'), await on('2026-11-23')]).toEqual([
      ['900001', '900002'],
      ['900001', '900002', '900003'],
    ]);
    const [group] = await groups();
    const oakhurst = group?.members.find(({ member }) => member.kind === 'school' && member.urn === '900002');
    const out = { removeWho: oakhurst?.id, removeFrom: '2026-11-30' };
    const answer = await press(deputy, 'group curlew', 'coaching-group.remove', out);
    expect(lines(answer)[0]).toContain('leaves the group on Mon 30 Nov');
    expect([await on('2026-11-29'), await on('2026-11-30')]).toEqual([
      ['900001', '900002', '900003'],
      ['900001', '900003'],
    ]);
    const past = { ...out, removeFrom: '2026-11-13' };
    expect(text(await press(deputy, 'group curlew', 'coaching-group.remove', past))).toContain(
      'That day is over',
    );
  });

  it('a head leaves: the school stays of it, and whoever is head then acts', async () => {
    const ada = person('Ada Quinn', [{ role: 'head', scope: { kind: 'school', urn: '900001' } }]);
    await inTrust(async tx => {
      await tx.people.save({ ...w.people.tom, appointments: [] });
      await tx.people.save(ada);
    });
    await w.opens(ada, 'personal');
    expect(text(await w.types(ada, 'my group', 'personal'))).toContain('Ada Quinn');
    expect(text(await w.types(w.people.tom, 'my group', 'personal'))).not.toContain('Curlew');
  });

  it('a rule that is not kept is named, and changes nothing', async () => {
    const rule = { ruleKind: 'never-together', ruleSchools: 'Oakwood, Elmfield' };
    w.now = '2026-12-01T09:00:00.000Z';
    const answer = await press(deputy, 'coaching groups', 'coaching-groups.give-rule', rule);
    expect(text(answer)).toContain(
      '▲ Not kept: Oakwood Primary School and Elmfield Church of England School are never in one group',
    );
    expect(await on('2026-12-01')).toEqual(['900001', '900003']);
    expect(text(await w.types(w.people.priya, 'coaching groups', 'personal'))).not.toContain('[Give it]');
  });

  it('a peer review is a visit: booked, taken out of Outlook, held; and no visit report is asked for', async () => {
    const [group] = await groups();
    const visit = (id: string) =>
      newVisit({
        state: 'booked',
        ...{ id, urn: '900001', engagement: 'peer-review', things: ['peer-review'] },
        leadId: deputy.id,
        createdById: deputy.id,
        startsAt: '2026-11-26T09:30:00.000Z',
      });
    const by = { byId: deputy.id, now: w.now };
    const { bankHolidays, modelFiles, newId } = w.app.bot;
    await inTrust(async tx => {
      for (const id of ['one', 'two', 'three']) {
        await tx.visits.add(visit(id));
        const of = { groupId: group?.id ?? '', host: schoolMember('900001'), thing: 'peer-review' };
        await tx.coaching.addReview(newReview({ id: `review-${id}`, ...of, state: 'booked', visitId: id }));
      }
      const found = async (id: string) => {
        const booked = await tx.visits.find(id);
        if (!booked?.startsAt) throw new Error('it was booked');
        return { ...booked, startsAt: booked.startsAt };
      };
      await callOff(
        tx,
        await found('one'),
        { state: 'cancelled', reason: 'Snow' },
        { ...by, side: 'outlook' },
      );
      await dropVisit(tx, await found('two'), 'Illness', by);
      const dueOn = await holdVisit(tx, await found('three'), ['peer-review'], {
        ...by,
        bankHolidays,
        modelFiles,
        newId,
      });
      expect(dueOn).toBeNull();
    });
    const states = (await trust().coaching.reviews()).map(({ id, state, visitId, reason }) => [
      id,
      state,
      visitId,
      reason,
    ]);
    expect(states).toEqual([
      ['review-one', 'planned', null, null],
      ['review-three', 'held', 'three', null],
      ['review-two', 'not-held', 'two', 'Illness'],
    ]);
    expect(await trust().visits.report('three')).toBeNull();
    expect(text(await w.types(deputy, 'group curlew', 'personal'))).toContain(
      '✓ Held: Oakwood Primary School hosts',
    );
    expect(text(await w.types(deputy, 'peer reviews', 'personal'))).toContain('Autumn 2 (now): 1 of');
  });

  it('a school leaves the trust: it was of the group until the day before', async () => {
    await inTrust(({ schools }) => schools.markLeft(['900003'], '2026-12-01'));
    const shown = text(await w.types(deputy, 'group curlew', 'personal'));
    expect(shown).toContain('There are too few of it to review each other');
    expect(shown).toContain('Elmfield Church of England School (until Mon 30 Nov)');
  });

  it('ends, and is read afterwards', async () => {
    await press(deputy, 'group curlew', 'coaching-group.end', { endOn: '2026-12-01' });
    w.now = '2026-12-02T09:00:00.000Z';
    expect(text(await w.types(deputy, 'group curlew', 'personal'))).toContain('It ended on Tue 1 Dec.');
    expect(text(await w.types(deputy, 'coaching groups', 'personal'))).toContain('There are none yet.');
  });

  it('two people who put one school into two groups at once: one of them is told', async () => {
    const one = (name: string, urns: readonly string[]) =>
      inTrust(tx =>
        makeGroup(
          tx,
          {
            ...{ id: name, name, purpose: '', facilitatorId: null, from: '2026-12-02', to: null },
            members: urns.map(urn => ({
              id: `${name} ${urn}`,
              member: schoolMember(urn),
              from: '2026-12-02',
              to: null,
            })),
            ...{ createdById: deputy.id, createdAt: w.now },
          },
          { now: w.now },
        ),
      );
    const became = await Promise.all([
      one('Avocet', ['900001', '900002']),
      one('Heron', ['900002', '900001']),
    ]);
    expect(became.filter(each => each === null)).toHaveLength(1);
    expect(became.find(each => each !== null)).toContain('A school or a person is of one group at a time.');
  });
});
