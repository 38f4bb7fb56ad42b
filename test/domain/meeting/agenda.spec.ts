import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda, buildAgenda } from '#domain/meeting/agenda.ts';
import type { AgendaItem } from '#domain/meeting/meeting.ts';
import { sitSeries } from '#test/builders/trust.ts';

const STARTS = '2026-11-17T09:30:00.000Z';
const BEFORE = '2026-11-12T08:00:00.000Z';
const SCHOOLS = [
  { urn: '900001', name: 'Oakwood' },
  { urn: '900002', name: 'Élmfield' },
  { urn: '900003', name: 'Birch Lane' },
];
let lines = 0;
const line = (source: AgendaItem['source'], urn: string | null, text = 'A reason'): AgendaItem => {
  lines += 1;
  return {
    id: `line-${lines}`,
    meetingId: 'meeting-1',
    source,
    urn,
    text,
    addedById: null,
    addedByName: null,
    addedAt: BEFORE,
  };
};
const build = (given: readonly AgendaItem[], change: Partial<Parameters<typeof buildAgenda>[0]> = {}) =>
  buildAgenda({
    series: sitSeries({ memberIds: ['a', 'b'], chairIds: ['b'] }),
    meeting: { id: 'meeting-1', seriesId: 'series-sit', startsAt: STARTS, agendaDueAt: BEFORE, version: 3 },
    lines: given,
    apologies: [],
    schools: SCHOOLS,
    chairNames: ['Priya Shah'],
    now: BEFORE,
    ...change,
  });
const order = (agenda: Agenda) => agenda.schools.map(school => school.name);

describe('an agenda', () => {
  it('takes schools put forward by people first, then news, then the look-round', () => {
    const agenda = build([
      line('look-round', '900003'),
      line('register', '900002'),
      line('person', '900001'),
    ]);
    expect(order(agenda)).toEqual(['Oakwood', 'Élmfield', 'Birch Lane']);
  });

  it('takes schools of one kind by name, as a reader would look them up', () => {
    const agenda = build(['900001', '900002', '900003'].map(urn => line('person', urn)));
    expect(order(agenda)).toEqual(['Birch Lane', 'Élmfield', 'Oakwood']);
  });

  it('gathers the lines of one school, people’s first, otherwise as they came in', () => {
    const given = [
      line('look-round', '900001', 'Last'),
      line('person', '900001', 'First'),
      line('register', '900001', 'Third'),
      line('person', '900001', 'Second'),
    ];
    expect(build(given).schools).toMatchObject([
      { urn: '900001', lines: ['First', 'Second', 'Third', 'Last'].map(text => ({ text })) },
    ]);
  });

  it('moves a school up when a person puts it forward too', () => {
    const given = [line('look-round', '900001'), line('register', '900003')];
    expect(order(build(given))).toEqual(['Birch Lane', 'Oakwood']);
    expect(order(build([...given, line('person', '900001')]))).toEqual(['Oakwood', 'Birch Lane']);
  });

  it('keeps what is about no school apart, in the order it was added', () => {
    const agenda = build([
      line('person', null, 'One'),
      line('person', '900001'),
      line('person', null, 'Two'),
    ]);
    expect(agenda.items.map(item => item.text)).toEqual(['One', 'Two']);
    expect(agenda.schools).toHaveLength(1);
  });

  it('still names a school by its number when the trust no longer works with it, and does not offer it', () => {
    const agenda = build([line('person', '900009')]);
    expect(order(agenda)).toEqual(['School 900009']);
    expect(agenda.choices.map(choice => choice.urn)).not.toContain('900009');
  });

  it.each([
    ['a second before it starts', '2026-11-17T09:29:59.999Z', true],
    ['when it starts', STARTS, false],
    ['when it starts, said without fractions', '2026-11-17T09:30:00Z', false],
    ['afterwards', '2026-11-18T09:30:00.000Z', false],
  ])('is open until the meeting starts: %s', (_when, now, open) => {
    expect(build([], { now }).open).toBe(open);
  });

  it('carries who may do what, and the version the reader sees', () => {
    expect(build([])).toMatchObject({
      seriesName: 'SIT',
      version: 3,
      memberIds: ['a', 'b'],
      chairIds: ['b'],
      chairNames: ['Priya Shah'],
    });
  });

  it('loses no line and shows none twice, whatever the lines are', () => {
    const anyLine = fc
      .tuple(
        fc.constantFrom('person', 'register', 'look-round'),
        fc.constantFrom(null, '900001', '900002', '900009'),
      )
      .map(([source, urn]) => line(source, urn));
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), given => {
        const agenda = build(given);
        const shown = [...agenda.items, ...agenda.schools.flatMap(school => school.lines)];
        expect(shown.map(item => item.id).toSorted()).toEqual(given.map(item => item.id).toSorted());
        expect(new Set(agenda.schools.map(school => school.urn)).size).toBe(agenda.schools.length);
        expect(Agenda.safeParse(agenda).success).toBe(true);
      }),
    );
  });
});
