import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOf, momentOf, weekdayOf } from '#domain/time/iso.ts';
import { londonDay, minuteOf, momentOfMinute, overlap } from '#domain/time/minutes.ts';
import { checkTime } from '#domain/visit/check-time.ts';
import { type FoundSlots, findSlots } from '#domain/visit/find-slots.ts';
import { lookAtDay } from '#domain/visit/look-at-day.ts';
import { seriesSlots } from '#domain/visit/series-slots.ts';
import { slotFacts } from '#domain/visit/slot-facts.ts';
import type { Booking, RequiredPerson, SlotsAsked, TakenSpan } from '#domain/visit/slots-asked.ts';
import { travelMinutes } from '#domain/visit/travel.ts';
import { ASHBY, ann, asked, BIRCH_LANE, CALENDAR, ELMFIELD, OAKWOOD, priya } from '#test/builders/slots.ts';

/** The same calendars each time; FC_SEED plays others. */
const RUNS = { numRuns: 150, seed: Number(process.env.FC_SEED ?? 20_261_201) };

/** The autumn half term and the change of the clocks before it lie in between. */
const FIRST = '2026-10-12';
const day = fc.integer({ min: 0, max: 35 }).map(at => addDays(FIRST, at));
const quarter = fc
  .integer({ min: 28, max: 70 })
  .map(at => `${String(Math.floor(at / 4)).padStart(2, '0')}:${String((at % 4) * 15).padStart(2, '0')}`);
const span: fc.Arbitrary<TakenSpan> = fc
  .record({
    day,
    time: quarter,
    minutes: fc.constantFrom(15, 30, 60, 180, 480, 4320),
    status: fc.constantFrom('busy', 'tentative', 'away'),
  })
  .map(({ day: on, time, minutes, status }) => {
    const from = momentOf(on, time);
    return { from, until: momentOfMinute(minuteOf(from) + minutes), status };
  });
const spans = fc.array(span, { maxLength: 25 });
const hours = fc.constantFrom(
  null,
  { days: [1, 2, 3, 4, 5], from: '08:00', until: '16:00' },
  {
    ...{ days: [1, 2, 4], from: '09:30', until: '15:00' },
  },
);
const people: fc.Arbitrary<RequiredPerson[]> = fc
  .record({ lead: spans, head: spans, leads: hours, heads: hours, unreadable: fc.boolean() })
  .map(({ lead, head, leads, heads, unreadable }) => [
    priya({ busy: lead, workingHours: leads }),
    ann({ busy: head, workingHours: heads, unreadable }),
  ]);
const booking: fc.Arbitrary<Booking> = fc
  .record({
    id: fc.uuid(),
    day,
    time: quarter,
    minutes: fc.constantFrom(30, 60, 120),
    place: fc.constantFrom(OAKWOOD, ELMFIELD, BIRCH_LANE, ASHBY, null),
    personIds: fc.subarray(['priya', 'ann', 'someone']),
  })
  .map(({ day: on, time, place, ...rest }) => ({
    ...rest,
    ...{ place, urn: place?.urn ?? ELMFIELD.urn, startsAt: momentOf(on, time) },
  }));
const anyAsked: fc.Arbitrary<SlotsAsked> = fc
  .record({
    now: fc.integer({ min: -5, max: 20 }).map(at => momentOf(addDays(FIRST, at), '10:05')),
    minutes: fc.constantFrom(15, 45, 60, 180, 360, 480),
    from: day,
    length: fc.integer({ min: 0, max: 30 }),
    people,
    bookings: fc.array(booking, { maxLength: 12 }),
    isOnline: fc.boolean(),
    rules: fc.record({
      noticeDays: fc.integer({ min: 0, max: 3 }),
      dailyLimit: fc.integer({ min: 1, max: 3 }),
      mostADay: fc.integer({ min: 1, max: 2 }),
    }),
  })
  .map(({ length, from, ...rest }) => asked({ ...rest, from, to: addDays(from, length) }));

const startsOf = ({ slots }: FoundSlots) => slots.map(({ startsAt }) => startsAt);
const stretch = (startsAt: string, minutes: number) => ({
  ...{ from: minuteOf(startsAt), until: minuteOf(startsAt) + minutes },
});
const firstDay = (found: FoundSlots) => dayOf(startsOf(found)[0] ?? '9999-01-01T00:00:00.000Z');

