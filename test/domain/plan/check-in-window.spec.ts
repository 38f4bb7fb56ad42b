import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import type { OwedItem } from '#domain/entitlement/owed.ts';
import { checkInNow } from '#domain/plan/check-in-window.ts';
import { addDays } from '#domain/time/iso.ts';
import { TERMS_2026 } from '#test/builders/trust.ts';

const calendar = schoolCalendar({ entries: TERMS_2026, bankHolidays: ['2026-12-25', '2027-05-03'] });
const item = (from: string, to: string, change: Partial<OwedItem> = {}): OwedItem => ({
  ...{ thing: 'aip', kind: 'plan review', name: 'Review', counts: 'not counted', nth: 1, of: 1, from, to },
  ...{ state: 'owed', on: null, fulfilmentId: null, reason: null, notRequiredUntil: null },
  because: { rule: '', source: '', assumed: null, since: null, share: null },
  ...change,
});
const AUTUMN = item('2026-11-02', '2026-12-18');
const SPRING = item('2027-01-04', '2027-02-12');
const around = { calendar, since: '2026-09-01', until: '2027-08-31', newest: null };
const now = (today: string, items = [AUTUMN, SPRING], change: object = {}) =>
  checkInNow({ id: 'aip' }, { items }, { ...around, today, ...change });

describe('the check-in that is to be open', () => {
  it.each([
    ['2026-12-10', null],
    ['2026-12-11', '2026-12-18'],
    ['2026-12-25', '2026-12-18'],
    ['2027-02-04', '2026-12-18'],
    ['2027-02-05', '2027-02-12'],
  ])('on %s: %s', (today, owedTo) => {
    expect(now(today)?.owedTo ?? null).toBe(owedTo);
  });

  it('opens on the first day of a window that is shorter than five school days', () => {
    const short = item('2027-02-10', '2027-02-12');
    expect(now('2027-02-09', [short])).toBeNull();
    expect(now('2027-02-10', [short])).toMatchObject({ opensOn: '2027-02-10' });
  });

  it('asks about what is due until the next, and at the end of the year until the plan is over', () => {
    expect(now('2026-12-11')?.asksUntil).toBe('2027-02-12');
    expect(now('2027-02-05')?.asksUntil).toBe('2027-08-31');
  });

  it('asks nothing of a plan that is over but what came while it ran', () => {
    // It ends before the last window does: how it went at last is asked, if that came in its time.
    expect(now('2027-02-05', [SPRING], { until: '2027-02-05' })?.owedTo).toBe('2027-02-12');
    expect(now('2027-02-05', [SPRING], { until: '2027-02-04' })).toBeNull();
    expect(now('2027-02-12', [AUTUMN, SPRING], { until: '2027-01-31' })?.owedTo).toBe('2026-12-18');
    // What was asked stays asked, though the plan was made shorter since.
    const newest = { owedTo: '2027-02-12', state: 'open' };
    expect(now('2027-02-12', [SPRING], { until: '2027-02-01', newest })?.owedTo).toBe('2027-02-12');
  });

  it('asks for nothing that was due before the plan ran, was sent, or is settled', () => {
    expect(now('2026-12-18', [AUTUMN], { since: '2026-12-19' })).toBeNull();
    expect(now('2026-12-18', [AUTUMN], { newest: { owedTo: '2026-12-18', state: 'sent' } })).toBeNull();
    for (const state of ['done', 'waived', 'not required', 'missed'] as const)
      expect(now('2026-12-18', [{ ...AUTUMN, state }])).toBeNull();
  });

  it('is due on the day of the visit at which the plan is reviewed, and stays open where that is moved', () => {
    const booked = { ...AUTUMN, thing: 'review', state: 'booked' as const, on: '2026-12-03' };
    const kind = { id: 'aip', reviewedAt: 'review' };
    const at = (today: string, on: string, newest: object | null) =>
      checkInNow(kind, { items: [{ ...booked, on }] }, { ...around, today, ...{ newest } } as never);
    expect(at('2026-11-25', '2026-12-03', null)).toBeNull();
    expect(at('2026-11-26', '2026-12-03', null)).toMatchObject({ dueOn: '2026-12-03', owedTo: '2026-12-18' });
    const open = { owedTo: '2026-12-18', state: 'open' };
    expect(at('2026-11-26', '2026-12-15', open)).toMatchObject({ dueOn: '2026-12-15' });
  });

  it('gives a school its week where nobody asked in time', () => {
    const late = { ...AUTUMN, state: 'late' as const };
    expect(now('2027-01-04', [late])?.dueOn).toBe('2027-01-11');
    const newest = { owedTo: '2026-12-18', state: 'open' };
    expect(now('2027-01-04', [late], { newest })?.dueOn).toBe('2026-12-18');
  });

  it('is never past its day when it opens, and opens at most five school days before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 320 }), fc.integer({ min: 0, max: 40 }), (start, length) => {
        const from = addDays('2026-09-01', start);
        const to = addDays(from, length);
        if (to > '2027-07-13' || !calendar.isSchoolDay(from) || !calendar.isSchoolDay(to)) return;
        for (let day = from; day <= to; day = addDays(day, 1)) {
          const window = now(day, [item(from, to)]);
          if (!window) continue;
          expect(window.opensOn <= day && day <= window.dueOn).toBe(true);
          expect(calendar.addSchoolDays(window.opensOn, 5) >= window.dueOn).toBe(true);
        }
        expect(now(to, [item(from, to)])).not.toBeNull();
      }),
    );
  });
});
