import { describe, expect, it } from 'vitest';
import {
  countsOf,
  done,
  inCategory,
  itemsOf,
  marked,
  owedBy,
  statesOf,
  windowsOf,
  withPlan,
  withStatus,
} from '#test/builders/owed.ts';

const TERMS = ['2026-09-02 to 2026-12-18', '2027-01-05 to 2027-03-25', '2027-04-12 to 2027-07-21'];
const HALF_TERMS = [
  ...['2026-09-02 to 2026-10-23', '2026-11-02 to 2026-12-18', '2027-01-05 to 2027-02-12'],
  ...['2027-02-23 to 2027-03-25', '2027-04-12 to 2027-05-28', '2027-06-08 to 2027-07-21'],
];

describe('a full year of ddat (seed 002)', () => {
  /** Six visits; health check, appraisal and the safeguarding lead's audit beside them; termly data, self-evaluation, plan. */
  const EVERY_SCHOOL = {
    ...{ visit: 6, 'health-check': 1, 'head-appraisal': 1, 'safeguarding-audit': 1 },
    ...{ 'pupil-data': 3, 'self-evaluation': 3, sip: 3 },
  };

  it('is this and nothing else for every school, with what may be asked for', () => {
    const owed = owedBy('ddat', {});
    expect(countsOf(owed)).toEqual(EVERY_SCHOOL);
    expect(owed.optional.map(({ thing }) => thing)).toEqual([
      ...['additional-visit', 'early-years-review', 'send-review'],
    ]);
  });

  it('has its visits one a half term, its data by the end of each term', () => {
    const owed = owedBy('ddat', {});
    expect(windowsOf(owed, 'visit')).toEqual(HALF_TERMS);
    expect(windowsOf(owed, 'pupil-data')).toEqual(TERMS);
    expect(windowsOf(owed, 'health-check')).toEqual(['2026-09-02 to 2027-07-21']);
  });

  it('has, for a cause for concern, a presentation once and a board each half term, and no second review of its plan', () => {
    const owed = owedBy('ddat', { standings: [withStatus('cause-for-concern')] });
    expect(countsOf(owed)).toEqual({ ...EVERY_SCHOOL, 'rab-presentation': 1, 'rab-meeting': 6 });
    expect(windowsOf(owed, 'rab-presentation')).toEqual(['2026-09-02 to 2026-09-29']);
  });

  it('counts early years and SEND reviews inside the six: one done fills a visit and what was asked for', () => {
    const owed = owedBy(
      'ddat',
      {
        marks: [marked('identified', 'send-review', '2026-09-07')],
        fulfilments: [done('2026-09-21', 'send-review'), done('2026-09-28', 'early-years-review')],
      },
      '2026-10-01',
    );
    expect(statesOf(owed, 'visit').slice(0, 3)).toEqual(['done 2026-09-21', 'done 2026-09-28', 'owed']);
    expect(statesOf(owed, 'send-review')).toEqual(['done 2026-09-21']);
  });

  it('counts safeguarding, health checks and additional visits outside the six', () => {
    const owed = owedBy(
      'ddat',
      {
        marks: [marked('identified', 'additional-visit', '2026-09-07')],
        fulfilments: [
          done('2026-09-10', 'safeguarding-advice'),
          done('2026-09-14', 'safeguarding-audit'),
          done('2026-09-16', 'health-check'),
          done('2026-09-18', 'additional-visit'),
        ],
      },
      '2026-10-01',
    );
    expect(statesOf(owed, 'visit')).toEqual(Array(6).fill('owed'));
    expect(statesOf(owed, 'additional-visit')).toEqual(['done 2026-09-18']);
    expect(itemsOf(owed, 'additional-visit').map(({ counts }) => counts)).toEqual(['additional']);
    expect(owed.beyond.map(({ things }) => things)).toEqual([['safeguarding-advice']]);
  });

  it('has as many additional visits as were asked for, each within a half term, and offers another when none is open', () => {
    const asked = ['2026-09-07', '2026-11-02'].map(on => marked('identified', 'additional-visit', on));
    const open = owedBy('ddat', { marks: asked }, '2026-11-02');
    expect(windowsOf(open, 'additional-visit')).toEqual([
      '2026-09-07 to 2026-11-04',
      '2026-11-02 to 2026-12-18',
    ]);
    expect(open.optional.map(({ thing }) => thing)).not.toContain('additional-visit');
    const fulfilments = [done('2026-10-01', 'additional-visit'), done('2026-11-05', 'additional-visit')];
    const all = owedBy('ddat', { marks: asked, fulfilments }, '2026-11-06');
    expect(statesOf(all, 'additional-visit')).toEqual(['done 2026-10-01', 'done 2026-11-05']);
    expect(all.optional.map(({ thing }) => thing)).toContain('additional-visit');
  });
});

