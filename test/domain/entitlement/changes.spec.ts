import { describe, expect, it } from 'vitest';
import type { Cadence } from '#domain/improvement-model/cadence.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import {
  countsOf,
  done,
  dueDaysOf,
  inCategory,
  itemsOf,
  joined,
  marked,
  newHead,
  owedBy,
  packaged,
  statesOf,
  windowsOf,
  withStatus,
} from '#test/builders/owed.ts';

/** Wednesday of the eleventh school week, in the middle of a fortnight: 140 of 190 school days are left. */
const MID_YEAR = '2026-11-18';

describe('a category that changes in mid-year', () => {
  const change = { standings: [inCategory('reinforcement'), inCategory('recovery', MID_YEAR)] };
  const owed = owedBy('dsat', change, MID_YEAR);

  it('changes nothing until its day comes', () => {
    const before = owedBy('dsat', change, '2026-11-17');
    expect(before).toEqual(owedBy('dsat', { standings: [inCategory('reinforcement')] }, '2026-11-17'));
  });

  it('leaves what every category has as it was', () => {
    const before = owedBy('dsat', { standings: [inCategory('reinforcement')] }, MID_YEAR);
    for (const thing of ['aim', 'csf-visit', 'agreed-action-plan', 'attendance-plan'])
      expect(itemsOf(owed, thing).map(({ from, to, state }) => [from, to, state])).toEqual(
        itemsOf(before, thing).map(({ from, to, state }) => [from, to, state]),
      );
  });

  it('ends the fortnights that were over, drops the one that is cut, and begins with the part of a week', () => {
    expect(windowsOf(owed, 'support-day').slice(4, 7)).toEqual([
      '2026-11-02 to 2026-11-13',
      '2026-11-18 to 2026-11-20',
      '2026-11-23 to 2026-11-26',
    ]);
    // Five fortnights, and thirty weeks from the eleventh on.
    expect(countsOf(owed)['support-day']).toBe(35);
  });

  it('owes no day for less than half a week', () => {
    const later = owedBy(
      'dsat',
      { standings: [inCategory('reinforcement'), inCategory('recovery', '2026-11-19')] },
      '2026-11-19',
    );
    expect(windowsOf(later, 'support-day')[5]).toBe('2026-11-23 to 2026-11-26');
  });

  it('owes its share of the year’s meetings over the rest of it, and says so', () => {
    expect(windowsOf(owed, 'team-around-school')).toEqual([
      '2026-11-18 to 2027-03-19',
      '2027-03-22 to 2027-07-21',
    ]);
    expect(itemsOf(owed, 'team-around-school')[0]?.because).toEqual({
      rule: '3 or 6 times a year, in Recovery or Repair',
      source: 'seed 003, Team Around the School',
      assumed: null,
      since: MID_YEAR,
      share: '2 of the usual 3, for a part of the year',
    });
  });

  it('begins reviews and Rapid Action Plans on its own day', () => {
    expect(windowsOf(owed, 'review-standards')).toEqual(['2026-11-18 to 2027-01-18']);
    expect(dueDaysOf(owed, 'rapid-action-plan')).toEqual([
      ...['2027-01-13', '2027-03-03', '2027-04-28', '2027-06-16'],
    ]);
  });

  it('goes on with what is the same in Repair, and asks for no review again', () => {
    const worse = owedBy(
      'dsat',
      { standings: [...change.standings, inCategory('repair', '2027-03-01')] },
      '2027-03-01',
    );
    expect(countsOf(worse)).toEqual(countsOf(owedBy('dsat', change, '2027-03-01')));
    expect(dueDaysOf(worse, 'review-standards')).toEqual(['2027-01-18']);
  });

  it('ends what was not due yet when the school moves on, and keeps what is late', () => {
    const standings = [inCategory('recovery', '2026-09-01'), inCategory('reinforcement', '2026-12-07')];
    const better = owedBy('dsat', { standings }, '2026-12-07');
    expect(dueDaysOf(better, 'rapid-action-plan')).toEqual(['2026-10-13', '2026-12-01']);
    expect(statesOf(better, 'rapid-action-plan')).toEqual(['missed', 'late']);
    expect(itemsOf(better, 'team-around-school')).toEqual([]);
    // It was due in October, and the category it belongs to has ended.
    expect(statesOf(better, 'review-standards')).toEqual(['missed']);
  });

  it('takes a review that was not due yet with it', () => {
    const standings = [inCategory('recovery', '2026-11-02'), inCategory('reinforcement', '2026-12-07')];
    expect(itemsOf(owedBy('dsat', { standings }, '2026-12-07'), 'review-standards')).toEqual([]);
  });

  it('gives a second spell in Recovery its own review: one done in it is not the first spell’s', () => {
    const standings = [
      inCategory('recovery', '2025-11-03'),
      inCategory('reinforcement', '2026-06-02'),
      inCategory('recovery', '2026-11-02'),
    ];
    const change2 = { since: '2025-09-01', standings, fulfilments: [done('2026-11-20', 'review-standards')] };
    expect(statesOf(owedBy('dsat', change2, '2026-11-23'), 'review-standards')).toEqual(['done 2026-11-20']);
  });
});

