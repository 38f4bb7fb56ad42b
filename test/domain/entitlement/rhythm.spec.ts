import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Owed } from '#domain/entitlement/owed.ts';
import { whatIsOwed } from '#domain/entitlement/what-is-owed.ts';
import type { Per } from '#domain/improvement-model/cadence.ts';
import { dayFromNumber, dayNumber } from '#domain/time/day-number.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import { anyDay, anyToday, CALENDARS } from '#test/builders/any-record.ts';
import { done, inCategory, itemsOf, packaged, schoolRecord } from '#test/builders/owed.ts';
import { schoolYears } from '#test/builders/school-years.ts';

const YEAR = { from: '2026-09-01', to: '2027-08-31' };

const daysOf = (from: IsoDate, to: IsoDate): IsoDate[] =>
  Array.from({ length: Math.max(dayNumber(to) - dayNumber(from) + 1, 0) }, (_, i) =>
    dayFromNumber(dayNumber(from) + i),
  );
const schoolDaysOf = (calendar: SchoolCalendar, from = YEAR.from, to = YEAR.to): IsoDate[] =>
  daysOf(from, to).filter(day => calendar.isSchoolDay(day));

/** The school days of each stretch of 2026/27, worked out from the calendar day by day and not from a timetable. */
function stretchesOf(calendar: SchoolCalendar, per: Per): IsoDate[][] {
  const schoolDays = schoolDaysOf(calendar);
  const weeks = new Set(schoolDays.map(day => calendar.schoolWeekOf(day))).size;
  const keyOf = (day: IsoDate): string | number => {
    const week = calendar.schoolWeekOf(day) ?? 0;
    if (per === 'year') return 'year';
    if (per === 'term') return calendar.halfTermOf(day)?.term ?? 'none';
    if (per === 'half term') return calendar.halfTermOf(day)?.name ?? 'none';
    // An odd last week belongs to the fortnight before it.
    return per === 'school week' ? week : Math.min(Math.ceil(week / 2), Math.floor(weeks / 2));
  };
  const stretches = new Map<string | number, IsoDate[]>();
  for (const day of schoolDays) stretches.set(keyOf(day), [...(stretches.get(keyOf(day)) ?? []), day]);
  return [...stretches.values()];
}

/** One thing of each kind of stretch that every school of a model has. */
const COUNTED = [
  ['ddat', 'visit', 6, 'year'],
  ['an-daras', 'evaluation-tool', 2, 'year'],
  ['dsat', 'aim', 3, 'year'],
  ['dsat', 'aip', 1, 'half term'],
  ['illuminate', 'peer-review', 2, 'half term'],
  ['ddat', 'pupil-data', 1, 'term'],
  ['illuminate', 'leadership-walk', 1, 'school week'],
  ['dsat', 'support-day', 1, 'school fortnight'],
] as const;

const owedIn = (model: string, calendar: SchoolCalendar, today: IsoDate, since = '2025-09-01'): Owed => {
  const standings = model === 'dsat' ? [inCategory('reinforcement', '2025-09-01')] : [];
  return whatIsOwed(packaged(model), schoolRecord({ standings, since }), calendar, today);
};

