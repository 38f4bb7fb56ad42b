import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKHURST, OAKWOOD } from '#test/fixtures/booking-world.ts';
import {
  auditOf,
  lines,
  messagesOf,
  type StandingWorld,
  standingWorld,
  text,
} from '#test/fixtures/standing-world.ts';

const category = (name: string, from: string, urn = OAKWOOD) => ({
  kind: 'category' as const,
  name,
  from,
  urn,
});
const WHY = 'The wrong row of the list was imported';

/** Oakwood was imported as in Recovery from September; it was Reinforcement. It is Thu 12 Nov. */
describe('a category that was recorded wrongly', () => {
  let s: StandingWorld;
  beforeAll(async () => {
    s = await standingWorld('dsat', [
      category('repair', '2025-09-01'),
      category('recovery', '2026-09-07'),
      category('reinforcement', '2027-01-04'),
      category('refinement', '2026-09-07', OAKHURST),
    ]);
  });
  afterAll(() => s.w.close());

  const asks = (who: Parameters<typeof s.w.types>[0], words = 'category oakwood') => s.w.types(who, words);
  const correct = (
    who: Parameters<typeof s.w.types>[0],
    card: object,
    change: Record<string, unknown> = {},
  ) =>
    s.w.presses(who, card, 'category.correct', {
      ...{ correctEntry: 'standing-1', correctTo: 'reinforcement', correctFrom: '2026-09-14' },
      ...{ correctWhy: WHY, ...change },
    });
  const record = async () =>
    (await s.w.app.bot.store.inTrust(MILL_LANE.id).owed.recordsOf([OAKWOOD])).get(OAKWOOD)?.standings;

  it('its head types “category” alone, and sees what it is and what it means', async () => {
    const seen = await asks(s.w.people.tom, 'category');
    expect(lines(seen)[0]).toBe('# Oakwood Primary School: Recovery');
    expect(text(seen)).toContain('○ Target: to be in Reinforcement by Tue 7 Sep 2027');
    expect(text(seen)).toContain('Repair: Mon 1 Sep 2025 to Sun 6 Sep');
  });

  it('what is to come is known to the hub’s officer, the deputy CEO and the CEO alone', async () => {
    for (const who of [s.w.people.priya, s.deputy, s.w.people.maria])
      expect(text(await asks(who))).toContain('Reinforcement: from Mon 4 Jan 2027 (to come');
    for (const who of [s.w.people.tom, s.chair]) expect(text(await asks(who))).not.toContain('2027 (to come');
    expect(text(await asks(s.w.people.tom))).toContain('Recovery: from Mon 7 Sep');
  });

  it.each(['dee', 'sam'] as const)('a department and the administrator see nothing of it: %s', async name => {
    const seen = text(await asks(s.w.people[name]));
    expect(seen).not.toMatch(/Recovery|Repair|Reinforcement/);
  });

  it('another head sees their own and never this one', async () => {
    expect(text(await asks(s.lena))).not.toMatch(/Recovery|Repair|Reinforcement/);
    expect(lines(await asks(s.lena, 'category'))[0]).toContain('Refinement');
  });

  it.each([
    [{ correctWhy: 'Tom Reed asked for it' }, 'about a member of staff, or names somebody'],
    [{ correctWhy: 'A child disclosed abuse' }, 'sounds like something that cannot wait'],
    [{ correctFrom: '2026-12-01' }, 'cannot be later than today'],
    [{ correctTo: 'recovery', correctFrom: '2026-09-07' }, 'That is what the record says already'],
    [{ correctTo: 'direct-intervention' }, 'A category is corrected to another category'],
  ])('is told what to change, and nothing is recorded: %j', async (change, because) => {
    expect(lines(await correct(s.deputy, await asks(s.deputy), change))[0]).toContain(because);
    expect(await record()).toHaveLength(3);
  });

  it('neither the officer nor the head has the button, and a press is refused', async () => {
    const card = await asks(s.deputy);
    for (const who of [s.w.people.priya, s.w.people.tom]) {
      expect(text(await asks(who))).not.toContain('Correct');
      expect(lines(await correct(who, card))[0]).toContain('Only the CEO or the deputy CEO can correct');
    }
  });

  it('the deputy CEO corrects it: the old entry stays, struck, and the head and the officer are told', async () => {
    const stale = await asks(s.w.people.maria);
    const [head, officer, gov] = [s.w.people.tom, s.w.people.priya, s.chair].map(who => messagesOf(s.w, who));
    const after = await correct(s.deputy, await asks(s.deputy));
    expect(lines(after)[0]).toMatch(/^! ✓ Corrected\. The old entry stays/);
    await s.w.quiet();
    // The head and the chair of governors have a new letter in place of the one that was wrong.
    expect(messagesOf(s.w, s.w.people.tom)).toBe((head ?? 0) + 2);
    expect(messagesOf(s.w, s.w.people.priya)).toBe((officer ?? 0) + 1);
    expect(messagesOf(s.w, s.chair)).toBe((gov ?? 0) + 1);
    expect(text(s.w.shown(s.chair))).toContain('Reinforcement');
    const told = text(s.w.shown(s.w.people.tom, 'How it came about'));
    expect(told).toContain('# Oakwood Primary School: Reinforcement');
    expect(told).toContain('The record was corrected on Thu 12 Nov by the deputy CEO.');
    expect(told).toContain(`(now Reinforcement from Mon 14 Sep) because: ${WHY}`);
    // Somebody else had the card open.
    expect(lines(await correct(s.w.people.maria, stale))[0]).toContain('was corrected meanwhile');
  });

  it('what is owed follows, and Recovery’s target is no more', async () => {
    expect((await record())?.map(({ name, from }) => `${name} ${from}`)).toEqual([
      'repair 2025-09-01',
      'reinforcement 2027-01-04',
      'reinforcement 2026-09-14',
    ]);
    expect(text(await s.w.types(s.w.people.tom, 'what does oakwood need this year'))).not.toContain(
      'in Recovery or Repair',
    );
    expect(text(await asks(s.w.people.tom))).toContain('Target: to be in Refinement by Tue 14 Mar 2028');
  });

  it('what was wrong altogether is taken back, with nothing in its place', async () => {
    const card = await asks(s.w.people.maria);
    const taken = {
      correctEntry: 'standing-0',
      correctTo: 'never-was',
      correctFrom: '',
      correctWhy: 'Another school’s',
    };
    expect(lines(await correct(s.w.people.maria, card, taken))[0]).toContain('Corrected.');
    expect(text(await asks(s.w.people.tom))).toContain('(it never was) because: Another school’s');
    expect((await record())?.some(({ name }) => name === 'repair')).toBe(false);
  });

  it('a correction of what is to come tells the officer, and the head nothing', async () => {
    await s.w.quiet();
    const before = messagesOf(s.w, s.w.people.tom);
    const coming = { correctEntry: 'standing-2', correctTo: 'refinement', correctFrom: '2027-01-04' };
    await correct(s.deputy, await asks(s.deputy), coming);
    await s.w.quiet();
    expect(messagesOf(s.w, s.w.people.tom)).toBe(before);
    expect(text(s.w.shown(s.w.people.priya))).toContain('Refinement: from Mon 4 Jan 2027 (to come');
    expect(text(await asks(s.w.people.tom))).not.toContain('Refinement: from');
  });

  it('the audit knows what was corrected to what, and not why', async () => {
    const audit = await auditOf(s.w);
    expect(audit).toContain('"corrected":{"name":"reinforcement","from":"2026-09-14"}');
    expect(audit).not.toContain('wrong row');
    expect(s.w.logs()).not.toMatch(/wrong row|Reinforcement/);
  });
});
