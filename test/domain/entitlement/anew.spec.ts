import { describe, expect, it } from 'vitest';
import {
  done,
  dueDaysOf,
  inCategory,
  itemsOf,
  marked,
  newHead,
  owedBy,
  statesOf,
  windowsOf,
  withPlan,
} from '#test/builders/owed.ts';

describe('a second new head within the time of the first', () => {
  const standings = [newHead('2026-09-02'), newHead('2027-01-11')];
  const contact = (change: Partial<Parameters<typeof owedBy>[1]>, today: string) =>
    owedBy('dsat', { standings, ...change }, today);
  const OWN = [
    ...['2027-02-01', '2027-03-01', '2027-03-22', '2027-04-26'],
    ...['2027-05-17', '2027-06-14', '2027-07-05'],
  ];

  it('has two terms of contact of their own, and the first head’s ends on that day', () => {
    const before = ['2026-09-23', '2026-10-14', '2026-11-11', '2026-12-02', '2027-01-06'];
    expect(dueDaysOf(contact({}, '2027-01-11'), 'new-head-contact')).toEqual([...before, ...OWN]);
    expect(itemsOf(contact({}, '2027-01-11'), 'new-head-contact').at(-1)?.because.since).toBe('2027-01-11');
    const fulfilments = OWN.map(day => done(day, 'new-head-contact'));
    expect(windowsOf(contact({ fulfilments }, '2027-09-01'), 'new-head-contact')).toEqual([
      '2027-07-06 to 2027-09-02',
    ]);
  });

  it('takes what is done after their first day as theirs, and leaves nobody late for the first', () => {
    const fulfilments = [done('2027-01-12', 'new-head-contact')];
    const states = statesOf(contact({ fulfilments }, '2027-01-13'), 'new-head-contact');
    expect(states.slice(3, 7)).toEqual(['missed', 'missed', 'done 2027-01-12', 'owed']);
  });

  it('does not go on for longer because the first head’s did', () => {
    const marks = [marked('longer', 'new-head-contact', '2026-12-07')];
    const fulfilments = OWN.map(day => done(day, 'new-head-contact'));
    expect(dueDaysOf(contact({ marks, fulfilments }, '2027-10-11'), 'new-head-contact')).toEqual([
      '2027-09-02',
    ]);
  });
});

describe('what is identified again after it was enough', () => {
  const standings = [inCategory('stabilise')];
  const mark = (kind: 'identified' | 'enough', on: string, hour = '09') => ({
    ...marked(kind, 'director-in-school', on),
    at: `${on}T${hour}:00:00.000Z`,
  });
  const due = (marks: ReturnType<typeof mark>[], today: string) =>
    dueDaysOf(owedBy('illuminate', { standings, marks }, today), 'director-in-school');
  const twice = [mark('identified', '2026-09-01'), mark('enough', '2026-10-05')];

  it('begins anew on that day', () => {
    const days = due([...twice, mark('identified', '2027-06-28')], '2027-06-28');
    expect(days.slice(0, 6)).toEqual([
      ...['2026-09-04', '2026-09-11', '2026-09-18', '2026-09-25', '2026-10-02'],
      '2027-07-02',
    ]);
    expect(due(twice, '2027-06-28')).toHaveLength(5);
  });

  it('goes on where both were said on one day, the asking last; and ends where the end was said last', () => {
    const again = [...twice, mark('identified', '2026-10-05', '10')];
    expect(due(again, '2026-10-05')).toHaveLength(40);
    expect(due([...again, mark('enough', '2026-10-05', '11')], '2026-10-05')).toHaveLength(5);
  });

  it('can be said to be enough again', () => {
    const marks = [...twice, mark('identified', '2026-11-02'), mark('enough', '2026-11-16')];
    expect(due(marks, '2026-12-01').slice(5)).toEqual(['2026-11-06', '2026-11-13']);
  });
});

describe('a plan that follows the last day of another of its kind', () => {
  const plan = (from: string, to: string | null = null) => withPlan('intensive-care-programme', from, to);
  const reviews = (change: Partial<Parameters<typeof owedBy>[1]>, today: string) =>
    dueDaysOf(owedBy('illuminate', { since: '2025-09-01', ...change }, today), 'icp-review');
  const standings = [
    inCategory('stabilise', '2025-09-01'),
    plan('2026-01-05', '2026-12-18'),
    plan('2026-12-19'),
  ];

  it('has reviews for its own twelve months', () => {
    const days = reviews({ standings }, '2027-01-05');
    expect(days).toHaveLength(20);
    expect(days.at(-1)).toBe('2027-07-21');
    expect(reviews({ standings }, '2027-09-01').at(-1)).toBe('2027-12-10');
  });

  it('says for how many months by itself: the first one’s stay as they were', () => {
    const marks = [marked('agreed', 'icp-review', '2026-12-21', { number: 3 })];
    const days = reviews({ standings, marks }, '2027-01-05');
    expect(days.filter(day => day < '2026-12-19')).toHaveLength(7);
    expect(days.at(-1)).toBe('2027-03-12');
  });

  it('begins its months anew where the first had no last day yet', () => {
    const open = [inCategory('stabilise', '2025-09-01'), plan('2026-01-05'), plan('2026-12-07')];
    expect(reviews({ standings: open }, '2027-01-05').at(-1)).toBe('2027-07-21');
  });
});
