import { describe, expect, it } from 'vitest';
import { TermDatesMissing } from '#domain/academic-year/academic-year.ts';
import {
  booked,
  countsOf,
  done,
  dueDaysOf,
  inCategory,
  itemsOf,
  marked,
  owedBy,
  statesOf,
  windowsOf,
  withPlan,
  withStatus,
} from '#test/builders/owed.ts';
import { calendarEntry, schoolYears } from '#test/builders/school-years.ts';

const REINFORCEMENT = { standings: [inCategory('reinforcement')] };
const RECOVERY = { standings: [inCategory('recovery')] };

describe('a need', () => {
  const tas = (kind: 'identified' | 'not-required', on: string, reason: string | null = null) =>
    marked(kind, 'team-around-school', on, { reason });
  const ON = tas('identified', '2026-11-18');
  const OFF = tas('not-required', '2027-02-01', 'The plan is on track');

  it('that is switched on owes its share from that day', () => {
    const owed = owedBy('dsat', { ...REINFORCEMENT, marks: [ON] }, '2026-11-18');
    expect(windowsOf(owed, 'team-around-school')).toEqual([
      '2026-11-18 to 2027-03-19',
      '2027-03-22 to 2027-07-21',
    ]);
    expect(owedBy('dsat', { ...REINFORCEMENT, marks: [ON] }, '2026-11-17').optional).toContainEqual(
      expect.objectContaining({ thing: 'team-around-school', notRequiredSince: null }),
    );
  });

  it('that was switched on and off on one day is as it was left last, whatever the ids', () => {
    const at = (mark: ReturnType<typeof tas>, id: string, hour: string) => ({
      ...{ ...mark, id },
      at: `2026-11-18T${hour}:00:00.000Z`,
    });
    const on = at(ON, 'b', '09');
    const off = at(tas('not-required', '2026-11-18'), 'a', '10');
    const state = (marks: ReturnType<typeof at>[]) =>
      statesOf(owedBy('dsat', { ...REINFORCEMENT, marks }, '2026-11-19'), 'team-around-school');
    expect(state([on, off])).toEqual([]);
    expect(state([off, { ...on, at: '2026-11-18T11:00:00.000Z' }])).toEqual(['owed', 'owed']);
  });

  it('that is switched on late in the year owes one at least', () => {
    const marks = [tas('identified', '2027-06-28')];
    expect(
      windowsOf(owedBy('dsat', { ...REINFORCEMENT, marks }, '2027-06-28'), 'team-around-school'),
    ).toEqual(['2027-06-28 to 2027-07-21']);
  });

  it('that is switched off owes nothing any more, keeps what was done, and can be asked for again', () => {
    const fulfilments = [done('2027-01-20', 'team-around-school')];
    const owed = owedBy('dsat', { ...REINFORCEMENT, marks: [ON, OFF], fulfilments }, '2027-02-01');
    expect(statesOf(owed, 'team-around-school')).toEqual(['done 2027-01-20']);
    expect(owed.optional).toContainEqual(
      expect.objectContaining({
        ...{ thing: 'team-around-school', need: 'if identified' },
        ...{ notRequiredSince: '2027-02-01', reason: 'The plan is on track' },
      }),
    );
  });

  it('that is switched on again owes its share of what is left', () => {
    const marks = [ON, OFF, tas('identified', '2027-03-01')];
    const owed = owedBy('dsat', { ...REINFORCEMENT, marks }, '2027-03-01');
    expect(windowsOf(owed, 'team-around-school')).toEqual(['2027-03-01 to 2027-07-21']);
  });

  it('for a review that is switched off and on again is one not required and one owed, never two', () => {
    const review = (kind: 'identified' | 'not-required', on: string) => marked(kind, 'review-governance', on);
    const marks = [
      review('identified', '2026-09-10'),
      review('not-required', '2026-10-01'),
      review('identified', '2026-11-02'),
    ];
    const on = (today: string) =>
      statesOf(owedBy('dsat', { ...REINFORCEMENT, marks }, today), 'review-governance');
    expect(on('2026-09-30')).toEqual(['owed']);
    expect(on('2026-10-01')).toEqual(['not required']);
    expect(on('2026-11-02')).toEqual(['not required', 'owed']);
  });

  it('for a review goes when the category it is for ends before it was due', () => {
    const standings = [inCategory('reinforcement'), inCategory('refinement', '2026-10-05')];
    const marks = [marked('identified', 'review-governance', '2026-09-10')];
    expect(itemsOf(owedBy('dsat', { standings, marks }, '2026-10-05'), 'review-governance')).toEqual([]);
  });

  it('that every school has is not required from the day on which that is said, and is again', () => {
    const marks = [
      marked('not-required', 'attendance-plan', '2027-01-11', { reason: 'Attendance is high' }),
      marked('identified', 'attendance-plan', '2027-04-19'),
    ];
    const owed = owedBy('dsat', { ...REINFORCEMENT, marks }, '2027-04-19');
    expect(statesOf(owed, 'attendance-plan')).toEqual(['missed', 'not required', 'owed']);
    expect(itemsOf(owed, 'attendance-plan')[1]?.reason).toBe('Attendance is high');
  });
});

