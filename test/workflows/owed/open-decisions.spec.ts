import { describe, expect, it } from 'vitest';
import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Fulfilment, Mark, Standing } from '#domain/entitlement/school-record.ts';
import { whatIsOwed } from '#domain/entitlement/what-is-owed.ts';
import { TERMS_2026 } from '#test/builders/trust.ts';
import { packagedModel } from '#workflows/models/read-model.ts';
import { measureOf, numbersOf } from '#workflows/owed/agreed-numbers.ts';
import { decisionsOpen } from '#workflows/owed/open-decisions.ts';

const files = yamlModelFiles();
const calendar = schoolCalendar({ entries: TERMS_2026, bankHolidays: [] });
const AUTUMN_2 = { name: 'Autumn 2', from: '2026-11-02', to: '2026-12-18' };
const NOTED = { at: '2026-11-01T09:00:00.000Z', byId: 'person' };

interface Recorded {
  readonly standings?: readonly Omit<Standing, 'id'>[];
  readonly marks?: readonly Omit<Mark, 'id' | 'number' | 'reason'>[];
  readonly fulfilments?: readonly Omit<Fulfilment, 'id'>[];
}

const YEAR = { name: 'The year', from: '2026-09-01', to: '2027-07-21' };

function open(
  id: string,
  { standings = [], marks = [], fulfilments = [] }: Recorded = {},
  period = AUTUMN_2,
): string[] {
  const record = {
    standings: standings.map((each, i) => ({ ...each, id: `s${i}` })),
    marks: marks.map((each, i) => ({ ...each, id: `m${i}`, number: null, reason: 'Reason' })),
    fulfilments: fulfilments.map((each, i) => ({ ...each, id: `f${i}` })),
  };
  const model = packagedModel(files, id);
  const since = { since: '2026-09-01', phases: ['primary'] as const };
  const { items, optional } = whatIsOwed(model, { ...record, ...since }, calendar, '2026-11-12');
  const noted = {
    ...record,
    marks: record.marks.map(each => ({ ...each, ...NOTED })),
    fulfilments: record.fulfilments.map(each => ({ ...each, ...NOTED })),
  };
  return decisionsOpen(model, noted, { items, optional, period }).map(
    ({ kind, thing, due, number, measure }) =>
      [kind, thing, due, number, measure].filter(part => part !== null).join(' '),
  );
}
const category = (name: string) => ({ kind: 'category', name, from: '2026-09-01', to: null }) as const;

describe('what an officer can decide', () => {
  it('is to say that something is needed which only then is owed', () => {
    expect(open('dsat', { standings: [category('reinforcement')] })).toEqual(
      expect.arrayContaining(['identified team-around-school', 'identified review-inclusion']),
    );
    expect(open('dsat', { standings: [category('excellence')] })).not.toContain(
      'identified review-inclusion',
    );
  });

  it('is to waive what is late or due by the end of the period, each by the day it is due', () => {
    const decisions = open('dsat', { standings: [category('recovery')] });
    expect(decisions).toContain('waived review-standards 2026-10-23');
    expect(decisions).toContain('waived aim 2026-12-18');
    expect(decisions).not.toContain('waived aim 2027-03-25');
  });

  it('is to agree which of several numbers it is, and to say that what was to begin with is enough', () => {
    expect(open('dsat', { standings: [category('repair')] })).toEqual(
      expect.arrayContaining([
        'agreed team-around-school 3 a year',
        'agreed team-around-school 6 a year',
        'enough support-day',
      ]),
    );
  });

  it('is to agree for how many months a programme goes on, within the bounds of the rule', () => {
    const plan = { kind: 'plan', name: 'intensive-care-programme', from: '2026-09-01', to: null } as const;
    const decisions = open('illuminate', { standings: [category('stabilise'), plan] });
    expect(decisions.filter(each => each.startsWith('agreed '))).toEqual(
      [3, 6, 9, 12].map(months => `agreed icp-review ${months} months`),
    );
    expect(open('illuminate', { standings: [category('stabilise')] }).join()).not.toContain('agreed');
  });

  it('is to say that what was not required is needed after all', () => {
    const marks = [{ kind: 'not-required', thing: 'csf-visit', on: '2026-10-01' }] as const;
    const decisions = open('dsat', { marks });
    expect(decisions).toContain('identified csf-visit');
    expect(decisions).not.toContain('not-required csf-visit');
  });

  it('is to say once more that something is needed, after it was done', () => {
    const marks = [{ kind: 'identified', thing: 'additional-visit', on: '2026-09-10' }] as const;
    expect(open('ddat', { marks })).not.toContain('identified additional-visit');
    const fulfilments = [{ on: '2026-09-20', state: 'done', things: ['additional-visit'] }] as const;
    expect(
      open('ddat', { marks, fulfilments: fulfilments.map(each => ({ ...each, things: [...each.things] })) }),
    ).toContain('identified additional-visit');
  });

  it('is that contact with a new head goes on for longer', () => {
    const standings = [{ kind: 'new-head', name: '', from: '2026-09-01', to: null }] as const;
    expect(open('dsat', { standings })).toContain('longer new-head-contact');
  });

  it('puts what is most likely first, and no choice twice', () => {
    const marks = [{ kind: 'not-required', thing: 'review-send', on: '2026-10-01' }] as const;
    const decisions = open('dsat', { standings: [category('recovery')], marks }, YEAR);
    const kinds = [...new Set(decisions.map(each => each.split(' ')[0]))];
    expect(kinds).toEqual(['identified', 'waived', 'agreed', 'enough', 'not-required']);
    expect(new Set(decisions).size).toBe(decisions.length);
    expect(decisions.filter(each => each === 'identified review-send')).toHaveLength(1);
  });

  it('is to waive what is late, and of what is still to come only the next', () => {
    const waivers = open('dsat', { standings: [category('recovery')] }, YEAR).filter(each =>
      /^waived (support-day|aim) /.test(each),
    );
    expect(waivers.filter(each => each.startsWith('waived aim '))).toEqual(['waived aim 2026-12-18']);
    expect(waivers).toContain('waived support-day 2026-11-13');
    expect(waivers.filter(each => each > 'waived support-day 2026-11-13')).toEqual([]);
  });

  it('is to waive the report that follows a visit, and nothing else about it', () => {
    const fulfilments = [{ on: '2026-11-02', state: 'done' as const, things: ['aim'] }];
    expect(open('dsat', { fulfilments }).filter(each => each.includes('aim.report'))).toEqual([
      'waived aim.report 2026-11-16',
    ]);
  });
});

it('a number that was agreed is of what the rule says: a year, a term, or months', () => {
  const model = packagedModel(files, 'dsat');
  const [first] = model.engagements.filter(({ id }) => id === 'team-around-school');
  const rule = first?.rules.find(({ cadence }) => 'oneOf' in cadence);
  if (!rule) throw new Error('the model has no number to agree');
  const termly = { ...rule, cadence: { oneOf: [1, 2], per: 'term' as const } };
  const lasting = { ...rule, lasting: { months: { from: 4, to: 8 } } };
  expect(numbersOf([termly])).toEqual([1, 2].map(number => ({ number, measure: 'a term' })));
  expect(numbersOf([lasting]).filter(({ measure }) => measure === 'months')).toEqual(
    [4, 8].map(number => ({ number, measure: 'months' })),
  );
  expect(measureOf(model, 'team-around-school', 3)).toBe('a year');
  expect(measureOf(model, 'team-around-school', 4)).toBeNull();
});