describe('a full year of illuminate (seed 004)', () => {
  const EVERY_SCHOOL = {
    // Quality assurance mechanisms.
    ...{ 'leadership-walk': 40, 'subject-review-day': 3, 'raising-attainment': 3, 'commissioned-review': 3 },
    ...{ 'external-review': 1, 'safeguarding-review': 1, 'peer-review': 12 },
    // The core offer.
    ...{ 'on-site-support': 40, 'executive-meeting': 40, 'ceo-visit': 13, 'plan-review': 6 },
    ...{ 'head-report': 3, 'kpi-dashboard': 3, 'data-dashboard': 3 },
  };
  it.each([
    ['sustain-and-innovate', EVERY_SCHOOL],
    ['improve-and-embed', { ...EVERY_SCHOOL, 'raising-attainment': 6 }],
    ['repair', { ...EVERY_SCHOOL, 'forensic-review': 1, 'targeted-action-plan': 6 }],
    ['stabilise', { ...EVERY_SCHOOL, 'forensic-review': 1 }],
  ])('in %s is this and nothing else', (category, counts) => {
    expect(countsOf(owedBy('illuminate', { standings: [inCategory(category)] }))).toEqual(counts);
  });

  it('has the CEO every two to three school weeks: never sooner than two, never later than three', () => {
    expect(windowsOf(owedBy('illuminate', {}), 'ceo-visit')).toEqual([
      ...['2026-09-02 to 2026-09-22', '2026-10-06 to 2026-10-13', '2026-11-03 to 2026-11-10'],
      ...['2026-11-24 to 2026-12-01', '2026-12-15 to 2027-01-05', '2027-01-19 to 2027-01-26'],
      ...['2027-02-09 to 2027-02-23', '2027-03-09 to 2027-03-16', '2027-04-13 to 2027-04-20'],
      ...['2027-05-04 to 2027-05-11', '2027-05-25 to 2027-06-08', '2027-06-22 to 2027-06-29'],
      '2027-07-13 to 2027-07-20',
    ]);
  });

  it('has two peer reviews a half term, one in each half of its days', () => {
    expect(windowsOf(owedBy('illuminate', {}), 'peer-review').slice(0, 4)).toEqual([
      ...['2026-09-02 to 2026-09-28', '2026-09-29 to 2026-10-23'],
      ...['2026-11-02 to 2026-11-24', '2026-11-25 to 2026-12-18'],
    ]);
  });

  it.each([
    [null, 20, 'twelve months at most: all the year'],
    [3, 6, 'three months: until 30 November'],
    [12, 20, 'twelve months'],
    [1, 6, 'never fewer than three'],
  ])(
    'reviews the Intensive Care Programme each fortnight; agreed for %s months that is %i (%s)',
    (number, count, _why) => {
      const owed = owedBy('illuminate', {
        standings: [inCategory('stabilise'), withPlan('intensive-care-programme')],
        marks: number === null ? [] : [marked('agreed', 'icp-review', '2026-09-01', { number })],
      });
      expect(countsOf(owed)['icp-review']).toBe(count);
    },
  );

  it('reviews no Intensive Care Programme that does not run, and none in the third phase', () => {
    const plan = withPlan('intensive-care-programme');
    for (const standings of [[inCategory('stabilise')], [inCategory('improve-and-embed'), plan]])
      expect(countsOf(owedBy('illuminate', { standings }))['icp-review']).toBeUndefined();
  });

  it('has a director in school weekly where it was asked for, and a teaching lead up to four days, which is never owed', () => {
    const owed = owedBy('illuminate', {
      standings: [inCategory('repair')],
      marks: ['director-in-school', 'teaching-lead'].map(thing => marked('identified', thing, '2026-09-01')),
    });
    expect(countsOf(owed)).toMatchObject({ 'director-in-school': 40 });
    expect(countsOf(owed)['teaching-lead']).toBeUndefined();
  });

  it('neither books nor asks about what the school does by itself', () => {
    const counts = countsOf(owedBy('illuminate', {}));
    expect(Object.keys(counts)).not.toContain('daily-walk');
    expect(Object.keys(counts)).not.toContain('internal-subject-review');
  });
});

