import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MILL_LANE } from '#test/builders/trust.ts';
import { OAKWOOD } from '#test/fixtures/booking-world.ts';
import {
  auditOf,
  lines,
  messagesOf,
  type StandingWorld,
  standingWorld,
  text,
} from '#test/fixtures/standing-world.ts';

const EVER = { from: '2026-01-01T00:00:00.000Z', until: '2028-01-01T00:00:00.000Z' };
const WORDS = {
  ...{
    what: 'A reading specialist',
    area: 'Early reading',
    reason: 'Our own lead is at two schools already',
  },
  fromWhom: 'The county’s English hub',
};

/** Priya is the hub's officer, Maria the CEO. It is Thu 12 Nov. */
describe('help from outside the trust', () => {
  let s: StandingWorld;
  beforeAll(async () => {
    s = await standingWorld('ddat');
  });
  afterAll(() => s.w.close());
  const types = (who: Parameters<typeof s.w.types>[0], said: string) => s.w.types(who, said);
  const asks = async (who: Parameters<typeof s.w.types>[0], change: Record<string, unknown> = {}) =>
    s.w.presses(who, await types(who, 'external support oakwood'), 'external-support.ask', {
      ...WORDS,
      ...change,
    });
  const requests = () => s.w.app.bot.store.inTrust(MILL_LANE.id).roads.supportOf(OAKWOOD);

  it.each(['chair', 'lena'] as const)('is nothing for %s to ask or to see', async name => {
    expect(text(await types(s[name], 'external support oakwood'))).not.toMatch(/\[Ask|reading/);
  });
  it.each(['dee', 'sam'] as const)('nor for %s', async name => {
    expect(text(await types(s.w.people[name], 'external support oakwood'))).not.toMatch(/\[Ask|reading/);
  });

  it.each([
    [{ reason: 'Tom Reed is off sick' }, 'about a member of staff, or names somebody'],
    [{ reason: 'A child disclosed abuse' }, 'sounds like something that cannot wait'],
  ])('keeps nothing about anybody: %j', async (change, because) => {
    expect(lines(await asks(s.w.people.priya, change))[0]).toContain(because);
    expect(await requests()).toEqual([]);
  });

  const offers = async () => {
    const form = await types(s.w.people.priya, 'book external support at oakwood');
    const found = await s.w.presses(s.w.people.priya, form, 'book-visit.find', {
      ...{ findFrom: '2026-11-16', findTo: '2026-12-11', minutes: '60', where: 'school' },
      ...{ lead: s.w.people.priya.id, who: s.w.people.tom.id },
      ...{ others: '', also: '', focus: '', documents: '' },
    });
    const { visits } = s.w.app.bot.store.inTrust(MILL_LANE.id);
    const shown = JSON.stringify(found);
    const draft = (await visits.ofSchool(OAKWOOD, EVER)).find(
      ({ slots: [slot] }) => slot && shown.includes(slot.id),
    );
    const slots = draft?.slots.map(({ id }) => id).join(',');
    return lines(
      await s.w.presses(s.w.people.priya, found, 'book-visit.offer', { slots, agreed: 'true' }),
    )[0];
  };

  it('the officer asks; only the CEO is asked to agree', async () => {
    const before = messagesOf(s.w, s.deputy);
    const after = await asks(s.w.people.priya);
    expect(lines(after)[0]).toBe('! ✓ Asked. The CEO is asked to agree; nothing is booked before.');
    await s.w.quiet();
    expect(text(s.w.shown(s.w.people.maria))).toContain(
      '# Agree to external support for Oakwood Primary School?',
    );
    expect(messagesOf(s.w, s.deputy)).toBe(before);
    expect(await requests()).toMatchObject([{ ...WORDS, state: 'asked', askedById: s.w.people.priya.id }]);
  });

  it('nothing is booked before the CEO has agreed, whatever is ticked', async () => {
    expect(await offers()).toContain('This waits for the CEO’s agreement, and nothing is booked before.');
  });

  it('nobody but the CEO agrees, not even the deputy CEO', async () => {
    const card = s.w.shown(s.w.people.maria, 'external-support.agree');
    for (const who of [s.deputy, s.w.people.priya, s.w.people.tom])
      expect(lines(await s.w.presses(who, card, 'external-support.agree'))[0]).toContain(
        'Only the CEO agrees',
      );
    for (const who of [s.chair, s.lena, s.w.people.dee, s.w.people.sam])
      expect(text(await s.w.presses(who, card, 'external-support.agree'))).not.toContain('reading');
    expect((await requests())[0]?.state).toBe('asked');
  });

  it('it comes in the CEO’s reminder once it has waited', async () => {
    s.w.now = '2026-11-18T09:00:00.000Z';
    await s.w.quiet();
    expect(text(s.w.shown(s.w.people.maria, 'waiting-questions'))).toContain(
      'Agree to external support for Oakwood Primary School, or not',
    );
  });

  it('agreed, everybody of it is told, and the officer can book it', async () => {
    const card = s.w.shown(s.w.people.maria, 'external-support.agree');
    const after = await s.w.presses(s.w.people.maria, card, 'external-support.agree');
    expect(lines(after)[0]).toBe('! ✓ Agreed. Everybody of it is told, and it can be booked.');
    await s.w.quiet();
    for (const who of [s.w.people.tom, s.w.people.priya])
      expect(text(s.w.shown(who))).toContain('# External support for Oakwood Primary School: agreed');
    expect(text(s.w.shown(s.w.people.tom))).not.toContain('[Book it]');
    const booking = await s.w.presses(s.w.people.priya, s.w.shown(s.w.people.priya), 'external-support.book');
    expect(text(booking)).toContain('External support');
    expect(await offers()).toMatch(/^! ✓ Offered to Tom Reed/);
    expect(
      lines(await s.w.presses(s.w.people.maria, card, 'external-support.decline', { declineWhy: 'No' }))[0],
    ).toMatch(/answered already/);
  });

  it('the head asks too; declined, the reason is read by whoever asked', async () => {
    await s.w.quiet();
    await asks(s.w.people.tom, { what: 'A maths coach', fromWhom: '' });
    await s.w.quiet();
    const card = s.w.shown(s.w.people.maria, 'A maths coach');
    const staff = await s.w.presses(s.w.people.maria, card, 'external-support.decline', {
      declineWhy: 'Tom Reed can do it',
    });
    expect(lines(staff)[0]).toContain('names somebody');
    await s.w.presses(s.w.people.maria, card, 'external-support.decline', {
      declineWhy: 'Our own lead is free',
    });
    await s.w.quiet();
    expect(text(s.w.shown(s.w.people.tom))).toContain(
      '× Not agreed by Maria Lopez on Wed 18 Nov: Our own lead is free',
    );
  });

  it('what a CEO asks for is agreed, and whoever asked can take back what waits', async () => {
    expect(lines(await asks(s.w.people.maria, { what: 'A governor trainer' }))[0]).toContain(
      'Agreed by you as the CEO',
    );
    await asks(s.w.people.priya, { what: 'Something else' });
    await s.w.quiet();
    const asked = s.w.shown(s.w.people.maria, 'Something else');
    const again = lines(await s.w.presses(s.w.people.priya, asked, 'external-support.agree'))[0];
    expect(again).toContain('Only the CEO');
    const states = (await requests()).map(({ state }) => state).toSorted();
    expect(states).toEqual(['agreed', 'agreed', 'asked', 'declined']);
  });

  it('the audit and the log know that it was asked, not what', async () => {
    const audit = await auditOf(s.w);
    expect(audit).toContain('external-support.ask');
    expect(audit).not.toMatch(/reading|maths coach|lead is free/i);
    expect(s.w.logs()).not.toMatch(/reading specialist|maths coach/i);
  });
});
