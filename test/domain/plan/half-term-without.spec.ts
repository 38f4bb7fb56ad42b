import { describe, expect, it } from 'vitest';
import { schoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { halfTermWithout } from '#domain/plan/half-term-without.ts';
import { TERMS_2026 } from '#test/builders/trust.ts';

const calendar = schoolCalendar({ entries: TERMS_2026, bankHolidays: [] });
const sent = (day: string | null) => ({
  state: day === null ? ('open' as const) : ('sent' as const),
  sent: day === null ? null : { byId: 'tom', at: `${day}T10:00:00.000Z`, unchanged: null },
});
const plan = (since: string, until = '2027-08-31') => ({ since, until, checkIns: [] });
/** The first day of the half term that is named, of a plan that runs from `since`. */
const without = (since: string, on: string, ...checkIns: (string | null)[]) =>
  halfTermWithout({ ...plan(since), checkIns: checkIns.map(sent) }, calendar, on)?.startsOn ?? null;

describe('a half term without a check-in', () => {
  it('is the one that ended last, where the plan ran through all of it', () => {
    expect(without('2026-11-02', '2027-01-11')).toBe('2026-11-02');
    expect(without('2026-11-03', '2027-01-11')).toBeNull();
  });

  it('is none while it lasts, its last day among them', () => {
    expect(without('2026-11-02', '2026-12-18')).toBeNull();
    expect(without('2026-11-02', '2026-12-19')).toBe('2026-11-02');
  });

  it('is none once something was sent since it began, be it after its end', () => {
    expect(without('2026-11-02', '2027-01-11', '2026-11-02')).toBeNull();
    expect(without('2026-11-02', '2027-01-11', '2027-01-08')).toBeNull();
    expect(without('2026-09-01', '2027-01-11', '2026-10-30')).toBe('2026-11-02');
  });

  it('is one, whether or not anything was asked for', () => {
    expect(without('2026-11-02', '2027-01-11', null)).toBe('2026-11-02');
  });

  it('is one where what was sent was taken back', () => {
    const takenBack = { ...sent('2026-12-11'), state: 'open' as const };
    const half = halfTermWithout({ ...plan('2026-11-02'), checkIns: [takenBack] }, calendar, '2027-01-11');
    expect(half?.startsOn).toBe('2026-11-02');
  });

  it('is none of a plan that was over before the half term was', () => {
    expect(halfTermWithout(plan('2026-11-02', '2026-12-17'), calendar, '2027-01-11')).toBeNull();
    expect(halfTermWithout(plan('2026-11-02', '2026-12-18'), calendar, '2027-01-11')).not.toBeNull();
  });

  it('says its name', () => {
    const half = halfTermWithout(plan('2026-09-01'), calendar, '2027-01-11');
    expect(half?.name).toBe(calendar.halfTermsOf(2026).find(each => each.startsOn === '2026-11-02')?.name);
  });

  it('is none where no term dates are known', () => {
    const unknown = schoolCalendar({ entries: [], bankHolidays: [] });
    expect(halfTermWithout(plan('2026-09-01'), unknown, '2027-01-11')).toBeNull();
  });
});
