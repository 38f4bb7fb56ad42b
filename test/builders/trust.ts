import type { CalendarEntry } from '#domain/academic-year/calendar-entries.ts';
import type { Appointment, Person } from '#domain/access/role.ts';
import type { Series } from '#domain/meeting/series.ts';
import type { Trust } from '#domain/trust/trust.ts';

/** Every person, school and trust in the tests is made up. */
export const MILL_LANE: Trust = {
  id: 'trust-mill-lane',
  uid: '90001',
  name: 'Mill Lane Learning Trust',
  tenantId: '11111111-1111-4111-8111-111111111111',
  isDemo: false,
  safeguardingContact: null,
};
export const FAR_HILLS: Trust = {
  id: 'trust-far-hills',
  uid: '90002',
  name: 'Far Hills Trust',
  tenantId: '22222222-2222-4222-8222-222222222222',
  isDemo: false,
  safeguardingContact: null,
};

let count = 0;
export function person(name: string, appointments: Appointment[], change: Partial<Person> = {}): Person {
  count += 1;
  const number = String(count).padStart(12, '0');
  return {
    id: `person-${name.toLowerCase().replaceAll(' ', '-')}`,
    objectId: `aaaaaaaa-0000-4000-8000-${number}`,
    upn: null,
    name,
    email: null,
    appointments,
    ...change,
  };
}

/** Fortnightly from Tue 8 Sep 2026, 9:30, agenda five days before. */
export function sitSeries(change: Partial<Series> = {}): Series {
  return {
    id: 'series-sit',
    name: 'SIT',
    weekday: 2,
    time: '09:30',
    minutes: 90,
    everyWeeks: 2,
    anchor: '2026-09-08',
    leadDays: 5,
    channelIds: ['19:sit@thread.tacv2'],
    memberIds: [],
    endedOn: null,
    chairId: null,
    deputyIds: [],
    version: 1,
    ...change,
  };
}

export const TERMS_2026 = [
  { scope: 'trust', kind: 'term', name: 'Autumn 2026', startsOn: '2026-09-01', endsOn: '2026-12-18' },
  {
    scope: 'trust',
    kind: 'half-term',
    name: 'Autumn half term',
    startsOn: '2026-10-26',
    endsOn: '2026-10-30',
  },
  { scope: 'trust', kind: 'term', name: 'Spring 2027', startsOn: '2027-01-04', endsOn: '2027-03-25' },
  {
    scope: 'trust',
    kind: 'half-term',
    name: 'Spring half term',
    startsOn: '2027-02-15',
    endsOn: '2027-02-19',
  },
  { scope: 'trust', kind: 'term', name: 'Summer 2027', startsOn: '2027-04-12', endsOn: '2027-07-21' },
  {
    scope: 'trust',
    kind: 'half-term',
    name: 'Summer half term',
    startsOn: '2027-05-31',
    endsOn: '2027-06-04',
  },
] as const satisfies readonly CalendarEntry[];
