import { describe, expect, it } from 'vitest';
import {
  keptSince,
  leastOver,
  periodInWords,
  RETENTION,
  RETENTION_KINDS,
  readPeriod,
} from '#domain/retention/retention.ts';

describe('a period', () => {
  it.each([
    ['18 months', 'P18M', '18 months'],
    [' 4 Years ', 'P4Y', '4 years'],
    ['1 day', 'P1D', '1 day'],
    ['p1y6m', 'P1Y6M', '1 year and 6 months'],
    ['50 years', 'P50Y', '50 years'],
  ])('is read from “%s”', (typed, iso, words) => {
    expect(readPeriod(typed)).toBe(iso);
    expect(periodInWords(iso)).toBe(words);
  });

  it.each([
    '',
    '0 days',
    '51 years',
    '9999 years',
    '-1 year',
    'PT5H',
    '1.5 years',
    'P',
    'for ever',
    '1 year; drop',
  ])('is none in “%s”', typed => {
    expect(readPeriod(typed)).toBeNull();
  });

  it('is long enough for the kind, or says how long it must be', () => {
    expect(leastOver('owed', 'P18M')).toBe('P2Y');
    expect(leastOver('owed', 'P24M')).toBeNull();
    expect(leastOver('meetings', 'P1D')).toBeNull();
  });

  it('is usual for every kind, and said in words', () => {
    for (const kind of RETENTION_KINDS) expect(readPeriod(RETENTION[kind].usual)).toBe(RETENTION[kind].usual);
  });
});

describe('what is kept', () => {
  it.each([
    ['meetings', {}, '2026-11-12T09:00:00.000Z', '2020-11-12T09:00:00.000Z'],
    ['meetings', { meetings: 'P4Y' }, '2026-11-12T09:00:00.000Z', '2022-11-12T09:00:00.000Z'],
    // A month before the last day of March is the last day of February.
    ['apology-notes', {}, '2027-03-31T11:00:00.000Z', '2027-02-28T12:00:00.000Z'],
    // Across the change of the clocks a day is a London day.
    ['document-links', {}, '2026-10-25T12:00:00.000Z', '2026-10-24T11:00:00.000Z'],
    // Six years before 29 February is 28 February.
    ['people', {}, '2028-02-29T09:00:00.000Z', '2022-02-28T09:00:00.000Z'],
  ] as const)('of %s with %o on %s is what came since %s', (kind, own, now, since) => {
    expect(keptSince(kind, own, now)).toBe(since);
  });
});
