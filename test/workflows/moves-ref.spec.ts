import { describe, expect, it } from 'vitest';
import { movesInWords, movesRef, readMovesRef } from '#workflows/visits/moves-ref.ts';

const NOW = '2026-11-03T09:30:00.000Z';
const said = (typed: string) => {
  const { school, from, to, by } = movesInWords(typed, NOW);
  return [school, from, to, `${by.count} ${by.inWeeks ? 'weeks' : 'days'}`];
};

describe('the words after “move visits”', () => {
  it.each([
    ['oakwood', ['oakwood', null, null, '1 weeks']],
    ['oakwood from 9 nov to 13 nov by 1 week', ['oakwood', '2026-11-09', '2026-11-13', '1 weeks']],
    [
      'at Oakwood Primary from 9 to 13 Nov by two school weeks',
      ['Oakwood Primary', '2026-11-09', '2026-11-13', '2 weeks'],
    ],
    [
      'oakwood between 2026-11-09 and 2026-11-13 3 days later',
      ['oakwood', '2026-11-09', '2026-11-13', '3 days'],
    ],
    ['oakwood from 14 dec until 8 jan', ['oakwood', '2026-12-14', '2027-01-08', '1 weeks']],
    ['oakwood next week by a week', ['oakwood', '2026-11-09', '2026-11-13', '1 weeks']],
    ['oakwood on Tue 10 Nov by 1 day', ['oakwood', '2026-11-10', '2026-11-10', '1 days']],
    ['oakwood from someday to never', ['oakwood', null, null, '1 weeks']],
    ['oakwood by 30 weeks', ['oakwood by 30 weeks', null, null, '1 weeks']],
    ['', ['', null, null, '1 weeks']],
  ])('“%s”', (typed, found) => {
    expect(said(typed)).toEqual(found);
  });
});

describe('the reference', () => {
  it('says again what it was made of', () => {
    const asked = { urn: '900001', from: '2026-11-09', to: '2026-11-13', by: { inWeeks: false, count: 10 } };
    expect(readMovesRef(movesRef(asked))).toEqual(asked);
    const bare = { ...asked, from: null, to: null };
    expect(readMovesRef(movesRef(bare))).toEqual(bare);
  });

  it.each([
    ['urn:900001 2026-11-13 2026-11-09 1w', 'backwards'],
    ['urn:900001 2000-01-01 2099-01-01 1w', 'of a century'],
    ['urn:900001 2026-13-01 2026-11-09 1w', 'of no day'],
  ])('has no days where they are no range: %s', ref => {
    expect(readMovesRef(ref)).toMatchObject({ from: null, to: null });
  });

  it.each(['urn:900001', 'urn:9 - - 1w', 'urn:900001 - - 11d', 'urn:900001 - - 5w', 'ask oakwood'])(
    'is none: %s',
    ref => {
      expect(readMovesRef(ref)).toBeNull();
    },
  );
});
