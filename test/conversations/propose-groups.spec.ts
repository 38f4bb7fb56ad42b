import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { membersOn } from '#domain/coaching/group.ts';
import { newGroup } from '#test/builders/coaching.ts';
import { registerEntry } from '#test/builders/school.ts';
import { MILL_LANE } from '#test/builders/trust.ts';
import { lines, type StandingWorld, standingWorld, text } from '#test/fixtures/standing-world.ts';

/** Mill Lane with six schools; Oakwood, Oakhurst and Elmfield (900001 to 900003) are a group since September. It is Thu 12 Nov. */
describe('coaching groups are proposed', () => {
  let world: StandingWorld;
  let w: StandingWorld['w'];
  let deputy: Person;
  beforeAll(async () => {
    world = await standingWorld('illuminate');
    ({ w, deputy } = world);
    await inTrust(async ({ schools, coaching }) => {
      const more = ['Ashby School', 'Birch Lane School', 'Carr Academy'];
      await schools.add(
        more.map((name, at) => registerEntry({ name, urn: String(900_011 + at) })),
        w.now,
      );
      await coaching.add(newGroup());
    });
  });
  afterAll(() => w.close());

  const inTrust = <T>(work: Parameters<typeof w.app.bot.store.transaction<T>>[1]) =>
    w.app.bot.store.transaction(MILL_LANE.id, work);
  const groups = () => w.app.bot.store.inTrust(MILL_LANE.id).coaching.groups();
  const asks = (who = deputy) => w.types(who, 'propose groups', 'personal');
  const press = (card: object, verb: string, inputs = {}) =>
    w.presses(deputy, { ...card }, verb, inputs, 'personal');
  const propose = async (inputs: Record<string, string> = {}) =>
    press(await asks(), 'propose-groups.propose', {
      ...{ groupSize: '3', groupWhom: 'without', groupFrom: '2026-11-16' },
      ...inputs,
    });
  const rule = async (ruleKind: string, ruleSchools: string) =>
    press(await w.types(deputy, 'coaching groups', 'personal'), 'coaching-groups.give-rule', {
      ruleKind,
      ruleSchools,
    });
  const takeRules = () =>
    inTrust(async ({ coaching }) => {
      for (const { id } of await coaching.rules()) await coaching.takeRule(id);
    });
  const urnsOn = async (day: string) =>
    (await groups())
      .map(group => membersOn(group, day).map(({ member }) => (member.kind === 'school' ? member.urn : '?')))
      .filter(urns => urns.length > 0)
      .map(urns => urns.toSorted())
      .toSorted((one, other) => ((one[0] ?? '') < (other[0] ?? '') ? -1 : 1));

  it('to the director alone, and nothing is made by it', async () => {
    expect(text(await asks(w.people.tom))).not.toContain('Propose coaching groups');
    expect(text(await asks(w.people.priya))).not.toContain('Propose coaching groups');
    const shown = text(await propose());
    expect(shown).toContain('1 group, from Mon 16 Nov.');
    expect(shown).toContain('Ashby School');
    expect(shown).toContain('from each other; one phase; all new to each other');
    expect(await groups()).toHaveLength(1);
  });

  it('a contradiction of the rules is named in words', async () => {
    await rule('always-together', '900011, 900012');
    await rule('never-together', '900011, 900012');
    expect(text(await propose())).toContain(
      'By the rules Ashby School and Birch Lane School are always in one group, and Ashby School and Birch Lane School never.',
    );
    await takeRules();
    await rule('never-together', '900011, 900012, 900013');
    expect(text(await propose())).toContain('Ashby School would be alone');
    await takeRules();
  });

  it('a day that is over is refused, and what was asked is kept', async () => {
    const shown = text(await propose({ groupFrom: '2026-11-01' }));
    expect(shown).toContain('That day is over, and what a group was then stays.');
    expect(shown).not.toContain('[Agree these groups]');
  });

  it.each([
    [
      'a school joined',
      () =>
        inTrust(({ schools }) =>
          schools.add([registerEntry({ name: 'Dale Academy', urn: '900014' })], w.now),
        ),
    ],
    [
      'a group that would end has another name',
      () => inTrust(({ coaching }) => coaching.change('g', { name: 'Knot' })),
    ],
  ])('what was proposed before %s is not agreed', async (_, change) => {
    const proposal = await propose({ groupWhom: 'all' });
    expect(text(proposal)).toContain('[Agree these groups]');
    await change();
    expect(text(await press(proposal, 'propose-groups.agree'))).toContain(
      'Something has changed since this was proposed, so nothing was done.',
    );
    expect(await groups()).toHaveLength(1);
  });

  it('schools in none are one from the day that is agreed, pressed twice as well', async () => {
    const proposal = await propose({ groupSize: '4' });
    const agreed = await press(proposal, 'propose-groups.agree');
    expect(lines(agreed)[0]).toContain('Agreed: 1 group from Mon 16 Nov.');
    await press(proposal, 'propose-groups.agree');
    expect(await urnsOn('2026-11-15')).toEqual([['900001', '900002', '900003']]);
    expect(await urnsOn('2026-11-16')).toEqual([
      ['900001', '900002', '900003'],
      ['900011', '900012', '900013', '900014'],
    ]);
    expect((await groups()).map(({ name }) => name)).toContain('Group 1');
  });

  it('all are divided anew: those of before end, and what they were stays', async () => {
    const proposal = await propose({ groupWhom: 'all', groupSize: '4', groupFrom: '2027-01-04' });
    expect(text(proposal)).toContain('2 groups of today end on Sun 3 Jan 2027: Group 1 and Knot.');
    const agreed = await press(proposal, 'propose-groups.agree');
    expect(lines(agreed)[0]).toContain('2 groups of before end the day before.');
    expect(await urnsOn('2027-01-03')).toHaveLength(2);
    const after = await urnsOn('2027-01-04');
    expect(after.flat().toSorted()).toEqual([
      ...['900001', '900002', '900003', '900011', '900012', '900013', '900014'],
    ]);
    // Schools that were together before are mixed.
    expect(after).not.toContainEqual(['900001', '900002', '900003']);
  });
});
