import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { Owed, OwedItem } from '#domain/entitlement/owed.ts';
import type { Fulfilment, SchoolRecord, Standing } from '#domain/entitlement/school-record.ts';
import { thingsOf } from '#domain/entitlement/things.ts';
import { whatIsOwed } from '#domain/entitlement/what-is-owed.ts';
import type { IsoDate } from '#domain/time/iso.ts';
import { anyCase, anyToday, CALENDARS } from '#test/builders/any-record.ts';
import { packaged } from '#test/builders/owed.ts';

/** The same records each time; FC_SEED plays others. */
const RUNS = { numRuns: 150, seed: Number(process.env.FC_SEED ?? 20_261_130) };

interface Case {
  /** Its id, so that a counterexample can be read. */
  readonly model: string;
  readonly record: SchoolRecord;
  readonly place: number;
  readonly today: IsoDate;
}
const calendarOf = ({ place }: Pick<Case, 'place'>): SchoolCalendar => CALENDARS[place] ?? CALENDARS[0];
const answer = (given: Case): Owed =>
  whatIsOwed(packaged(given.model), given.record, calendarOf(given), given.today);

/** The things that the record is about, so that what is added meets what is there. */
const aboutWhat = ({ model, record: { marks, fulfilments } }: Case): string[] => {
  const ids = thingsOf(packaged(model)).map(({ id }) => id);
  const named = ids.filter(
    id => marks.some(({ thing }) => thing === id) || fulfilments.some(({ things }) => things.includes(id)),
  );
  return named.length > 0 ? named : ids;
};

/** What follows something that was done is not what the rulebook's numbers ask for. */
const isOwn = ({ kind }: OwedItem) => kind !== 'report' && kind !== 'follow-up support';
const OPEN = ['owed', 'late', 'booked'];
const openOf = ({ items }: Owed, thing: string) =>
  items.filter(item => item.thing === thing && isOwn(item) && OPEN.includes(item.state)).length;