describe('a waiver', () => {
  const waived = (thing: string, on: string) => marked('waived', thing, on, { reason: 'Ofsted called' });

  it('takes what falls due on its day, with its reason; one done before it counts for the next', () => {
    const marks = [waived('aim', '2026-12-18')];
    const owed = owedBy('dsat', { marks }, '2026-12-01');
    expect(statesOf(owed, 'aim')).toEqual(['waived', 'owed', 'owed']);
    expect(itemsOf(owed, 'aim')[0]).toMatchObject({ reason: 'Ofsted called', on: null, fulfilmentId: null });
    const both = owedBy('dsat', { marks, fulfilments: [done('2026-11-10', 'aim')] }, '2026-12-01');
    expect(statesOf(both, 'aim')).toEqual(['waived', 'done 2026-11-10', 'owed']);
  });

  it('takes what falls due next after its day, and one for each', () => {
    const marks = [waived('aim', '2026-12-21'), waived('aim', '2027-02-01')];
    expect(statesOf(owedBy('dsat', { marks }, '2027-05-04'), 'aim')).toEqual(['late', 'waived', 'waived']);
  });

  it('never takes what was due before its day', () => {
    const marks = [waived('aim', '2027-01-11')];
    expect(statesOf(owedBy('dsat', { marks }, '2027-01-11'), 'aim')).toEqual(['late', 'waived', 'owed']);
  });

  it('of a Rapid Action Plan moves no other: the next is due as if it were done on its last day', () => {
    const plain = owedBy('dsat', RECOVERY, '2026-09-20');
    for (const day of ['2026-09-14', '2026-10-13']) {
      const owed = owedBy('dsat', { ...RECOVERY, marks: [waived('rapid-action-plan', day)] }, '2026-09-20');
      expect(dueDaysOf(owed, 'rapid-action-plan')).toEqual(dueDaysOf(plain, 'rapid-action-plan'));
      expect(statesOf(owed, 'rapid-action-plan')).toEqual(['waived', ...Array(5).fill('owed')]);
    }
  });

  it('takes a review that is due once, by its last day', () => {
    for (const [day, state] of [
      ['2026-10-23', 'waived'],
      ['2026-11-02', 'late'],
    ] as const) {
      const owed = owedBy('dsat', { ...RECOVERY, marks: [waived('review-standards', day)] }, '2026-11-02');
      expect(statesOf(owed, 'review-standards')).toEqual([state]);
    }
  });
});