describe.each(COUNTED)('%s: %s, %i a %s', (model, thing, times, per) => {
  const places = CALENDARS.map(calendar => ({ calendar, stretches: stretchesOf(calendar, per) }));

  it('neither starves nor doubles: every school day of the year lies in exactly one of its windows', () => {
    for (const calendar of CALENDARS) {
      const windows = itemsOf(owedIn(model, calendar, '2026-09-01'), thing);
      const covered = windows.flatMap(({ from, to }) => schoolDaysOf(calendar, from, to));
      expect(covered).toEqual(schoolDaysOf(calendar));
    }
  });

  it('has as many windows in each stretch as the rule says, on whatever day one looks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), anyToday, ({ calendar, stretches }, today) => {
        const items = itemsOf(owedIn(model, calendar, today), thing);
        for (const days of stretches) expect(items.filter(({ to }) => days.includes(to))).toHaveLength(times);
      }),
      { numRuns: 25, seed: Number(process.env.FC_SEED ?? 20_261_130) },
    );
  });

  it('is never below what is owed from any day on, however much of it is done, booked or waived', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        anyDay(YEAR.from, YEAR.to),
        anyToday,
        fc.array(anyToday, { maxLength: 12 }),
        fc.array(anyToday, { maxLength: 4 }),
        ({ calendar, stretches }, since, today, deeds, waivers) => {
          const expected = stretches.reduce((sum, days) => {
            const left = days.filter(day => day >= since).length;
            return sum + Math.round((times * left) / days.length);
          }, 0);
          const record = schoolRecord({
            since,
            standings: model === 'dsat' ? [inCategory('reinforcement', '2025-09-01')] : [],
            fulfilments: deeds.map(day => done(day, thing)),
            marks: waivers.map((on, at) => ({
              ...{ id: `waiver-${at}`, kind: 'waived' as const, thing, on, number: null, reason: 'Snow' },
            })),
          });
          const items = itemsOf(whatIsOwed(packaged(model), record, calendar, today), thing);
          expect(items.length).toBe(expected);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what comes every so long', () => {
  const EVERY = [
    ['dsat', 'rapid-action-plan', 6],
    ['illuminate', 'ceo-visit', 3],
    ['dartmoor', 'rapid-improvement-review', 3],
  ] as const;
  const calendar = schoolYears();
  const standingsOf = (model: string, from: IsoDate) =>
    model === 'dsat'
      ? [inCategory('recovery', from)]
      : model === 'dartmoor'
        ? [{ ...inCategory('rapid-improvement', from), kind: 'status' as const }]
        : [];
  /** The last school day of the week so many school weeks on, up to the same weekday; the week's first where it begins later. */
  const dueAfter = (day: IsoDate, weeks: number): IsoDate => {
    const there = calendar.addSchoolWeeks(day, weeks);
    const monday = dayNumber(there) - ((dayNumber(there) + 3) % 7);
    const week = daysOf(dayFromNumber(monday), dayFromNumber(monday + 6)).filter(each =>
      calendar.isSchoolDay(each),
    );
    return week.filter(each => each <= there).at(-1) ?? week[0] ?? there;
  };

  it.each(EVERY)(
    'of %s: %s neither starves nor doubles through two years, when each is done on its last day',
    (model, thing, weeks) => {
      fc.assert(
        fc.property(fc.constantFrom(...schoolDaysOf(calendar, '2026-09-01', '2026-12-18')), start => {
          const standings = standingsOf(model, start);
          const first = whatIsOwed(
            packaged(model),
            schoolRecord({ since: start, standings }),
            calendar,
            start,
          );
          const fulfilments = itemsOf(first, thing).map(({ to }) => done(to, thing));
          const second = whatIsOwed(
            packaged(model),
            schoolRecord({ since: start, standings, fulfilments }),
            calendar,
            '2027-09-01',
          );
          const due = [...itemsOf(first, thing), ...itemsOf(second, thing)].map(({ to }) => to);
          for (const [at, day] of due.entries()) expect(day).toBe(dueAfter(due[at - 1] ?? start, weeks));
          // And to the end of what is known: the next would be due after it.
          expect((due.at(-1) ?? '') > '2028-05-01').toBe(true);
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each(EVERY)(
    'of %s: %s is due no later than that after each one done, whenever they were',
    (model, thing, weeks) => {
      fc.assert(
        fc.property(
          fc.array(anyDay('2026-09-02', '2027-07-21'), { maxLength: 12 }),
          anyToday,
          (days, today) => {
            const deeds = days.filter(day => day <= today && calendar.isSchoolDay(day)).toSorted();
            const record = schoolRecord({
              since: '2026-09-01',
              standings: standingsOf(model, '2026-09-01'),
              fulfilments: deeds.map(day => done(day, thing)),
            });
            const items = itemsOf(whatIsOwed(packaged(model), record, calendar, today), thing);
            const open = items.filter(({ state }) => state === 'owed' || state === 'late');
            const latest = dueAfter(deeds.at(-1) ?? '2026-09-01', weeks);
            // Reckoned from today where that has passed; then nothing is open only when it is due in another year.
            const by = today <= latest ? latest : dueAfter(today, weeks);
            const due = open[0]?.to ?? by;
            expect(open.length > 0 || by > '2027-07-21').toBe(true);
            expect(due <= by).toBe(true);
            for (const [at, item] of open.entries()) {
              const before = open[at - 1];
              if (before) expect(item.from > before.to || before.state === 'late').toBe(true);
            }
          },
        ),
        { numRuns: 100 },
      );
    },
  );
});