describe('what was done before a change', () => {
  const walk = (from: string, to: string, on: string) =>
    owedBy(
      'illuminate',
      {
        standings: [inCategory(from), inCategory(to, on)],
        fulfilments: [done('2026-10-01', 'raising-attainment')],
      },
      on,
    );

  it('stays done where the rule ended before its last day', () => {
    const owed = walk('repair', 'improve-and-embed', '2026-11-20');
    expect(statesOf(owed, 'raising-attainment')).toEqual(['done 2026-10-01', ...Array(5).fill('owed')]);
    expect(owed.beyond).toEqual([]);
  });

  it('fills nothing of the rule that came after it, and never two', () => {
    const owed = walk('improve-and-embed', 'repair', '2026-10-12');
    expect(windowsOf(owed, 'raising-attainment')).toEqual([
      ...['2026-09-02 to 2026-10-23', '2026-10-12 to 2026-12-18'],
      ...['2027-01-05 to 2027-03-25', '2027-04-12 to 2027-07-21'],
    ]);
    expect(statesOf(owed, 'raising-attainment')).toEqual(['done 2026-10-01', 'owed', 'owed', 'owed']);
  });
});

describe('rules of different kinds for one thing', () => {
  const SOURCE = { source: 'our policy', need: 'always' as const };
  /** Our visits: two a year under a cause for concern, otherwise six. */
  const visits = (concern: Cadence): ImprovementModel => {
    const ddat = packaged('ddat');
    const rules = [
      { ...SOURCE, when: { statuses: ['cause-for-concern'] }, cadence: concern },
      { ...SOURCE, cadence: { times: 6, per: 'year' as const, bound: 'exactly' as const } },
    ];
    return {
      ...ddat,
      engagements: ddat.engagements.map(each => (each.id === 'visit' ? { ...each, rules } : each)),
    };
  };
  const standings = [withStatus('cause-for-concern', '2026-11-02', '2027-03-25')];

  it('are filled in the order of what is due, whichever rule it is of', () => {
    const fulfilments = [done('2026-09-21', 'visit'), done('2027-04-20', 'visit')];
    const model = visits({ times: 2, per: 'year', bound: 'exactly' });
    const owed = owedBy(model, { standings, fulfilments }, '2027-04-20');
    expect(windowsOf(owed, 'visit')).toEqual([
      ...['2026-09-02 to 2026-10-23', '2026-11-02 to 2027-03-11'],
      ...['2027-04-12 to 2027-05-28', '2027-06-08 to 2027-07-21'],
    ]);
    expect(statesOf(owed, 'visit')).toEqual(['done 2026-09-21', 'done 2027-04-20', 'owed', 'owed']);
  });

  it('share what is done: a visit is one of them, not one of each', () => {
    const fulfilments = [done('2026-11-16', 'visit')];
    const model = visits({ every: '6 school weeks', bound: 'exactly' });
    const owed = owedBy(model, { standings, fulfilments }, '2026-11-17');
    const filled = itemsOf(owed, 'visit').filter(({ state }) => state === 'done');
    expect(filled.map(({ to }) => to)).toEqual(['2026-12-14']);
    expect(itemsOf(owed, 'visit')[0]).toMatchObject({ to: '2026-10-23', state: 'late' });
  });
});

