import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '#domain/access/role.ts';
import { type PlanWorld, planWorld } from '#test/fixtures/plan-world.ts';
import { isHoliday, type VisitOfYear, yearOf } from '#test/fixtures/plan-year.ts';

let p: PlanWorld;
afterEach(() => p.w.close());

const category = (name: string) => [{ kind: 'category', name, from: '2026-09-01' } as const];
const status = (name: string) => [{ kind: 'status', name, from: '2026-09-01' } as const];
const officer = ({ w }: PlanWorld): Person[] => [w.people.tom, w.people.priya];

interface Kind {
  readonly model: string;
  readonly kind: string;
  readonly how: string;
  readonly standings?: Parameters<typeof planWorld>[1];
  readonly agreers: (world: PlanWorld) => Person[];
  readonly visits?: readonly VisitOfYear[];
  readonly year: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    model: 'an-daras',
    kind: 'aip',
    how: 'at the plan review of each term',
    agreers: officer,
    year: [],
    visits: [{ thing: 'plan-review', madeOn: '2027-01-11', on: '2027-02-03' }],
  },
  { model: 'ddat', kind: 'sip', how: 'each term', agreers: officer, year: [] },
  { model: 'dsat', kind: 'aip', how: 'each half term', agreers: officer, year: [] },
  {
    model: 'illuminate',
    kind: 'sdp',
    how: 'at the plan review of each half term',
    agreers: officer,
    year: [],
    visits: [{ thing: 'plan-review', madeOn: '2027-03-01', on: '2027-03-16' }],
  },
  {
    model: 'dsat',
    kind: 'rapid-action-plan',
    how: 'every six weeks of school',
    standings: category('recovery'),
    agreers: officer,
    year: [],
  },
  {
    model: 'illuminate',
    kind: 'intensive-care-programme',
    how: 'each fortnight, at its review',
    standings: category('stabilise'),
    agreers: ({ w }) => [w.people.tom, w.people.maria],
    year: [],
    visits: [
      { thing: 'icp-review', madeOn: '2027-01-11', on: '2027-01-20' },
      { thing: 'icp-review', madeOn: '2027-02-23', on: '2027-03-03' },
    ],
  },
  {
    model: 'dartmoor',
    kind: 'rapid-improvement-plan',
    how: 'every three weeks of school',
    standings: status('rapid-improvement'),
    agreers: officer,
    year: [],
  },
  { model: 'dartmoor', kind: 'school-improvement-plan', how: 'each term', agreers: officer, year: [] },
  {
    model: 'ddat',
    kind: 'rab-plan',
    how: 'at the board of each half term',
    standings: status('cause-for-concern'),
    agreers: ({ w, chair }) => [w.people.tom, chair],
    year: [],
    visits: [{ thing: 'rab-meeting', madeOn: '2027-03-01', on: '2027-03-10' }],
  },
];

describe('a year of a plan', () => {
  it.each(KINDS)(
    '$model: $kind is asked about $how',
    async ({ model, kind, standings, agreers, visits, year }) => {
      p = await planWorld(model, standings);
      const id = await p.runs(kind, agreers(p), { from: '2026-11-12', to: '2027-08-31' });
      const happened = await yearOf(p, id, visits);
      expect(happened.filter(({ day, said }) => said.startsWith('asks') && isHoliday(day))).toEqual([]);
      expect(happened.map(({ day, said }) => `${day} ${said}`)).toEqual(year);
    },
  );
});