describe('what is owed, whatever the record', () => {
  it('is the same for the same record, in whatever order its lists are', () => {
    fc.assert(
      fc.property(
        anyCase.chain(given => {
          const { standings, marks, fulfilments } = given.record;
          const turned = <T>(list: readonly T[]) =>
            fc.shuffledSubarray([...list], { minLength: list.length });
          return fc.record({
            given: fc.constant(given),
            shuffled: fc.record({
              standings: turned(standings),
              marks: turned(marks),
              fulfilments: turned(fulfilments),
            }),
          });
        }),
        ({ given, shuffled }) => {
          const first = answer(given);
          expect(answer(given)).toEqual(first);
          expect(answer({ ...given, record: { ...given.record, ...shuffled } })).toEqual(first);
        },
      ),
      RUNS,
    );
  });

  it('has windows that begin and end on school days, the beginning first', () => {
    fc.assert(
      fc.property(anyCase, given => {
        const calendar = calendarOf(given);
        for (const item of answer(given).items) {
          const said = JSON.stringify(item);
          expect(calendar.isSchoolDay(item.from), said).toBe(true);
          expect(calendar.isSchoolDay(item.to), said).toBe(true);
          expect(item.from <= item.to, said).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('begins with the model’s use and the school’s joining', () => {
    fc.assert(
      fc.property(anyCase, given => {
        const { since, standings } = given.record;
        const joined = standings.filter(({ kind, from }) => kind === 'joined' && from <= given.today);
        const begins = [since, ...joined.map(({ from }) => from)].toSorted().at(-1) ?? since;
        const calendar = calendarOf(given);
        const first = calendar.knows(begins) && !calendar.isSchoolDay(begins) ? null : begins;
        for (const item of answer(given).items)
          expect(item.to >= begins && (first === null || item.from >= first), JSON.stringify(item)).toBe(
            true,
          );
      }),
      RUNS,
    );
  });

  it('is in the state that its day and its filling say, each record in one line of a thing at most', () => {
    fc.assert(
      fc.property(anyCase, given => {
        const { items, beyond } = answer(given);
        const byId = new Map(given.record.fulfilments.map(each => [each.id, each]));
        const seen = new Set<string>();
        for (const item of items) {
          const said = JSON.stringify(item);
          const filled = item.fulfilmentId === null ? null : byId.get(item.fulfilmentId);
          const isOpenEnded = item.to < given.today && !calendarOf(given).knows('2027-09-01');
          const expected: Record<OwedItem['state'], boolean> = {
            owed: filled === null && (given.today <= item.to || isOpenEnded),
            booked: filled !== null && (filled?.state === 'booked' || (filled?.on ?? '') > given.today),
            done: filled !== null && filled?.state === 'done' && filled.on <= given.today,
            late: filled === null && item.to < given.today,
            missed: filled === null && item.to < given.today,
            waived: filled === null && given.record.marks.some(isMark('waived', item)),
            'not required': filled === null && given.record.marks.some(isMark('not-required', item)),
          };
          expect(expected[item.state], said).toBe(true);
          expect(item.on, said).toBe(filled ? filled.on : null);
          if (item.fulfilmentId === null) continue;
          const key = `${item.thing} ${item.fulfilmentId}`;
          expect(seen.has(key), said).toBe(false);
          seen.add(key);
          expect(beyond.map(({ fulfilmentId }) => fulfilmentId)).not.toContain(item.fulfilmentId);
        }
      }),
      RUNS,
    );
  });

  const isMark =
    (kind: string, { thing }: OwedItem) =>
    (mark: SchoolRecord['marks'][number]) =>
      mark.kind === kind && mark.thing === thing;

  it('never rises by something that is done', () => {
    fc.assert(
      fc.property(
        anyCase.chain(given =>
          fc.record({
            given: fc.constant(given),
            on: anyToday.filter(day => day <= given.today),
            things: fc.subarray(aboutWhat(given), { minLength: 1 }),
          }),
        ),
        ({ given, on, things }) => {
          const visit: Fulfilment = { id: 'added', on, state: 'done', things };
          // What was booked for a day that has passed is nobody's answer yet: here it happened.
          const known = given.record.fulfilments.map(each =>
            each.on <= given.today ? { ...each, state: 'done' as const } : each,
          );
          const before = answer({ ...given, record: { ...given.record, fulfilments: known } });
          const fulfilments = [...known, visit];
          const after = answer({ ...given, record: { ...given.record, fulfilments } });
          // What is not required may be booked all the same: that is nobody's debt. And of what comes every so long, one
          // done where one was missed may let a waiver take an earlier one, with one more due at the year's end.
          const isSettled = (id: string) =>
            given.record.marks.some(
              ({ kind, thing }) => thing === id && (kind === 'not-required' || kind === 'waived'),
            );
          for (const { id } of thingsOf(packaged(given.model)))
            if (!isSettled(id)) expect(openOf(after, id), id).toBeLessThanOrEqual(openOf(before, id));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a category that changes', () => {
  const changed = anyCase
    .filter(({ model }) => packaged(model).ladder.length > 0)
    .chain(given =>
      fc.record({
        given: fc.constant(given),
        from: anyToday,
        name: fc.constantFrom(...packaged(given.model).ladder.map(({ id }) => id)),
      }),
    )
    // The last word of a day is the last of its ids: one that is sure to be it.
    .map(({ given, from, name }) => {
      const change: Standing = { id: 'zzz', kind: 'category', name, from, to: null };
      const standings = [...given.record.standings, change];
      return { given, from, with: { ...given, record: { ...given.record, standings } } };
    });

  it('alters nothing before its date comes', () => {
    fc.assert(
      fc.property(changed, ({ given, from, with: after }) => {
        fc.pre(given.today < from);
        expect(answer(after)).toEqual(answer(given));
      }),
      RUNS,
    );
  });

  it('alters nothing of what was due before its date', () => {
    /** It begins when no school day is known to follow: its window is the last one known. */
    const isOpenEnded = ({ because: { since }, to }: OwedItem) => since !== null && since > to;
    // Of earlier years only what is still late is told, and a review whose category has ended is that no more.
    const dueBefore = ({ items, year }: Owed, from: IsoDate) =>
      items
        .filter(({ to }) => `${year}-09-01` <= to && to < from)
        .filter(item => isOwn(item) && !isOpenEnded(item))
        .map(({ thing, from: begins, to, nth, of, on }) =>
          [thing, begins, to, nth, of, on !== null && on < from ? on : null].join(' '),
        );
    fc.assert(
      fc.property(changed, ({ given, from, with: after }) => {
        fc.pre(from <= given.today);
        expect(dueBefore(answer(after), from)).toEqual(dueBefore(answer(given), from));
      }),
      RUNS,
    );
  });
});
