import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inCategory, itemsOf, owedBy } from '#test/builders/owed.ts';
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

const WHY = 'Results in mathematics fell for three years';
const SET = {
  ...{
    setWhat: 'cause-for-concern trustees',
    setDecidedOn: '2026-11-10',
    setFrom: '2026-11-16',
    setWhy: WHY,
  },
};

/** It is Thu 12 Nov; the status begins on Mon 16 Nov. */
describe('cause for concern, and the board that follows', () => {
  let s: StandingWorld;
  beforeAll(async () => {
    s = await standingWorld('ddat');
  });
  afterAll(() => s.w.close());
  const asks = (who: Parameters<typeof s.w.types>[0]) => s.w.types(who, 'special status oakwood');
  const presses = async (verb: string, inputs: object, who = s.deputy) =>
    s.w.presses(who, await asks(who), `concern.${verb}`, { ...inputs });
  const trust = () => s.w.app.bot.store.inTrust(MILL_LANE.id);

  it('nothing is kept that names somebody', async () => {
    expect(lines(await presses('set', { ...SET, setWhy: 'Tom Reed is off sick' }))[0]).toContain(
      'names somebody',
    );
  });

  it.each([
    ['2026-11-09', 'cannot begin before it was decided'],
    ['2028-01-10', 'more than a year away'],
  ])('its first day is one that can be: %s', async (setFrom, because) => {
    expect(lines(await presses('set', { ...SET, setFrom }))[0]).toContain(because);
  });

  it('set for the trustees from a day to come: until then neither head nor governor nor department sees it', async () => {
    const before = [s.w.people.tom, s.chair, s.lena, s.w.people.dee].map(who => messagesOf(s.w, who));
    expect(lines(await presses('set', SET))[0]).toMatch(/^! ✓ Set: Cause for concern\./);
    await s.w.quiet();
    expect([s.w.people.tom, s.chair, s.lena, s.w.people.dee].map(who => messagesOf(s.w, who))).toEqual(
      before,
    );
    for (const who of [s.w.people.tom, s.chair, s.lena, s.w.people.dee, s.w.people.sam])
      for (const said of ['special status oakwood', 'category oakwood', 'status oakwood'])
        expect(text(await s.w.types(who, said)), said).not.toMatch(/cause for concern|mathematics/i);
    expect(text(s.w.shown(s.w.people.priya))).toContain('Cause for concern');
  });

  it('what is noted on it before its day reaches them on its day', async () => {
    const before = [s.w.people.tom, s.chair].map(who => messagesOf(s.w, who));
    await presses('convene', { boardOn: '2026-11-26', boardWhere: 'the hall' });
    await presses('ask-plan', { planDueOn: '2026-11-20' });
    await s.w.quiet();
    expect([s.w.people.tom, s.chair].map(who => messagesOf(s.w, who))).toEqual(before);
  });

  it('on its day the head and the chair of governors are told, and nobody else’s head', async () => {
    s.w.now = '2026-11-16T09:00:00.000Z';
    await s.w.quiet();
    for (const who of [s.w.people.tom, s.chair])
      expect(text(s.w.shown(who, 'Decided by the trustees'))).toContain(
        'Decided by the trustees on Tue 10 Nov, recorded by the deputy CEO, because: Results in mathematics',
      );
    for (const who of [s.lena, s.w.people.dee, s.w.people.sam])
      expect(text(await asks(who))).not.toMatch(/mathematics/);
  });

  it('the committee’s board is recorded, and its meetings are booked by the usual road', async () => {
    const board = { boardOn: '2026-11-27', boardWhere: 'the trust’s office' };
    expect(lines(await presses('convene', board))[0]).toContain('invited by their cards');
    await s.w.quiet();
    expect(text(s.w.shown(s.chair))).toContain('The board is convened for Fri 27 Nov, the trust’s office.');
    const booking = await presses('book', {});
    expect(text(booking)).toContain('Presentation to the Raising Achievement Board');
    expect(text(await s.w.types(s.w.people.tom, 'what does oakwood need this year'))).toContain(
      'Raising Achievement Board',
    );
  });

  it('the plan is asked for, reminded of, and sent as a link', async () => {
    await presses('ask-plan', { planDueOn: '2026-11-23' });
    await s.w.quiet();
    const card = s.w.shown(s.w.people.tom, 'concern.send-plan');
    expect(lines(card)[0]).toBe('# Oakwood Primary School: a plan is asked for');
    const wrong = await s.w.presses(s.w.people.tom, card, 'concern.send-plan', { planLink: 'my desk' });
    expect(lines(wrong)[0]).toContain('begins with https://');
    const sent = { planLink: 'https://mill.example/plan' };
    expect(lines(await s.w.presses(s.w.people.tom, card, 'concern.send-plan', sent))[0]).toContain('Sent.');
    await s.w.quiet();
    expect(text(s.w.shown(s.deputy))).toContain('✓ Plan sent on Mon 16 Nov');
    const record = (await trust().owed.recordsOf([OAKWOOD])).get(OAKWOOD);
    expect(record?.standings.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'status cause-for-concern',
      'plan rab-plan',
    ]);
  });

  it('ended with a reason, its plan ends too, and the record stays', async () => {
    s.w.now = '2026-11-30T09:00:00.000Z';
    await presses('end', { endOn: '2026-11-30', endWhy: 'Two terms of rising results' }, s.w.people.maria);
    s.w.now = '2026-12-01T09:00:00.000Z';
    await s.w.quiet();
    expect(text(await asks(s.w.people.tom))).toContain('Ended because: Two terms of rising results');
    const record = (await trust().owed.recordsOf([OAKWOOD])).get(OAKWOOD);
    expect(record?.standings.map(({ to }) => to)).toEqual(['2026-11-30', '2026-11-30']);
    expect(await auditOf(s.w)).not.toMatch(/mathematics|rising results|mill\.example/);
  });
});

it('Dartmoor’s rapid improvement follows the same road, without a board', async () => {
  const s = await standingWorld('dartmoor');
  try {
    const set = { ...SET, setWhat: 'rapid-improvement executive', setFrom: '2026-11-12' };
    const card = await s.w.types(s.deputy, 'special status oakwood');
    const after = text(await s.w.presses(s.deputy, card, 'concern.set', set));
    expect(after).toContain('✓ Set: Rapid improvement.');
    expect(after).not.toMatch(/Board convened|category/);
    expect(after).toContain('Book: ');
  } finally {
    await s.w.close();
  }
});

it('Team Around the School meetings and rapid plans follow from the category, from its day on', () => {
  const standings = [inCategory('refinement'), inCategory('recovery', '2026-11-16')];
  const of = (today: string, thing: string) => itemsOf(owedBy('dsat', { standings }, today), thing).length;
  for (const thing of ['team-around-school', 'rapid-action-plan']) {
    expect(of('2026-11-13', thing), thing).toBe(0);
    expect(of('2026-11-16', thing), thing).toBeGreaterThan(0);
  }
});