describe('a school that joins in mid-year', () => {
  const under = (rule: 'in proportion' | 'all of it' | 'from the next stretch', on: string) =>
    owedBy(
      { ...packaged('ddat'), joining: { rule, source: 'default' } },
      { standings: [joined(on)], since: '2025-09-01' },
      on,
    );

  it('is owed its share, in equal parts of what is left of the year', () => {
    expect(windowsOf(under('in proportion', MID_YEAR), 'visit')).toEqual([
      ...['2026-11-18 to 2027-01-21', '2027-01-22 to 2027-03-19'],
      ...['2027-03-22 to 2027-05-25', '2027-05-26 to 2027-07-21'],
    ]);
  });

  it('is owed one a half term where it joins on the first day of one', () => {
    expect(windowsOf(under('in proportion', '2027-01-01'), 'visit')).toEqual([
      ...['2027-01-05 to 2027-02-12', '2027-02-23 to 2027-03-25'],
      ...['2027-04-12 to 2027-05-28', '2027-06-08 to 2027-07-21'],
    ]);
  });

  it('is owed all of the year’s where the model says so', () => {
    const owed = under('all of it', MID_YEAR);
    expect(countsOf(owed).visit).toBe(6);
    expect(windowsOf(owed, 'visit')[0]).toBe('2026-11-18 to 2027-01-05');
    expect(itemsOf(owed, 'visit')[0]?.because.share).toBeNull();
  });

  it('is owed nothing of a stretch that had begun where the model says so', () => {
    const owed = under('from the next stretch', MID_YEAR);
    expect(countsOf(owed).visit).toBeUndefined();
    expect(windowsOf(owed, 'pupil-data')).toEqual(['2027-01-05 to 2027-03-25', '2027-04-12 to 2027-07-21']);
  });

  it.each(['in proportion', 'all of it', 'from the next stretch'] as const)(
    'is owed a whole year %s when it joins before the first day of school',
    rule => {
      expect(countsOf(under(rule, '2026-09-01')).visit).toBe(6);
      expect(countsOf(under(rule, '2026-09-02')).visit).toBe(6);
    },
  );

  it('may have had its visit before it joined, and nothing else of before', () => {
    const standings = [joined('2027-01-11')];
    const fulfilments = [done('2026-12-01', 'joining-visit'), done('2026-12-02', 'aim')];
    const owed = owedBy('dsat', { standings, fulfilments, since: '2025-09-01' }, '2027-01-11');
    expect(statesOf(owed, 'joining-visit')).toEqual(['done 2026-12-01']);
    expect(statesOf(owed, 'aim')).toEqual(['owed', 'owed']);
    expect(itemsOf(owed, 'aim.report')).toEqual([]);
  });
});

describe('a model taken into use in mid-year', () => {
  it('owes its share from that day, and nothing of before', () => {
    const owed = owedBy(
      'dsat',
      {
        since: MID_YEAR,
        standings: [inCategory('recovery', '2026-09-01')],
        fulfilments: [done('2026-10-01', 'aim')],
      },
      MID_YEAR,
    );
    expect(windowsOf(owed, 'aim')).toEqual(['2026-11-18 to 2027-03-19', '2027-03-22 to 2027-07-21']);
    expect(statesOf(owed, 'aim')).toEqual(['owed', 'owed']);
    // The category came in September: its review was due before the model was in use, and so was its letter.
    for (const thing of ['review-standards', 'category-letter', 'aim.report'])
      expect(itemsOf(owed, thing), thing).toEqual([]);
    expect(owed.items.filter(({ from }) => from < MID_YEAR)).toEqual([]);
    expect(owed.beyond.map(({ on }) => on)).toEqual(['2026-10-01']);
  });
});

