import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { travelInWords, travelMinutes } from '#domain/visit/travel.ts';
import { ASHBY, BIRCH_LANE, ELMFIELD, OAKWOOD } from '#test/builders/slots.ts';

const RUNS = { seed: Number(process.env.FC_SEED ?? 20_261_201) };

describe('travel between two schools', () => {
  it.each([
    ['is nothing on the same site', OAKWOOD, OAKWOOD, 0, false],
    // 5 km as the crow flies: 6.5 km of road, just under 9 minutes, and 10 to park and sign in.
    ['is road and arrival, rounded up to 5 minutes', OAKWOOD, ELMFIELD, 20, false],
    ['grows with the distance', OAKWOOD, BIRCH_LANE, 45, false],
    ['is arrival alone where two schools share a site', OAKWOOD, { ...OAKWOOD, urn: '100009' }, 10, false],
    ['is half an hour, a guess, to a school that is on no map', OAKWOOD, ASHBY, 30, true],
    ['is half an hour, a guess, from one', ASHBY, OAKWOOD, 30, true],
    ['is nothing on the same site even if nobody knows where that is', ASHBY, ASHBY, 0, false],
  ])('%s', (_what, from, to, minutes, isGuess) => {
    expect(travelMinutes(from, to)).toEqual({ minutes, isGuess });
  });

  it('is a guess where half of the coordinates is missing', () => {
    expect(travelMinutes(OAKWOOD, { ...ELMFIELD, northing: null })).toEqual({ minutes: 30, isGuess: true });
  });

  it('is said as what it is: an estimate or a guess', () => {
    const say = (to: typeof OAKWOOD) => travelInWords(travelMinutes(OAKWOOD, to), `to ${to.name} after it`);
    expect(say(ELMFIELD)).toBe('about 20 minutes to Elmfield after it (an estimate)');
    expect(say(ASHBY)).toBe(
      'about 30 minutes to Ashby after it (a guess: the register does not say where it is)',
    );
  });

  it('takes as long there as back, in steps of five minutes, and never less than arriving', () => {
    const place = fc.record({
      urn: fc.constantFrom('100001', '100002'),
      name: fc.constant('A school'),
      easting: fc.integer({ min: 0, max: 700_000 }),
      northing: fc.integer({ min: 0, max: 1_300_000 }),
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const there = travelMinutes(a, b);
        expect(travelMinutes(b, a)).toEqual(there);
        expect(there.minutes % 5).toBe(0);
        expect(there.minutes >= 10).toBe(a.urn !== b.urn);
      }),
      RUNS,
    );
  });
});
