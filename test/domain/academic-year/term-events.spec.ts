import { describe, expect, it } from 'vitest';
import { readTermEvents } from '#domain/academic-year/term-events.ts';

let line = 0;
const on = (summary: string, startsOn: string, endsOn = startsOn) => {
  line += 10;
  return { line, summary, startsOn, endsOn };
};
const read = (...events: ReturnType<typeof on>[]) => readTermEvents(events, 'trust');

describe('term dates from events', () => {
  it('take whole stretches as they stand, for the scope given', () => {
    const event = on('Autumn term 2026', '2026-09-02', '2026-12-18');
    expect(readTermEvents([event], 'la:990')).toEqual({
      rows: [
        {
          line: event.line,
          scope: 'la:990',
          kind: 'term',
          name: 'Autumn term 2026',
          startsOn: '2026-09-02',
          endsOn: '2026-12-18',
        },
      ],
      faults: [],
      notes: [],
    });
  });

  it.each([
    ['Autumn term starts', 'Autumn term ends'],
    ['Autumn Term begins', 'End of autumn term'],
    ['Autumn term opens', 'Autumn term closes'],
    ['Start of Autumn Term 2026', 'Last day of autumn term'],
    ['First day of the autumn term', 'Autumn term finishes'],
  ])('pair "%s" with "%s"', (first, last) => {
    const { rows, faults } = read(on(last, '2026-12-18'), on(first, '2026-09-02'));
    expect(faults).toEqual([]);
    expect(rows).toMatchObject([{ kind: 'term', startsOn: '2026-09-02', endsOn: '2026-12-18' }]);
    expect(rows[0]?.name).toMatch(/^Autumn term( 2026)?$/i);
  });

  it('pair the terms of two years in order of their dates', () => {
    const { rows } = read(
      on('Spring term starts', '2027-01-04'),
      on('Spring term starts', '2028-01-04'),
      on('Spring term ends', '2028-03-31'),
      on('Spring term ends', '2027-03-25'),
    );
    expect(rows.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2027-01-04', '2027-03-25'],
      ['2028-01-04', '2028-03-31'],
    ]);
  });

  it('pair a half term by its own ends, not the term’s', () => {
    const { rows } = read(
      on('Autumn term starts', '2026-09-02'),
      on('Autumn half term begins', '2026-10-26'),
      on('Autumn half term ends', '2026-10-30'),
      on('Autumn term ends', '2026-12-18'),
    );
    expect(rows.map(row => [row.kind, row.startsOn, row.endsOn])).toEqual([
      ['term', '2026-09-02', '2026-12-18'],
      ['half-term', '2026-10-26', '2026-10-30'],
    ]);
  });

  it('name an end that stands alone, with what to write', () => {
    const { rows, faults } = read(
      on('Autumn term starts', '2026-09-02'),
      on('Spring term ends', '2027-03-25'),
    );
    expect(rows).toEqual([]);
    expect(faults.map(fault => fault.reason).sort()).toEqual([
      '"Autumn term starts" has no other end: add an event called "Autumn term ends", or make it one all-day event from the first day to the last',
      '"Spring term ends" has no other end: add an event called "Spring term starts", or make it one all-day event from the first day to the last',
    ]);
  });

  it.each(['School closes for half term', 'School reopens after half term', 'Last day before half term'])(
    'never guess the days off from "%s"',
    summary => {
      const { rows, faults } = read(on(summary, '2026-10-23'));
      expect(rows).toEqual([]);
      expect(faults[0]?.reason).toContain('make the break one all-day event called Half term');
    },
  );

  it('name an event that is no term date, with what to write', () => {
    const event = on('Sports day', '2027-06-30');
    expect(read(event).faults).toEqual([
      {
        line: event.line,
        reason:
          '"Sports day" is no term date: call it Autumn term, Half term, INSET day or School closed, or take it out',
      },
    ]);
  });

  it('leave bank holidays and the holidays between terms out, and say so', () => {
    const { rows, faults, notes } = read(
      on('Spring bank holiday', '2027-05-31'),
      on('Easter holidays', '2027-03-26', '2027-04-09'),
    );
    expect([rows, faults]).toEqual([[], []]);
    expect(notes.map(note => note.leftOut)).toEqual([
      '"Spring bank holiday" left out, bank holidays are known without being imported',
      '"Easter holidays" left out, holidays are the days between the terms',
    ]);
  });
});