describe('late and missed', () => {
  it.each([
    ['aim', '2026-12-18', 'owed', 'the last day of its window'],
    ['aim', '2026-12-19', 'late', 'a day later: it can be made up'],
    ['aim', '2027-07-21', 'late', 'until the last day of the year’s school'],
    ['aim', '2027-07-22', 'missed', 'and then no more'],
    ['support-day', '2026-09-04', 'owed', 'the last day of its week'],
    ['support-day', '2026-09-05', 'missed', 'the week is over'],
    ['rapid-action-plan', '2026-10-13', 'owed', 'the last day of six school weeks'],
    ['rapid-action-plan', '2026-10-14', 'late', 'a day later'],
    ['rapid-action-plan', '2026-12-01', 'late', 'until the next would be due'],
    ['rapid-action-plan', '2026-12-02', 'missed', 'and then no more'],
    ['category-shared', '2026-10-24', 'late', 'what must be sent is late'],
    ['category-shared', '2027-08-31', 'late', 'until the year ends'],
    ['review-standards', '2027-08-31', 'late', 'a review is late as long as the category lasts'],
  ])('of %s on %s: %s (%s)', (thing, today, state) => {
    expect(statesOf(owedBy('dsat', RECOVERY, today), thing)[0]).toBe(state);
  });

  it('of what must be sent each term is late, not missed, until the year ends', () => {
    expect(statesOf(owedBy('ddat', {}, '2027-01-20'), 'pupil-data')).toEqual(['late', 'owed', 'owed']);
    expect(statesOf(owedBy('ddat', {}, '2027-08-31'), 'pupil-data')).toEqual(['late', 'late', 'late']);
  });

  it('of a review carries over into the next year', () => {
    const next = owedBy('dsat', RECOVERY, '2027-09-02');
    expect(itemsOf(next, 'review-standards').map(({ to, state }) => [to, state])).toEqual([
      ['2026-10-23', 'late'],
    ]);
  });

  it('of a report carries over as well, until it is there', () => {
    const visit = done('2027-07-12', 'aim');
    const late = owedBy('dsat', { fulfilments: [visit] }, '2027-09-02');
    expect(statesOf(late, 'aim.report')).toEqual(['late']);
    const sent = [visit, done('2027-09-03', 'aim.report')];
    expect(statesOf(owedBy('dsat', { fulfilments: sent }, '2027-09-06'), 'aim.report')).toEqual([
      'done 2027-09-03',
    ]);
  });

  it('is made up by what is done next: what was due first is filled first', () => {
    const owed = owedBy('dsat', { fulfilments: [done('2027-01-20', 'aim')] }, '2027-01-21');
    expect(statesOf(owed, 'aim')).toEqual(['done 2027-01-20', 'owed', 'owed']);
    const data = owedBy('ddat', { fulfilments: [done('2027-01-20', 'pupil-data')] }, '2027-01-21');
    expect(statesOf(data, 'pupil-data')).toEqual(['done 2027-01-20', 'owed', 'owed']);
    // A day in school is not: the week it was owed in is over.
    const days = owedBy(
      'dsat',
      { ...RECOVERY, fulfilments: [done('2026-09-09', 'support-day')] },
      '2026-09-09',
    );
    expect(statesOf(days, 'support-day').slice(0, 3)).toEqual(['missed', 'done 2026-09-09', 'owed']);
  });
});

