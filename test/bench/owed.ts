import { yamlModelFiles } from '#adapters/models/yaml-model-files.ts';
import type { Fulfilment, SchoolRecord } from '#domain/entitlement/school-record.ts';
import { whatIsOwed } from '#domain/entitlement/what-is-owed.ts';
import { dayFromNumber, dayNumber } from '#domain/time/day-number.ts';
import { schoolYears } from '#test/builders/school-years.ts';
import { packagedModel } from '#workflows/models/read-model.ts';
import type { Figure } from './figure.ts';

const TODAY = '2027-05-10';
const FEW = 2500;
const MANY = 25_000;
const WARM = 2000;

/** A school in the first phase of the heaviest model, with a year's visits behind it: 120 of several things each. */
function school(number: number): SchoolRecord {
  const standing = (kind: 'category' | 'plan' | 'new-head', name: string, from: string) => ({
    ...{ id: `${kind}-${number}`, kind, name, from, to: null },
  });
  const first = dayNumber('2026-09-02');
  const last = dayNumber(TODAY) + 20;
  const WEEKLY = ['leadership-walk', 'on-site-support', 'executive-meeting'];
  const fulfilments = Array.from({ length: 120 }, (_, at): Fulfilment => {
    const on = dayFromNumber(first + Math.floor(((last - first) * at) / 120) + (number % 3));
    const rare = at % 9 === 0 ? ['ceo-visit', 'plan-review'] : at % 5 === 0 ? ['peer-review'] : [];
    return { id: `${number}-${at}`, on, state: on > TODAY ? 'booked' : 'done', things: [...WEEKLY, ...rare] };
  });
  return {
    phases: ['primary'],
    since: '2026-09-01',
    standings: [
      standing('category', 'stabilise', '2026-09-01'),
      standing('plan', 'intensive-care-programme', '2026-11-02'),
      standing('new-head', '', '2027-01-04'),
    ],
    marks: [
      {
        ...{ id: `mark-${number}`, kind: 'identified', thing: 'director-in-school', on: '2026-11-02' },
        ...{ number: null, reason: null },
      },
    ],
    fulfilments,
  };
}

/** What schools are owed under Illuminate: one, a large trust's, and every school in England that is an academy twice over. */
export default async function benchOwed(): Promise<Figure[]> {
  const model = packagedModel(yamlModelFiles(), 'illuminate');
  const calendar = schoolYears();
  /** Milliseconds for so many schools, one after another; each record is made when it is its turn. */
  const reckon = (schools: number): number => {
    let spent = 0;
    for (let at = 0; at < schools; at += 1) {
      const record = school(at);
      const began = performance.now();
      const { items } = whatIsOwed(model, record, calendar, TODAY);
      spent += performance.now() - began;
      if (items.length < 150) throw new Error(`a school is owed ${items.length} things only`);
    }
    return spent;
  };
  reckon(WARM);
  const one = reckon(500) / 500;
  const trust = reckon(90);
  const few = reckon(FEW);
  const many = reckon(MANY);
  const ratio = many / MANY / (few / FEW);
  return [
    { name: 'one school’s year under the heaviest model', value: one, unit: 'ms', target: 1 },
    { name: '90 schools', value: trust, unit: 'ms', target: 100 },
    { name: '25,000 schools on one core', value: many / 1000, unit: 's', target: 25 },
    { name: '25,000 schools against 2,500, by school', value: ratio, unit: 'times', target: 1.2 },
  ];
}
