import { describe, expect, it } from 'vitest';
import { inCategory, itemsOf, marked, newHead, owedBy, statesOf } from '#test/builders/owed.ts';

const notRequired = (thing: string, on: string) =>
  marked('not-required', thing, on, { reason: 'It is well in hand' });

describe('what every school has and is not required', () => {
  const standings = [inCategory('reinforcement')];

  it('is owed again from the next academic year on', () => {
    const change = { standings, marks: [notRequired('attendance-plan', '2027-01-11')] };
    const states = (today: string) => statesOf(owedBy('dsat', change, today), 'attendance-plan');
    expect(states('2027-08-31')).toEqual(['missed', 'not required', 'not required']);
    expect(states('2027-09-01')).toEqual(['owed', 'owed', 'owed']);
  });

  it('says until when that is at the latest', () => {
    const change = { standings, marks: [notRequired('attendance-plan', '2027-01-11')] };
    const items = itemsOf(owedBy('dsat', change, '2027-02-01'), 'attendance-plan');
    expect(items.map(({ state, notRequiredUntil }) => [state, notRequiredUntil])).toEqual([
      ['missed', null],
      ['not required', '2027-08-31'],
      ['not required', '2027-08-31'],
    ]);
  });

  it('is owed again where another rule comes that says something else', () => {
    const marks = [notRequired('support-day', '2026-10-05')];
    const weekly = [inCategory('recovery'), inCategory('reinforcement', '2026-11-02')];
    const states = statesOf(owedBy('dsat', { standings: weekly, marks }, '2026-11-02'), 'support-day');
    // Nine weeks of Recovery, of which the first five were over; then every fortnight of Reinforcement.
    expect(states.slice(0, 8)).toEqual([...Array(5).fill('missed'), ...Array(3).fill('not required')]);
    expect(new Set(states.slice(8))).toEqual(new Set(['owed']));
  });

  it('stays so where the category changes and the rule does not', () => {
    const marks = [notRequired('support-day', '2026-10-05')];
    const worse = [inCategory('recovery'), inCategory('repair', '2026-11-02')];
    const states = statesOf(owedBy('dsat', { standings: worse, marks }, '2026-11-02'), 'support-day');
    expect(new Set(states.slice(5))).toEqual(new Set(['not required']));
  });

  it('is so of what happens once for as long as that could be made up, and of no other time', () => {
    const marks = [notRequired('review-standards', '2026-12-01')];
    const states = (today: string, more = standings) =>
      statesOf(
        owedBy('dsat', { standings: [inCategory('recovery'), ...more], marks }, today),
        'review-standards',
      );
    expect(states('2027-09-02', [])).toEqual(['not required']);
    const again = [inCategory('refinement', '2027-01-05'), inCategory('repair', '2027-04-12')];
    expect(states('2027-04-12', again)).toEqual(['not required', 'owed']);
    const heads = [newHead('2026-09-02'), newHead('2027-03-01')];
    const mentor = { standings: heads, marks: [notRequired('mentor-for-new-head', '2026-09-10')] };
    expect(statesOf(owedBy('dsat', mentor, '2027-03-01'), 'mentor-for-new-head')).toEqual([
      'not required',
      'owed',
    ]);
  });
});

describe('what somebody asked for by name and is not required', () => {
  it('stays so until it is asked for again, whatever the year', () => {
    const marks = [
      marked('identified', 'review-governance', '2027-06-28'),
      notRequired('review-governance', '2027-07-01'),
    ];
    const owed = owedBy('dsat', { standings: [inCategory('reinforcement')], marks }, '2027-09-02');
    expect(itemsOf(owed, 'review-governance')).toMatchObject([
      { state: 'not required', notRequiredUntil: null },
    ]);
    expect(owed.optional).toContainEqual(
      expect.objectContaining({ thing: 'review-governance', notRequiredSince: '2027-07-01' }),
    );
  });
});
