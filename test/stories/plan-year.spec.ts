import { afterEach, describe, expect, it } from 'vitest';
import { type PlanWorld, planWorld } from '#test/fixtures/plan-world.ts';
import { isSchoolTime, type YearAround, yearOf } from '#test/fixtures/plan-year.ts';

let p: PlanWorld;
afterEach(() => p.w.close());

const category = (name: string) => [{ kind: 'category', name, from: '2026-09-01' } as const];
const status = (name: string) => [{ kind: 'status', name, from: '2026-09-01' } as const];
const headAndOfficer = ({ w }: PlanWorld) => [w.people.tom, w.people.priya];

interface Kind extends YearAround {
  readonly model: string;
  readonly kind: string;
  /** In the model's words. */
  readonly how: string;
  readonly standings?: Parameters<typeof planWorld>[1];
}

const KINDS: readonly Kind[] = [
  {
    ...{ model: 'an-daras', kind: 'aip', how: 'once a term, at the plan review where one is booked' },
    ...{ agreers: headAndOfficer, newHeadOn: '2027-01-28' },
    visits: [{ thing: 'plan-review', madeOn: '2027-01-11', on: '2027-02-03' }],
    year: [
      '2026-12-11 asks Tom by 2026-12-18',
      '2027-01-04 Tom answers, late',
      '2027-01-27 asks Tom by 2027-02-03',
      '2027-01-28 asks Lena by 2027-02-03',
      '2027-02-03 Lena answers',
      '2027-07-14 asks Lena by 2027-07-21',
      '2027-07-21 Lena answers',
      '2027-12-10 asks Lena by 2027-12-17',
    ],
  },
  {
    ...{ model: 'ddat', kind: 'sip', how: 'once a term' },
    ...{ agreers: headAndOfficer, newHeadOn: '2027-03-22' },
    year: [
      '2026-12-11 asks Tom by 2026-12-18',
      '2027-01-04 Tom answers, late',
      '2027-03-18 asks Tom by 2027-03-25',
      '2027-03-22 asks Lena by 2027-03-25',
      '2027-03-25 Lena answers',
      '2027-07-14 asks Lena by 2027-07-21',
      '2027-07-21 Lena answers',
      '2027-12-10 asks Lena by 2027-12-17',
    ],
  },
  {
    ...{ model: 'dsat', kind: 'aip', how: 'once a half term' },
    ...{ agreers: headAndOfficer, newHeadOn: '2027-02-08' },
    year: [
      '2026-12-11 asks Tom by 2026-12-18',
      '2027-01-04 Tom answers, late',
      '2027-02-05 asks Tom by 2027-02-12',
      '2027-02-08 asks Lena by 2027-02-12',
      '2027-02-12 Lena answers',
      '2027-03-18 asks Lena by 2027-03-25',
      '2027-03-25 Lena answers',
      '2027-05-21 asks Lena by 2027-05-28',
      '2027-05-28 Lena answers',
      '2027-07-14 asks Lena by 2027-07-21',
      '2027-07-21 Lena answers',
      '2027-10-15 asks Lena by 2027-10-22',
    ],
  },
  {
    ...{ model: 'illuminate', kind: 'sdp', how: 'once a half term, at the plan review where one is booked' },
    ...{ agreers: headAndOfficer, newHeadOn: '2027-03-11' },
    visits: [{ thing: 'plan-review', madeOn: '2027-03-01', on: '2027-03-16' }],
    year: [
      '2026-12-11 asks Tom by 2026-12-18',
      '2027-01-04 Tom answers, late',
      '2027-02-05 asks Tom by 2027-02-12',
      '2027-02-12 Tom answers',
      '2027-03-09 asks Tom by 2027-03-16',
      '2027-03-11 asks Lena by 2027-03-16',
      '2027-03-16 Lena answers',
      '2027-05-21 asks Lena by 2027-05-28',
      '2027-05-28 Lena answers',
      '2027-07-14 asks Lena by 2027-07-21',
      '2027-07-21 Lena answers',
      '2027-10-15 asks Lena by 2027-10-22',
    ],
  },
  {
    ...{ model: 'dsat', kind: 'rapid-action-plan', how: 'every six weeks of school' },
    ...{ standings: category('recovery'), agreers: headAndOfficer, newHeadOn: '2027-02-22' },
    year: [
      '2026-12-17 asks Tom by 2027-01-07',
      '2027-01-08 Tom answers, late',
      '2027-02-12 asks Tom by 2027-02-26',
      '2027-02-22 asks Lena by 2027-02-26',
      '2027-02-26 Lena answers',
      '2027-04-16 asks Lena by 2027-04-23',
      '2027-04-23 Lena answers',
      '2027-05-28 asks Lena by 2027-06-11',
      '2027-06-11 Lena answers',
      '2027-07-14 asks Lena by 2027-07-21',
      '2027-07-21 Lena answers',
      '2027-10-11 asks Lena by 2027-10-18',
    ],
  },
  {
    ...{ model: 'illuminate', kind: 'intensive-care-programme', how: 'each fortnight of school' },
    ...{ standings: category('stabilise'), newHeadOn: '2027-02-22' },
    agreers: ({ w }) => [w.people.tom, w.people.maria],
    visits: [
      { thing: 'icp-review', madeOn: '2027-01-11', on: '2027-01-20' },
      { thing: 'icp-review', madeOn: '2027-02-23', on: '2027-03-03' },
    ],
    year: [
      '2026-11-20 asks Tom by 2026-11-27',
      '2026-11-30 Tom answers, late',
      '2026-12-04 asks Tom by 2026-12-11',
      '2026-12-11 Tom answers',
      '2026-12-18 asks Tom by 2027-01-08',
      '2027-01-08 Tom answers',
      '2027-01-13 asks Tom by 2027-01-20',
      '2027-01-20 Tom answers',
      '2027-01-29 asks Tom by 2027-02-05',
      '2027-02-05 Tom answers',
      '2027-02-12 asks Tom by 2027-02-26',
      '2027-02-22 asks Lena by 2027-02-26',
      '2027-02-26 Lena answers',
      '2027-03-01 asks Lena by 2027-03-03',
      '2027-03-03 Lena answers',
      '2027-03-18 asks Lena by 2027-03-25',
      '2027-03-25 Lena answers',
      '2027-04-16 asks Lena by 2027-04-23',
      '2027-04-23 Lena answers',
      '2027-04-29 asks Lena by 2027-05-07',
      '2027-05-07 Lena answers',
      '2027-05-14 asks Lena by 2027-05-21',
      '2027-05-21 Lena answers',
      '2027-05-28 asks Lena by 2027-06-11',
      '2027-06-11 Lena answers',
      '2027-06-18 asks Lena by 2027-06-25',
      '2027-06-25 Lena answers',
      '2027-07-02 asks Lena by 2027-07-09',
      '2027-07-09 Lena answers',
      '2027-07-14 asks Lena by 2027-07-21',
      '2027-07-21 Lena answers',
      '2027-09-07 asks Lena by 2027-09-10',
    ],
  },
  {
    ...{ model: 'dartmoor', kind: 'rapid-improvement-plan', how: 'every three weeks of school' },
    ...{ standings: status('rapid-improvement'), agreers: headAndOfficer, newHeadOn: '2027-02-22' },
    year: [
      '2026-11-26 asks Tom by 2026-12-03',
      '2026-12-04 Tom answers, late',
      '2026-12-18 asks Tom by 2027-01-08',
      '2027-01-08 Tom answers',
      '2027-01-22 asks Tom by 2027-01-29',
      '2027-01-29 Tom answers',
      '2027-02-12 asks Tom by 2027-02-26',
      '2027-02-22 asks Lena by 2027-02-26',
      '2027-02-26 Lena answers',
      '2027-03-12 asks Lena by 2027-03-19',
      '2027-03-19 Lena answers',
      '2027-04-16 asks Lena by 2027-04-23',
      '2027-04-23 Lena answers',
      '2027-05-07 asks Lena by 2027-05-14',
      '2027-05-14 Lena answers',
      '2027-05-28 asks Lena by 2027-06-11',
      '2027-06-11 Lena answers',
      '2027-06-25 asks Lena by 2027-07-02',
      '2027-07-02 Lena answers',
      '2027-07-14 asks Lena by 2027-07-21',
      '2027-07-21 Lena answers',
      '2027-09-20 asks Lena by 2027-09-27',
    ],
  },
  {
    ...{ model: 'dartmoor', kind: 'school-improvement-plan', how: 'once a term' },
    ...{ agreers: headAndOfficer, newHeadOn: '2027-03-22' },
    year: [
      '2026-12-11 asks Tom by 2026-12-18',
      '2027-01-04 Tom answers, late',
      '2027-03-18 asks Tom by 2027-03-25',
      '2027-03-22 asks Lena by 2027-03-25',
      '2027-03-25 Lena answers',
      '2027-07-14 asks Lena by 2027-07-21',
      '2027-07-21 Lena answers',
      '2027-12-10 asks Lena by 2027-12-17',
    ],
  },
  {
    ...{ model: 'ddat', kind: 'rab-plan', how: 'once a half term, at the board where it meets' },
    ...{ standings: status('cause-for-concern'), newHeadOn: '2027-02-08' },
    agreers: ({ w, chair }) => [w.people.tom, chair],
    visits: [{ thing: 'rab-meeting', madeOn: '2027-03-01', on: '2027-03-10' }],
    year: [
      '2026-12-11 asks Tom by 2026-12-18',
      '2027-01-04 Tom answers, late',
      '2027-02-05 asks Tom by 2027-02-12',
      '2027-02-08 asks Lena by 2027-02-12',
      '2027-02-12 Lena answers',
      '2027-03-03 asks Lena by 2027-03-10',
      '2027-03-10 Lena answers',
      '2027-05-21 asks Lena by 2027-05-28',
      '2027-05-28 Lena answers',
      '2027-07-14 asks Lena by 2027-07-21',
      '2027-07-21 Lena answers',
      '2027-10-15 asks Lena by 2027-10-22',
    ],
  },
];

// A year of school: where several suites share a core that takes its time.
describe('a year of a plan', { timeout: 240_000 }, () => {
  it.each(KINDS)('$model: $kind is asked about $how', async ({ model, kind, standings, ...around }) => {
    p = await planWorld(model, standings);
    const plan = await p.runs(kind, around.agreers(p));
    const { lines, toldAt } = await yearOf(p, plan, around);
    expect(toldAt.filter(at => !isSchoolTime(at))).toEqual([]);
    expect(lines).toEqual(around.year);
  });
});
