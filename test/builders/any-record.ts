import fc from 'fast-check';
import type { Fulfilment, Mark, SchoolRecord, Standing } from '#domain/entitlement/school-record.ts';
import { thingsOf } from '#domain/entitlement/things.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import { dayFromNumber, dayNumber } from '#domain/time/day-number.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import { packaged } from './owed.ts';
import { calendarEntry, schoolYears } from './school-years.ts';

export const anyDay = (from: IsoDate, to: IsoDate): fc.Arbitrary<IsoDate> =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dayFromNumber);

/** Any day of the academic year that is looked at. */
export const anyToday = anyDay('2026-09-01', '2027-08-31');
/** Any day of it or of the year before. */
const anyTime = anyDay('2025-09-01', '2027-08-31');

const anyModel = fc.constantFrom('dsat', 'ddat', 'illuminate', 'an-daras', 'dartmoor');

/** Places whose years differ: the trust's dates, closures in awkward places, no year before, no year after. */
export const CALENDARS = [
  schoolYears(),
  schoolYears({
    own: [
      calendarEntry('closure', '2026-09-02', '2026-09-04'),
      calendarEntry('closure', '2026-10-19', '2026-10-23'),
      calendarEntry('closure', '2026-12-18'),
      calendarEntry('closure', '2027-03-22', '2027-03-25'),
      calendarEntry('inset', '2027-07-21'),
    ],
  }),
  schoolYears({ years: [2026] }),
  schoolYears({ years: [2026, 2027] }),
] as const;

/** All that may stand in a school's record under a model, sensible or not; most of it about few things, so that they meet. */
export const anyRecord = (model: ImprovementModel): fc.Arbitrary<SchoolRecord> =>
  fc
    .subarray(
      thingsOf(model).map(({ id }) => id),
      { minLength: 1, maxLength: 3 },
    )
    .chain(things => recordAbout(model, things));

function recordAbout(model: ImprovementModel, things: readonly string[]): fc.Arbitrary<SchoolRecord> {
  const follow = model.engagements.flatMap(({ id }) => [`${id}.report`, `${id}.support`]);
  const id = fc.constant('');
  const named = (kind: Standing['kind'], names: readonly string[]): fc.Arbitrary<Standing>[] =>
    names.length === 0
      ? []
      : [
          fc.record({
            ...{ id, kind: fc.constant(kind), name: fc.constantFrom(...names), from: anyTime },
            to: kind === 'category' ? fc.constant(null) : fc.option(anyTime),
          }),
        ];
  const ids = (list: readonly { readonly id: string }[]) => list.map(each => each.id);
  const standing = fc.oneof(
    ...named('category', ids(model.ladder)),
    ...named('category', ids(model.ladder)),
    ...named('status', ids(model.statuses)),
    ...named('plan', ids(model.plans)),
    ...named('new-head', ['']),
    ...named('joined', ['']),
  );
  const mark: fc.Arbitrary<Mark> = fc.record({
    id,
    kind: fc.constantFrom('identified', 'not-required', 'waived', 'agreed', 'enough', 'longer'),
    thing: fc.constantFrom(...things),
    on: anyTime,
    number: fc.option(fc.integer({ min: 1, max: 14 })),
    reason: fc.option(fc.constant('A reason')),
  });
  const fulfilment: fc.Arbitrary<Fulfilment> = fc.record({
    id,
    on: anyTime,
    state: fc.constantFrom('booked', 'done', 'done'),
    things: fc.oneof(
      { weight: 4, arbitrary: fc.subarray([...things], { minLength: 1 }) },
      { weight: 1, arbitrary: fc.subarray(follow, { minLength: 1, maxLength: 2 }) },
    ),
  });
  return fc.record({
    phases: fc.subarray(['early years', 'primary', 'secondary', 'sixth form', 'special'] as const),
    since: fc.oneof(fc.constant('2025-09-01'), fc.constant('2026-09-01'), anyTime),
    standings: fc.array(standing, { maxLength: 5 }).map(numbered),
    marks: fc.array(mark, { maxLength: 10 }).map(numbered),
    fulfilments: fc.array(fulfilment, { maxLength: 25 }).map(numbered),
  });
}

const numbered = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
  list.map((each, at) => ({ ...each, id: `id-${String(at).padStart(3, '0')}` }));

/** A model's id with a record under it, the number of a place in `CALENDARS`, and a day. */
export const anyCase = anyModel.chain(model =>
  fc.record({
    model: fc.constant(model),
    record: anyRecord(packaged(model)),
    place: fc.nat({ max: CALENDARS.length - 1 }),
    today: anyToday,
  }),
);