describe('the times that are found, whatever the calendars', () => {
  it('have nothing against them when they are checked', () => {
    fc.assert(
      fc.property(anyAsked, given => {
        for (const startsAt of startsOf(findSlots(given))) expect(checkTime(given, startsAt)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('meet no entry and no visit, reckoned here anew, and are on school days of the window', () => {
    fc.assert(
      fc.property(anyAsked, given => {
        for (const startsAt of startsOf(findSlots(given))) {
          const slot = stretch(startsAt, given.minutes);
          const on = dayOf(startsAt);
          expect(CALENDAR.isSchoolDay(on) && given.from <= on && on <= given.to && startsAt > given.now).toBe(
            true,
          );
          for (const { busy, unreadable } of given.people)
            for (const { from, until } of unreadable ? [] : busy)
              expect(overlap(slot, { from: minuteOf(from), until: minuteOf(until) })).toBe(false);
          for (const { place, personIds, startsAt: begins, minutes } of given.bookings) {
            if (!personIds.includes('priya') && !personIds.includes('ann') && place !== OAKWOOD) continue;
            const isOnWay =
              place !== null && !given.isOnline && !(personIds.length === 0 || `${personIds}` === 'someone');
            const way = isOnWay ? travelMinutes(place, OAKWOOD).minutes : 0;
            const other = stretch(begins, minutes);
            expect(overlap(slot, { from: other.from - way, until: other.until + way })).toBe(false);
          }
        }
      }),
      RUNS,
    );
  });

  it('are five at most, in order, so many a day, and none over another', () => {
    fc.assert(
      fc.property(anyAsked, given => {
        const starts = startsOf(findSlots(given));
        expect(starts.length).toBeLessThanOrEqual(5);
        expect(starts).toEqual(starts.toSorted());
        for (const [at, startsAt] of starts.entries()) {
          const sameDay = starts.filter(other => dayOf(other) === dayOf(startsAt)).length;
          expect(sameDay).toBeLessThanOrEqual(given.rules?.mostADay ?? 2);
          const next = starts[at + 1];
          if (next)
            expect(overlap(stretch(startsAt, given.minutes), stretch(next, given.minutes))).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('give no day a second time while another that has one is not given', () => {
    fc.assert(
      fc.property(anyAsked, given => {
        const starts = startsOf(findSlots(given));
        const offered = new Set(starts.map(dayOf));
        if (offered.size === starts.length) return;
        const noticed = startsOf(findSlots({ ...given, rules: { ...given.rules, most: 100, mostADay: 1 } }));
        expect([...offered]).toEqual(noticed.map(dayOf));
      }),
      RUNS,
    );
  });

  it('are the same in whatever order the lists are', () => {
    const turned = anyAsked.chain(given =>
      fc.record({
        given: fc.constant(given),
        people: fc.shuffledSubarray([...given.people], { minLength: given.people.length }),
        bookings: fc.shuffledSubarray([...given.bookings], { minLength: given.bookings.length }),
      }),
    );
    fc.assert(
      fc.property(turned, ({ given, people: other, bookings }) => {
        const reversed = other.map(person => ({ ...person, busy: person.busy.toReversed() }));
        const shuffled = { ...given, bookings, people: reversed };
        expect(findSlots(shuffled)).toEqual(findSlots(given));
        expect(checkTime(shuffled, '2026-11-03T10:00:00.000Z')).toEqual(
          checkTime(given, '2026-11-03T10:00:00.000Z'),
        );
      }),
      RUNS,
    );
  });

  it('never begin on an earlier day, and never at a time that was not free, for one more entry', () => {
    fc.assert(
      fc.property(anyAsked, span, fc.constantFrom(0, 1), (given, more, who) => {
        const busier = {
          ...given,
          people: given.people.map((each, at) =>
            at === who ? { ...each, busy: [...each.busy, more] } : each,
          ),
        };
        const [before, after] = [findSlots(given), findSlots(busier)];
        expect(firstDay(after) >= firstDay(before)).toBe(true);
        for (const startsAt of startsOf(after)) expect(checkTime(given, startsAt)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('are all there are: a time of the grid that is not among a day’s has something against it', () => {
    fc.assert(
      fc.property(anyAsked, day, fc.integer({ min: 0, max: 13 }), (given, on, step) => {
        fc.pre(CALENDAR.isSchoolDay(on));
        const startsAt = momentOfMinute(londonDay(on).zero + 510 + step * 30);
        const fits = lookAtDay(slotFacts(given), londonDay(on))?.fits ?? [];
        const isFound = fits.some(({ from }) => from === minuteOf(startsAt));
        // The window is not a question of the day's own.
        const against = checkTime({ ...given, from: on, to: on }, startsAt);
        expect(isFound, JSON.stringify(against)).toBe(against.length === 0);
      }),
      RUNS,
    );
  });

  it('are fewer than wanted only with a reason', () => {
    fc.assert(
      fc.property(anyAsked, given => {
        const { slots, obstacles } = findSlots(given);
        expect(obstacles.length > 0).toBe(slots.length < 5);
        for (const { days, of } of obstacles) expect(days).toBeLessThanOrEqual(of);
      }),
      RUNS,
    );
  });
});

describe('a series, whatever the calendars', () => {
  it('has its weekday in school weeks, and offers instead only what nothing speaks against, in the same week', () => {
    const rhythm = fc.record({
      weekday: fc.integer({ min: 1, max: 5 }),
      everyWeeks: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(anyAsked, rhythm, quarter, (given, { weekday, everyWeeks }, time) => {
        const { dates } = seriesSlots({ ...given, weekday, everyWeeks, time });
        for (const [at, { startsAt, objections, alternative }] of dates.entries()) {
          const on = dayOf(startsAt);
          expect(weekdayOf(on)).toBe(weekday);
          expect(CALENDAR.schoolWeekOf(on)).not.toBeNull();
          expect(on).toBe(CALENDAR.addSchoolWeeks(dayOf(dates[0]?.startsAt ?? ''), at * everyWeeks));
          expect(objections).toEqual(checkTime(given, startsAt));
          if (alternative === null) continue;
          const other = dayOf(alternative.startsAt);
          expect(objections).not.toEqual([]);
          expect(checkTime(given, alternative.startsAt)).toEqual([]);
          expect(addDays(other, -weekdayOf(other))).toBe(addDays(on, -weekday));
        }
      }),
      RUNS,
    );
  });
});
