import { describe, expect, it } from 'vitest';
import {
  countsOf,
  done,
  inCategory,
  itemsOf,
  joined,
  marked,
  newHead,
  owedBy,
  windowsOf,
} from '#test/builders/owed.ts';

/** What every school has, whatever its category: seed 003, Categorisation, AIMs, Rationale, the AIT, Appendix 1. */
const EVERY_SCHOOL = {
  ...{ aim: 3, 'csf-visit': 1, 'head-appraisal': 1 },
  ...{ 'category-letter': 1, 'category-shared': 1, 'safeguarding-audit': 1 },
  // By default: the plan is looked at each half term.
  aip: 6,
};
/** Seed 003, Categorisation: "As Recovery and …" */
const RECOVERY = {
  ...EVERY_SCHOOL,
  ...{ 'recwfl-visit': 1, 'support-day': 40, 'team-around-school': 3 },
  ...{ 'review-standards': 1, 'review-early-years': 1 },
  ...{ 'rapid-action-plan': 6, 'agreed-action-plan': 6, 'attendance-plan': 3 },
};

describe('a full year of dsat', () => {
  it.each([
    ['excellence', EVERY_SCHOOL, ['recwfl-visit', 'support-day']],
    ['refinement', { ...EVERY_SCHOOL, 'focused-visit': 1 }, ['recwfl-visit']],
    [
      'reinforcement',
      { ...EVERY_SCHOOL, 'support-day': 20, 'agreed-action-plan': 6, 'attendance-plan': 3 },
      ['recwfl-visit', 'team-around-school', 'review-governance', 'review-inclusion'],
    ],
    ['recovery', RECOVERY, ['review-pupil-premium', 'review-governance', 'review-send']],
    ['repair', RECOVERY, ['review-pupil-premium', 'review-governance', 'review-send']],
  ])(
    'in %s is this and nothing else, with what may be asked for (seed 003, Categorisation)',
    (category, counts, optional) => {
      const owed = owedBy('dsat', { standings: [inCategory(category)] });
      expect(countsOf(owed)).toEqual(counts);
      expect(owed.optional.map(({ thing }) => thing)).toEqual(optional);
    },
  );

  it('of a school nobody has put into a category is what every school has, and what may be required', () => {
    const owed = owedBy('dsat', {});
    expect(countsOf(owed)).toEqual(EVERY_SCHOOL);
    expect(owed.optional.map(({ thing }) => thing)).toEqual(['recwfl-visit']);
  });

  it('of a secondary school in Recovery has no review of the early years', () => {
    const owed = owedBy('dsat', { phases: ['secondary'], standings: [inCategory('recovery')] });
    expect(countsOf(owed)).toEqual({ ...RECOVERY, 'review-early-years': undefined });
  });
});

describe('what dsat gives where somebody asked for it', () => {
  it.each([
    ['recwfl-visit', 'excellence', 1, 'seed 003, Categorisation: "if required"'],
    ['recwfl-visit', 'refinement', 1, 'seed 003, Categorisation: "if required"'],
    ['recwfl-visit', 'reinforcement', 1, 'seed 003, Categorisation: "if required"'],
    ['support-day', 'excellence', 3, 'seed 003: "at the request of the school"; each term by default'],
    ['team-around-school', 'reinforcement', 3, 'seed 003, Team Around the School: "three or six"'],
    ['review-governance', 'reinforcement', 1, 'seed 003, Categorisation: "external reviews if required"'],
    ['review-inclusion', 'reinforcement', 1, 'seed 003, Categorisation: "external reviews if required"'],
    ['review-pupil-premium', 'recovery', 1, 'seed 003, Categorisation: "if deemed necessary"'],
    ['review-governance', 'repair', 1, 'seed 003, Categorisation: "if deemed necessary"'],
    ['review-send', 'repair', 1, 'seed 003, Categorisation: "if deemed necessary"'],
    ['review-send', 'reinforcement', 0, 'seed 003, Categorisation: not in Reinforcement'],
    ['team-around-school', 'refinement', 0, 'seed 003, Team Around the School: not in Refinement'],
  ])('%s in %s: %i (%s)', (thing, category, count) => {
    const owed = owedBy('dsat', {
      standings: [inCategory(category)],
      marks: [marked('identified', thing, '2026-09-01')],
    });
    expect(countsOf(owed)[thing] ?? 0).toBe(count);
    expect(owed.optional.map(each => each.thing)).not.toContain(thing);
  });

  it.each([
    [6, 6],
    [3, 3],
    // "Three or six": another number was never offered.
    [4, 3],
  ])('is %i meetings of the Team Around the School where that was agreed: %i', (number, count) => {
    const owed = owedBy('dsat', {
      standings: [inCategory('recovery')],
      marks: [marked('agreed', 'team-around-school', '2026-09-01', { number })],
    });
    expect(countsOf(owed)['team-around-school']).toBe(count);
  });
});

