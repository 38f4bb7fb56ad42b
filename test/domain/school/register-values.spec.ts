import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readAge, readDate, readMetres, words } from '#domain/school/register-values.ts';

describe('a date of the register', () => {
  it.each([
    ['03/11/2026', '2026-11-03'],
    ['3/1/2026', '2026-01-03'],
    ['03-11-2026', '2026-11-03'],
    ['03.11.2026', '2026-11-03'],
    ['2026-11-03', '2026-11-03'],
    ['03/11/2026 00:00:00', '2026-11-03'],
    ['2026-11-03T00:00:00Z', '2026-11-03'],
    ['29/02/2024', '2024-02-29'],
    ['', null],
    ['Not applicable', null],
    ['00/00/0000', null],
    ['01/01/0001', null],
  ])('%j is read as %j', (text, value) => {
    expect(readDate(text)).toEqual({ value });
  });

  it.each(['31/02/2026', '29/02/2023', '11/25/2026', '00/01/2026'])('%j is no day of the calendar', text => {
    expect(readDate(text)).toEqual({ fault: expect.stringContaining('not a day of the calendar') });
  });

  it.each(['1/9/26', 'soon', '45231', '2026', '1 Sept 2026'])('%j is not taken for a date', text => {
    expect(readDate(text)).toEqual({ fault: expect.stringContaining('not a date such as') });
  });

  it('is the same day whichever way it is written', () => {
    const days = fc
      .integer({ min: 0, max: 80_000 })
      .map(n => Temporal.PlainDate.from('1850-01-01').add({ days: n }));
    fc.assert(
      fc.property(days, fc.constantFrom('/', '-', '.'), (day, mark) => {
        const value = day.toString();
        expect(readDate([day.day, day.month, day.year].join(mark))).toEqual({ value });
        expect(readDate(value)).toEqual({ value });
      }),
    );
  });
});

describe('numbers and words of the register', () => {
  it('reads ages in whole years and refuses anything else', () => {
    expect(readAge('11')).toEqual({ value: 11 });
    expect(readAge('')).toEqual({ value: null });
    for (const text of ['eleven', '-1', '11.5', '100']) expect(readAge(text)).toHaveProperty('fault');
  });

  it('reads metres within the grid, a spreadsheet’s ".0" included, and 0 as not located', () => {
    expect(readMetres('447694', 700_000)).toEqual({ value: 447_694 });
    expect(readMetres('447694.0', 700_000)).toEqual({ value: 447_694 });
    expect(readMetres('0', 700_000)).toEqual({ value: null });
    for (const text of ['4.4E+05', 'TQ123', '700001', '99999999999'])
      expect(readMetres(text, 700_000)).toHaveProperty('fault');
  });

  it('takes "Not applicable" and "Does not apply" for nothing, and "None" for the register’s own word', () => {
    expect(['Not applicable', 'does not apply', '', 'None'].map(words)).toEqual([null, null, null, 'None']);
  });
});