describe('a full year of an-daras (seed 001)', () => {
  /** 3f Benchmarking, 2a Academic achievement, 2b Quality assurance: what comes round each term. */
  const TERMLY = [
    ...['teaching-review', 'moderation', 'external-review', 'safeguarding-review'],
    ...['specialist-provision-review', 'governance-review', 'leadership-review', 'early-years-review'],
    ...['self-evaluation-review', 'performance-management-review', 'plan-review', 'curriculum-audit'],
    ...['achievement-meeting', 'heat-map'],
  ];
  const YEARLY = [
    ...['standards-review', 'risk-register-review', 'curriculum-effectiveness', 'governance-impact'],
    ...['board-impact', 'provision-impact', 'ofsted-type-review', 'benchmarks'],
  ];

  it('is fourteen things a term, a staff meeting each half term, the tool twice, the rest yearly, and nothing else', () => {
    expect(TERMLY).toHaveLength(14);
    expect(countsOf(owedBy('an-daras', {}))).toEqual({
      ...Object.fromEntries(TERMLY.map(thing => [thing, 3])),
      ...Object.fromEntries(YEARLY.map(thing => [thing, 1])),
      ...{ 'staff-development-meeting': 6, 'evaluation-tool': 2, 'peer-review': 3 },
    });
  });

  it('has exactly the fourteen as core in each term', () => {
    const { items } = owedBy('an-daras', {});
    for (const window of TERMS) {
      const own = items.filter(({ from, to, counts }) => `${from} to ${to}` === window && counts === 'core');
      expect(own.map(({ thing }) => thing).toSorted()).toEqual(TERMLY.toSorted());
    }
  });

  it('has the tool twice a year: half of the 190 school days each', () => {
    expect(windowsOf(owedBy('an-daras', {}), 'evaluation-tool')).toEqual([
      '2026-09-02 to 2027-02-04',
      '2027-02-05 to 2027-07-21',
    ]);
  });

  it('lets one visit be ten of them', () => {
    const ten = TERMLY.slice(0, 10);
    const owed = owedBy('an-daras', { fulfilments: [done('2026-10-01', ...ten)] }, '2026-10-02');
    for (const thing of ten) expect(statesOf(owed, thing)).toEqual(['done 2026-10-01', 'owed', 'owed']);
    expect(owed.beyond).toEqual([]);
  });

  it('has no early years review in a secondary school', () => {
    const owed = owedBy('an-daras', { phases: ['secondary'] });
    expect(countsOf(owed)['early-years-review']).toBeUndefined();
  });
});

describe('a full year of dartmoor (seed 000), all of it by default', () => {
  const EVERY_SCHOOL = {
    'kpi-meeting': 3,
    'peer-support': 6,
    'peer-review': 3,
    'school-improvement-plan': 3,
  };

  it('is this and nothing else, and each line says that it is a default', () => {
    const owed = owedBy('dartmoor', {});
    expect(countsOf(owed)).toEqual(EVERY_SCHOOL);
    expect(owed.items.filter(({ because }) => because.source !== 'default')).toEqual([]);
  });

  it('reviews a Rapid Improvement Plan every three school weeks, at one meeting and not twice', () => {
    const owed = owedBy('dartmoor', { standings: [withStatus('rapid-improvement')] });
    expect(countsOf(owed)).toEqual({ ...EVERY_SCHOOL, 'rapid-improvement-review': 13 });
  });
});