describe('booked and done', () => {
  it('is booked while the day is to come, whatever was written', () => {
    const change = { fulfilments: [done('2026-11-20', 'aim')] };
    expect(statesOf(owedBy('dsat', change, '2026-11-19'), 'aim')[0]).toBe('booked 2026-11-20');
    expect(statesOf(owedBy('dsat', change, '2026-11-20'), 'aim')[0]).toBe('done 2026-11-20');
    const visit = booked('2026-11-20', 'aim');
    const owed = owedBy('dsat', { fulfilments: [visit] }, '2026-11-23');
    // Nobody has said yet that it happened, so it has no report.
    expect(itemsOf(owed, 'aim')[0]).toMatchObject({ state: 'booked', fulfilmentId: visit.id });
    expect(itemsOf(owed, 'aim.report')).toEqual([]);
  });

  it('moves what comes every so long: six school weeks from the day it was done, over Christmas', () => {
    const owed = owedBy(
      'dsat',
      {
        ...RECOVERY,
        fulfilments: ['2026-10-13', '2026-11-20', '2026-12-18'].map(day => done(day, 'rapid-action-plan')),
      },
      '2027-01-05',
    );
    expect(windowsOf(owed, 'rapid-action-plan').slice(0, 4)).toEqual([
      ...['2026-09-02 to 2026-10-13', '2026-10-14 to 2026-12-01', '2026-11-23 to 2027-01-15'],
      '2027-01-05 to 2027-02-12',
    ]);
  });

  it('counts two of one day once where the rule says every so long; the other is beyond', () => {
    const days = [done('2026-10-05', 'rapid-action-plan'), done('2026-10-05', 'rapid-action-plan')];
    const owed = owedBy('dsat', { ...RECOVERY, fulfilments: days }, '2026-10-06');
    expect(statesOf(owed, 'rapid-action-plan').slice(0, 2)).toEqual(['done 2026-10-05', 'owed']);
    expect(dueDaysOf(owed, 'rapid-action-plan')[1]).toBe('2026-11-23');
    expect(owed.beyond).toHaveLength(1);
  });

  it('is six weeks from a Monday without school when that is when it is due: the first day after', () => {
    const change = { standings: [inCategory('recovery', '2026-11-09')] };
    expect(dueDaysOf(owedBy('dsat', change, '2026-11-09'), 'rapid-action-plan')[0]).toBe('2027-01-05');
  });

  it('in a holiday counts as at the end of the week before it', () => {
    const due = (day: string) =>
      dueDaysOf(
        owedBy('dsat', { ...RECOVERY, fulfilments: [done(day, 'rapid-action-plan')] }, '2027-01-05'),
        'rapid-action-plan',
      )[1];
    expect(due('2026-10-22')).toBe('2026-12-10');
    for (const day of ['2026-10-23', '2026-10-26', '2026-11-01']) expect(due(day)).toBe('2026-12-11');
    expect(due('2026-11-02')).toBe('2026-12-14');
  });

  it('of support days every fortnight falls into the fortnight over half term and Christmas', () => {
    const days = ['2026-10-23', '2026-11-02', '2026-12-17', '2027-01-08'].map(day =>
      done(day, 'support-day'),
    );
    const owed = owedBy('dsat', { ...REINFORCEMENT, fulfilments: days }, '2027-01-11');
    const states = itemsOf(owed, 'support-day').map(({ from, state }) => [from, state]);
    expect(states.slice(3, 9)).toEqual([
      ...[
        ['2026-10-12', 'done'],
        ['2026-11-02', 'done'],
        ['2026-11-16', 'missed'],
        ['2026-11-30', 'missed'],
      ],
      ...[
        ['2026-12-14', 'done'],
        ['2027-01-11', 'owed'],
      ],
    ]);
    expect(owed.beyond.map(({ on }) => on)).toEqual(['2027-01-08']);
  });
});

describe('what is for the beginning, or runs for a time', () => {
  it('is there until somebody says that it is enough, and begins again in another spell', () => {
    const marks = [marked('enough', 'support-day', '2026-11-30')];
    const owed = owedBy('dsat', { ...RECOVERY, marks }, '2026-11-30');
    expect(dueDaysOf(owed, 'support-day').at(-1)).toBe('2026-11-26');
    const standings = [
      ...RECOVERY.standings,
      inCategory('refinement', '2027-01-05'),
      inCategory('repair', '2027-04-12'),
    ];
    expect(dueDaysOf(owedBy('dsat', { standings, marks }, '2027-04-12'), 'support-day')[12]).toBe(
      '2027-04-16',
    );
  });

  it('ends with the plan it belongs to, not before three months', () => {
    const standings = [
      inCategory('stabilise'),
      withPlan('intensive-care-programme', '2026-09-14', '2027-02-12'),
    ];
    const until = (marks: Parameters<typeof owedBy>[1]['marks'] = []) =>
      dueDaysOf(owedBy('illuminate', { standings, marks }, '2027-03-01'), 'icp-review').at(-1);
    expect(until()).toBe('2027-02-05');
    expect(until([marked('enough', 'icp-review', '2026-10-12')])).toBe('2026-12-11');
    expect(until([marked('enough', 'icp-review', '2027-01-11')])).toBe('2027-01-08');
  });

  it('ends with the status that brought it', () => {
    const standings = [withStatus('cause-for-concern', '2026-11-02', '2027-02-12')];
    const owed = owedBy('ddat', { standings }, '2027-03-01');
    expect(dueDaysOf(owed, 'rab-meeting')).toEqual(['2026-12-18', '2027-02-12']);
    expect(statesOf(owed, 'rab-presentation')).toEqual(['missed']);
  });
});