describe('a head who starts in mid-year', () => {
  const standings = [newHead('2027-01-11')];

  it('has contact from that day to the same point two terms on, over the summer', () => {
    const days = [
      ...['2027-02-01', '2027-03-01', '2027-03-22', '2027-04-26'],
      ...['2027-05-17', '2027-06-14', '2027-07-05'],
    ];
    expect(dueDaysOf(owedBy('dsat', { standings }, '2027-01-11'), 'new-head-contact')).toEqual(days);
    const fulfilments = days.map(day => done(day, 'new-head-contact'));
    // Three school weeks after 5 July are the first of September; two terms end on the 9th.
    const next = owedBy('dsat', { standings, fulfilments }, '2027-09-01');
    expect(windowsOf(next, 'new-head-contact')).toEqual(['2027-07-06 to 2027-09-02']);
  });

  it('has a mentor in two school weeks and a first AIM in a half term; an AIM that is both fills both', () => {
    const owed = owedBy(
      'dsat',
      { standings, fulfilments: [done('2027-01-20', 'new-head-aim')] },
      '2027-01-21',
    );
    expect(windowsOf(owed, 'mentor-for-new-head')).toEqual(['2027-01-11 to 2027-01-25']);
    expect(statesOf(owed, 'new-head-aim')).toEqual(['done 2027-01-20']);
    expect(statesOf(owed, 'aim')).toEqual(['done 2027-01-20', 'owed', 'owed']);
    expect(itemsOf(owed, 'new-head-aim.report').map(({ to }) => to)).toEqual(['2027-02-03']);
    expect(itemsOf(owed, 'aim.report')).toEqual([]);
  });
});

describe('a number agreed in mid-year', () => {
  const agreed = (on: string, number: number, today = on) =>
    owedBy(
      'dsat',
      {
        standings: [inCategory('recovery')],
        marks: [marked('agreed', 'team-around-school', on, { number })],
      },
      today,
    );

  it('leaves what was due before as it was, and spreads the rest over what is left', () => {
    const owed = agreed('2027-01-04', 6);
    expect(countsOf(owed)['team-around-school']).toBe(6);
    expect(windowsOf(owed, 'team-around-school').slice(0, 2)).toEqual([
      '2026-09-02 to 2026-12-18',
      '2027-01-05 to 2027-02-04',
    ]);
    expect(itemsOf(owed, 'team-around-school')[0]).toMatchObject({ nth: 1, of: 6, state: 'late' });
  });

  it('holds from its own day, the first of school or the last of a window', () => {
    expect(windowsOf(agreed('2026-09-02', 6), 'team-around-school')[0]).toBe('2026-09-02 to 2026-10-23');
    const last = windowsOf(agreed('2026-12-18', 6), 'team-around-school');
    expect(last).toHaveLength(6);
    expect(last[0]).toMatch(/^2026-12-18 to /);
  });

  it('goes down again when fewer are agreed', () => {
    const owed = owedBy(
      'dsat',
      {
        standings: [inCategory('recovery')],
        marks: [
          marked('agreed', 'team-around-school', '2026-09-01', { number: 6 }),
          marked('agreed', 'team-around-school', '2027-01-04', { number: 3 }),
        ],
      },
      '2027-01-04',
    );
    expect(windowsOf(owed, 'team-around-school')).toEqual([
      '2026-09-02 to 2026-10-23',
      '2026-11-02 to 2026-12-18',
      '2027-01-05 to 2027-07-21',
    ]);
  });

  it('holds for the years after it', () => {
    expect(countsOf(agreed('2026-11-18', 6, '2027-09-02'))['team-around-school']).toBe(6);
  });
});