describe('the windows of dsat in 2026/27', () => {
  const TERMS = ['2026-09-02 to 2026-12-18', '2027-01-05 to 2027-03-25', '2027-04-12 to 2027-07-21'];
  const HALF_TERMS = [
    ...['2026-09-02 to 2026-10-23', '2026-11-02 to 2026-12-18', '2027-01-05 to 2027-02-12'],
    ...['2027-02-23 to 2027-03-25', '2027-04-12 to 2027-05-28', '2027-06-08 to 2027-07-21'],
  ];
  const recovery = owedBy('dsat', { standings: [inCategory('recovery')] });

  it.each([
    ['aim', TERMS, '3 a year are one a term'],
    ['team-around-school', TERMS, '3 a year are one a term'],
    ['csf-visit', ['2026-09-02 to 2027-07-21'], 'once a year'],
    ['agreed-action-plan', HALF_TERMS, 'each half term'],
    ['attendance-plan', TERMS, 'each term'],
    ['review-standards', ['2026-09-02 to 2026-10-23'], 'within a half term of coming into the category'],
    ['category-letter', ['2026-09-02 to 2026-09-16'], 'two school weeks after the first day of school'],
    ['category-shared', ['2026-09-02 to 2026-10-23'], 'within the first half term'],
    [
      'rapid-action-plan',
      [
        ...['2026-09-02 to 2026-10-13', '2026-10-14 to 2026-12-01', '2026-12-02 to 2027-01-26'],
        ...['2027-01-27 to 2027-03-16', '2027-03-17 to 2027-05-11', '2027-05-12 to 2027-06-29'],
      ],
      'every 6 school weeks from Tuesday 1 September, over half terms, Christmas and Easter',
    ],
  ])('of %s: %j (%s)', (thing, windows) => {
    expect(windowsOf(recovery, thing)).toEqual(windows);
  });

  it('of six meetings of the Team Around the School are the half terms', () => {
    const owed = owedBy('dsat', {
      standings: [inCategory('repair')],
      marks: [marked('agreed', 'team-around-school', '2026-09-01', { number: 6 })],
    });
    expect(windowsOf(owed, 'team-around-school')).toEqual(HALF_TERMS);
  });

  it('of support days each fortnight are pairs of school weeks, over a half term and Christmas too', () => {
    const owed = owedBy('dsat', { standings: [inCategory('reinforcement')] });
    expect(windowsOf(owed, 'support-day')).toEqual([
      ...['2026-09-02 to 2026-09-11', '2026-09-14 to 2026-09-25', '2026-09-28 to 2026-10-09'],
      ...['2026-10-12 to 2026-10-23', '2026-11-02 to 2026-11-13', '2026-11-16 to 2026-11-26'],
      ...['2026-11-30 to 2026-12-11', '2026-12-14 to 2027-01-08', '2027-01-11 to 2027-01-22'],
      ...['2027-01-25 to 2027-02-05', '2027-02-08 to 2027-02-26', '2027-03-01 to 2027-03-12'],
      ...['2027-03-15 to 2027-03-25', '2027-04-12 to 2027-04-23', '2027-04-26 to 2027-05-07'],
      ...['2027-05-10 to 2027-05-21', '2027-05-24 to 2027-06-11', '2027-06-14 to 2027-06-25'],
      ...['2027-06-28 to 2027-07-09', '2027-07-12 to 2027-07-21'],
    ]);
  });
});

