import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  LOOK_ROUND,
  LOOK_ROUND_AFTER_DAYS,
  proposeSchools,
  type RegisterNews,
} from '#domain/meeting/schools-to-discuss.ts';
import { addDays } from '#domain/time/iso.ts';

const NOW = '2026-11-12T08:00:00.000Z';
const TODAY = '2026-11-17';
const SCHOOLS = ['Oakwood', 'Elmfield', 'Birch Lane', 'Ashdown', 'Cedar', 'Dale'].map((name, i) => ({
  urn: String(900_001 + i),
  name,
}));
const [OAKWOOD, ELMFIELD] = ['900001', '900002'];
const news = (field: string, after: string | null, urn = OAKWOOD ?? ''): RegisterNews => ({
  urn,
  field,
  after,
  at: NOW,
});
const propose = (change: Partial<Parameters<typeof proposeSchools>[0]> = {}) =>
  proposeSchools({ schools: SCHOOLS, news: [], lastMentioned: new Map(), today: TODAY, now: NOW, ...change });
/** Everyone spoken about yesterday: no look-round of its own. */
const RECENT = new Map(SCHOOLS.map(({ urn }) => [urn, '2026-11-16']));

describe('news from the register', () => {
  it.each([
    ['joined', 'x', 'New to the trust in the school register'],
    ['ofstedInspectedOn', '2026-10-20', 'New inspection date in the register: Tue 20 Oct'],
    ['ofstedInspectedOn', '2025-10-21', 'New inspection date in the register: Tue 21 Oct 2025'],
    ['status', 'Proposed to close', 'The register now says: Proposed to close'],
    ['name', 'Oakwood Academy', 'Has a new name in the register'],
  ])('of %s (%s) says: %s', (field, after, text) => {
    expect(propose({ news: [news(field, after)], lastMentioned: RECENT })).toEqual([
      {
        section: 'schools',
        source: 'register',
        key: `900001 ${field} ${NOW}`,
        urn: OAKWOOD,
        text,
        reason: null,
        link: { card: 'school-status', ref: 'urn:900001' },
        audience: 'channel',
        readerIds: [],
      },
    ]);
  });

  it.each([
    ['ofstedInspectedOn', null],
    ['status', null],
    ['ofstedRating', 'Inadequate'],
    ['ofstedSpecialMeasures', 'Yes'],
    ['postcode', 'ZZ1 1AB'],
  ])('of %s (%s) is nothing for the whole channel', (field, after) => {
    expect(propose({ news: [news(field, after)], lastMentioned: RECENT })).toEqual([]);
  });

  it('about a school the trust no longer works with is left out', () => {
    expect(propose({ news: [news('joined', null, '999999')], lastMentioned: RECENT })).toEqual([]);
  });

  it('comes in the order it happened, before the look-round', () => {
    const lines = propose({ news: [news('name', 'x', ELMFIELD), news('status', 'Open')] });
    expect(lines.slice(0, 2).map(line => [line.source, line.urn])).toEqual([
      ['register', ELMFIELD],
      ['register', OAKWOOD],
    ]);
    expect(lines.slice(2).every(line => line.source === 'look-round')).toBe(true);
  });
});

describe('the look-round', () => {
  it('takes schools never discussed by name, then those discussed longest ago, and says which', () => {
    const lastMentioned = new Map([...RECENT, ['900004', '2025-12-02'], ['900005', '2026-06-16']]);
    for (const urn of ['900001', '900003']) lastMentioned.delete(urn);
    expect(propose({ lastMentioned }).map(line => [line.urn, line.text])).toEqual([
      ['900003', 'Not yet discussed at a meeting'],
      ['900001', 'Not yet discussed at a meeting'],
      ['900004', 'Last discussed Tue 2 Dec 2025'],
      ['900005', 'Last discussed Tue 16 Jun'],
    ]);
  });

  it('waits six weeks to the day', () => {
    const last = (days: number) => new Map([...RECENT, ['900001', addDays(TODAY, -days)]]);
    expect(propose({ lastMentioned: last(LOOK_ROUND_AFTER_DAYS) })).toHaveLength(1);
    expect(propose({ lastMentioned: last(LOOK_ROUND_AFTER_DAYS - 1) })).toHaveLength(0);
  });

  it('names no school a second time that news already names', () => {
    const lines = propose({ news: [news('joined', null)] });
    expect(lines.filter(line => line.urn === OAKWOOD)).toHaveLength(1);
  });

  it('names no school that news was not worth telling about', () => {
    const lines = propose({ news: [news('postcode', 'x')] });
    expect(lines.some(line => line.urn === '900003')).toBe(true);
    expect(lines).toHaveLength(LOOK_ROUND);
  });
});

describe('any record', () => {
  const record = fc.record({
    schools: fc.shuffledSubarray(SCHOOLS),
    lastMentioned: fc
      .dictionary(
        fc.constantFrom(...SCHOOLS.map(school => school.urn)),
        fc.integer({ min: 0, max: 400 }).map(days => addDays(TODAY, -days)),
      )
      .map(found => new Map(Object.entries(found))),
    news: fc.array(
      fc
        .tuple(
          fc.constantFrom('joined', 'status', 'name', 'postcode'),
          fc.constantFrom('900001', '900002', '999999'),
        )
        .map(([field, urn]) => news(field, 'x', urn)),
      { maxLength: 5 },
    ),
  });

  it('gives the same agenda in whatever order the schools stand, and no agenda without end', () => {
    fc.assert(
      fc.property(record, given => {
        const lines = propose(given);
        expect(propose({ ...given, schools: [...given.schools].reverse() })).toEqual(lines);
        const round = lines.filter(line => line.source === 'look-round');
        expect(round.length).toBeLessThanOrEqual(LOOK_ROUND);
        const known = new Set(given.schools.map(school => school.urn));
        expect(lines.every(line => known.has(line.urn))).toBe(true);
        expect(new Set(round.map(line => line.urn)).size).toBe(round.length);
      }),
    );
  });
});