describe('a school’s own year', () => {
  it('is the only one looked at: without its term dates there is no answer', () => {
    expect(() => owedBy('dsat', {}, '2030-10-01')).toThrow(TermDatesMissing);
    const alone = schoolYears({ years: [2026] });
    expect(countsOf(owedBy('dsat', {}, '2026-10-01', alone))).toMatchObject({ aim: 3, aip: 6 });
  });

  it('owes what reaches into a year without dates, and calls nobody late for it', () => {
    const alone = schoolYears({ years: [2026] });
    const change = {
      standings: [inCategory('recovery', '2027-07-12')],
      fulfilments: [done('2027-07-21', 'aim')],
    };
    const owed = owedBy('dsat', change, '2027-08-20', alone);
    expect(itemsOf(owed, 'aim.report')).toMatchObject([{ to: '2027-07-21', state: 'owed' }]);
    expect(itemsOf(owed, 'review-standards')).toMatchObject([{ to: '2027-07-21', state: 'owed' }]);
    expect(itemsOf(owed, 'rapid-action-plan')).toEqual([]);
    expect(itemsOf(owedBy('dsat', change, '2027-08-20'), 'aim.report')).toMatchObject([{ to: '2027-09-02' }]);
  });

  it('follows its local authority’s terms and its own closures', () => {
    const la = (kind: 'term' | 'half-term', from: string, to: string) =>
      calendarEntry(kind, from, to, 'la:830');
    const own = [
      la('term', '2026-09-03', '2026-12-16'),
      // Two weeks in October.
      la('half-term', '2026-10-19', '2026-10-30'),
      la('term', '2027-01-04', '2027-03-19'),
      la('half-term', '2027-02-15', '2027-02-19'),
      la('term', '2027-04-06', '2027-07-23'),
      la('half-term', '2027-05-31', '2027-06-04'),
      calendarEntry('closure', '2026-12-15', '2026-12-16', 'school:112233'),
    ];
    const calendar = schoolYears({ own, place: { urn: '112233', laCode: '830' } });
    const owed = owedBy('dsat', RECOVERY, '2026-09-01', calendar);
    expect(windowsOf(owed, 'agreed-action-plan').slice(0, 2)).toEqual([
      '2026-09-03 to 2026-10-16',
      '2026-11-02 to 2026-12-14',
    ]);
    expect(windowsOf(owed, 'aim')[0]).toBe('2026-09-03 to 2026-12-14');
    expect(dueDaysOf(owed, 'rapid-action-plan')[0]).toBe('2026-10-13');
  });
});

describe('the clocks', () => {
  it.each([
    ['2026-10-12', '2026-10-23', 'back on 25 October: in the half term'],
    ['2025-10-24', '2025-11-07', 'back on 26 October: fourteen days to the day'],
    ['2028-03-15', '2028-03-29', 'forward on 26 March: fourteen days to the day'],
  ])('move nothing: the report of an AIM on %s is due on %s (%s)', (day, due) => {
    const owed = owedBy('dsat', { since: '2025-09-01', fulfilments: [done(day, 'aim')] }, day);
    expect(dueDaysOf(owed, 'aim.report')).toEqual([due]);
  });

  it('move no contact every three school weeks', () => {
    const contact = done('2028-03-06', 'new-head-contact');
    const standings = [{ ...inCategory('', '2028-02-21'), kind: 'new-head' as const }];
    const owed = owedBy('dsat', { standings, fulfilments: [contact] }, '2028-03-07');
    expect(dueDaysOf(owed, 'new-head-contact').slice(0, 2)).toEqual(['2028-03-13', '2028-03-27']);
  });
});