describe('what follows in dsat', () => {
  it.each([
    ['2026-09-21', '2026-10-05', 'two weeks to the day'],
    ['2026-10-12', '2026-10-23', 'into half term: the last school day before it'],
    ['2026-12-07', '2026-12-18', 'over the end of term: its last day'],
    ['2026-12-14', '2026-12-18', 'in the last week before Christmas: the last day of term'],
    ['2026-12-18', '2027-01-05', 'on the last day before Christmas: the first day after'],
    ['2027-03-25', '2027-04-12', 'on the last day before Easter: the first day after'],
    ['2027-07-14', '2027-07-21', 'in the last week of the year: its last day'],
    ['2027-07-21', '2027-09-02', 'on the last day of the year: the first day of the next'],
  ])('is the report of an AIM on %s, due on %s: %s (seed 003, AIMs: "within two weeks")', (day, due) => {
    const owed = owedBy('dsat', { fulfilments: [done(day, 'aim')] }, day);
    expect(itemsOf(owed, 'aim.report')).toEqual([
      expect.objectContaining({ kind: 'report', to: due, state: 'owed', counts: 'not counted' }),
    ]);
  });

  it.each([
    ['csf-visit', 'excellence', 0],
    ['csf-visit', 'refinement', 0],
    ['csf-visit', 'reinforcement', 1],
    ['csf-visit', 'recovery', 1],
    ['csf-visit', 'repair', 1],
    ['recwfl-visit', 'reinforcement', 0],
    ['recwfl-visit', 'recovery', 1],
    ['recwfl-visit', 'repair', 1],
  ])(
    'is support after a %s in %s: %i, and no second visit (seed 003, Categorisation)',
    (visit, category, support) => {
      const owed = owedBy(
        'dsat',
        { standings: [inCategory(category)], fulfilments: [done('2026-11-10', visit)] },
        '2026-11-12',
      );
      expect(countsOf(owed)[`${visit}.support`] ?? 0).toBe(support);
      expect(itemsOf(owed, visit).filter(({ state }) => state !== 'done')).toEqual([]);
      expect(itemsOf(owed, `${visit}.support`).map(({ counts }) => counts)).toEqual(
        Array(support).fill('not counted'),
      );
    },
  );
});

describe('a new head and a new school in dsat', () => {
  it('has contact every three school weeks for two terms, a first AIM within the three, and a mentor (seed 003, New Headteachers)', () => {
    const owed = owedBy('dsat', { standings: [newHead('2026-09-01')] });
    expect(countsOf(owed)).toEqual({
      ...{ ...EVERY_SCHOOL, 'new-head-contact': 8, 'new-head-aim': 1, 'mentor-for-new-head': 1 },
    });
    expect(windowsOf(owed, 'new-head-contact').map(window => window.slice(-10))).toEqual([
      ...['2026-09-22', '2026-10-13', '2026-11-10', '2026-12-01'],
      ...['2027-01-05', '2027-01-26', '2027-02-23', '2027-03-16'],
    ]);
  });

  it('has contact for longer where that was said, and until it is said to be enough', () => {
    const marks = [marked('longer', 'new-head-contact', '2027-03-20')];
    const longer = owedBy('dsat', { standings: [newHead('2026-09-01')], marks }, '2027-03-22');
    const extra = ['2027-04-26', '2027-05-17', '2027-06-14', '2027-07-05'];
    // Nothing was done: the one of 16 March is late, and the next are reckoned from Monday, today.
    expect(
      windowsOf(longer, 'new-head-contact')
        .map(window => window.slice(-10))
        .slice(8),
    ).toEqual(extra);
    const ended = owedBy(
      'dsat',
      {
        standings: [newHead('2026-09-01')],
        marks: [...marks, marked('enough', 'new-head-contact', '2027-05-10')],
      },
      '2027-05-10',
    );
    expect(windowsOf(ended, 'new-head-contact').at(-1)?.slice(-10)).toBe('2027-04-20');
  });

  it('has a visit, a category and an executive leader if required on joining (seed 003, New Joiners)', () => {
    const change = { standings: [joined('2026-09-01')] };
    const owed = owedBy('dsat', change);
    expect(countsOf(owed)).toEqual({ ...EVERY_SCHOOL, 'joining-visit': 1, 'category-on-joining': 1 });
    const marks = [marked('identified', 'executive-leader', '2026-09-07')];
    expect(windowsOf(owedBy('dsat', { ...change, marks }, '2026-09-07'), 'executive-leader')).toEqual([
      '2026-09-07 to 2026-09-21',
    ]);
  });
});
