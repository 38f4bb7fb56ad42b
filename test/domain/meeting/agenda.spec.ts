import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Agenda, buildAgenda } from '#domain/meeting/agenda.ts';
import type { AgendaLine } from '#domain/meeting/agenda-line.ts';
import { AgendaSection, LineAudience, LineOutcome } from '#domain/meeting/agenda-line.ts';
import { actor } from '#test/builders/actor.ts';
import { AGENDA_DUE, line, MEETING_STARTS, meeting } from '#test/builders/meeting.ts';
import { sitSeries } from '#test/builders/trust.ts';

const SCHOOLS = [
  { urn: '900001', name: 'Oakwood' },
  { urn: '900002', name: 'Élmfield' },
  { urn: '900003', name: 'Birch Lane' },
];
const CHANNEL = { kind: 'channel', members: [] } as const;
const by = (source: string, urn: string | null, text = 'A reason') => line({ source, urn, text });
const build = (given: readonly AgendaLine[], change: Partial<Parameters<typeof buildAgenda>[0]> = {}) =>
  buildAgenda({
    series: sitSeries({ memberIds: ['a', 'b', 'c'], chairId: 'b', deputyIds: ['c'] }),
    meeting: meeting({ version: 3 }),
    lines: given,
    apologies: [],
    schools: SCHOOLS,
    chairName: 'Priya Shah',
    safeguardingContact: null,
    staffNames: [],
    reader: CHANNEL,
    standing: () => null,
    now: AGENDA_DUE,
    ...change,
  });
const linesOf = ({ sections }: Agenda, section?: AgendaSection) =>
  sections.filter(each => !section || each.section === section).flatMap(each => each.lines);
/** The schools to discuss, each once, in the order they come. */
const order = (agenda: Agenda) => [...new Set(linesOf(agenda, 'schools').map(each => each.schoolName))];

describe('an agenda', () => {
  it('takes schools put forward by people first, then news, then the look-round', () => {
    const agenda = build([by('look-round', '900003'), by('register', '900002'), by('person', '900001')]);
    expect(order(agenda)).toEqual(['Oakwood', 'Élmfield', 'Birch Lane']);
  });

  it('takes schools of one kind by name, as a reader would look them up', () => {
    const agenda = build(['900001', '900002', '900003'].map(urn => by('person', urn)));
    expect(order(agenda)).toEqual(['Birch Lane', 'Élmfield', 'Oakwood']);
  });

  it('gathers the lines of one school, people’s first, otherwise as they came in', () => {
    const given = [
      by('look-round', '900001', 'Last'),
      by('person', '900001', 'First'),
      by('register', '900001', 'Third'),
      by('person', '900001', 'Second'),
    ];
    const { sections } = build(given);
    expect(sections).toMatchObject([
      {
        section: 'schools',
        lines: ['First', 'Second', 'Third', 'Last'].map(text => ({ text, urn: '900001' })),
      },
    ]);
  });

  it('moves a school up when a person puts it forward too', () => {
    const given = [by('look-round', '900001'), by('register', '900003')];
    expect(order(build(given))).toEqual(['Birch Lane', 'Oakwood']);
    expect(order(build([...given, by('person', '900001')]))).toEqual(['Oakwood', 'Birch Lane']);
  });

  it('keeps what is about no school apart, in the order it was added', () => {
    const agenda = build([by('person', null, 'One'), by('person', '900001'), by('person', null, 'Two')]);
    expect(linesOf(agenda, 'items').map(item => item.text)).toEqual(['One', 'Two']);
    expect(order(agenda)).toHaveLength(1);
  });

  it('still names a school by its number when the trust no longer works with it, and does not offer it', () => {
    const agenda = build([by('person', '900009')]);
    expect(order(agenda)).toEqual(['School 900009']);
    expect(agenda.choices.map(choice => choice.urn)).not.toContain('900009');
  });

  it.each([
    ['a second before it starts', '2026-11-17T09:29:59.999Z', true],
    ['when it starts', MEETING_STARTS, false],
    ['when it starts, said without fractions', '2026-11-17T09:30:00Z', false],
    ['afterwards', '2026-11-18T09:30:00.000Z', false],
  ])('is open until the meeting starts: %s', (_when, now, open) => {
    expect(build([], { now }).open).toBe(open);
  });

  it.each(['running', 'closed', 'cancelled'] as const)('is open to nothing more once it is %s', state => {
    expect(build([], { meeting: meeting({ state }) }).open).toBe(false);
  });

  it('carries who may do what, and the version the reader sees', () => {
    expect(build([], { meeting: meeting({ version: 3, actingChairId: 'c' }) })).toMatchObject({
      seriesName: 'SIT',
      version: 3,
      memberIds: ['a', 'b', 'c'],
      chairId: 'b',
      deputyIds: ['c'],
      actingChairId: 'c',
      chairName: 'Priya Shah',
    });
  });

  it('takes its sections in the order of the meeting, and leaves out those without a line', () => {
    const given = (['items', 'check-ins', 'matters-arising', 'schools'] as const).map(section =>
      line({ section, urn: section === 'items' ? null : '900001' }),
    );
    expect(build(given).sections.map(({ section }) => section)).toEqual([
      'matters-arising',
      'schools',
      'check-ins',
      'items',
    ]);
  });

  it('says of each line how its record stands now, when that can change', () => {
    const action = line({ source: 'action', section: 'matters-arising' });
    const agenda = build([action, line()], {
      standing: ({ id }) => (id === action.id ? 'done Tue 3 Nov' : null),
    });
    expect(linesOf(agenda).map(({ now }) => now)).toEqual(['done Tue 3 Nov', null]);
  });

  it('counts what this reader is not shown: confidential lines, and lines of schools that are not theirs', () => {
    const head = { appointments: actor('head', { kind: 'school', urn: '900001' }).appointments };
    const given = [
      line({ urn: '900001' }),
      line({ urn: '900002' }),
      line({ audience: 'chair', section: 'confidential' }),
      line({ audience: 'named', urn: '900002' }),
    ];
    const agenda = build(given, { reader: { kind: 'channel', members: [head] } });
    expect(agenda).toMatchObject({ withheld: 2, elsewhere: 1 });
    expect(linesOf(agenda).map(({ id }) => id)).toEqual([given[0]?.id]);
  });

  describe('of a running meeting', () => {
    const given = [line({ urn: '900001' }), line({ audience: 'chair', section: 'confidential' }), line()];
    const at = (change: Parameters<typeof meeting>[0]) => build(given, { meeting: meeting(change) }).at;

    it('says where it is, counting the lines it does not show', () => {
      const [school, secret, item] = given.map(({ id }) => id);
      const places = [school, item, secret].map((currentLineId = '') =>
        at({ state: 'running', currentLineId }),
      );
      expect(places).toEqual([
        { position: 1, of: 3, lineId: school },
        { position: 2, of: 3, lineId: item },
        { position: 3, of: 3, lineId: secret },
      ]);
    });

    it('is nowhere before it starts, after it is closed, between lines, and at a line that is gone', () => {
      const [{ id: currentLineId } = line()] = given;
      for (const state of ['planned', 'closed', 'cancelled'] as const)
        expect(at({ state, currentLineId })).toBeNull();
      expect(at({ state: 'running', currentLineId: null })).toBeNull();
      expect(at({ state: 'running', currentLineId: 'gone' })).toBeNull();
    });
  });

  it('loses no line and shows none twice, whatever the lines are: what is not shown is counted unless it was dropped', () => {
    const anyLine = fc
      .record({
        source: fc.constantFrom('person', 'register', 'look-round', 'action', 'flag'),
        section: fc.constantFrom(...AgendaSection.options),
        urn: fc.constantFrom(null, '900001', '900002', '900009'),
        audience: fc.constantFrom(...LineAudience.options),
        outcome: fc.constantFrom(...LineOutcome.options),
      })
      .map(line);
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), given => {
        const agenda = build(given);
        const shown = linesOf(agenda);
        const open = given.filter(({ audience }) => audience === 'channel');
        expect(shown.map(({ id }) => id).toSorted()).toEqual(open.map(({ id }) => id).toSorted());
        const secret = given.filter(
          ({ audience, outcome }) => audience !== 'channel' && outcome !== 'dropped',
        );
        expect(agenda.withheld).toBe(secret.length);
        const sections = agenda.sections.map(({ section }) => section);
        expect(new Set(sections).size).toBe(sections.length);
        // A school to discuss comes once, all its lines together.
        const runs = linesOf(agenda, 'schools').filter(
          ({ urn }, i, all) => urn === null || all[i - 1]?.urn !== urn,
        );
        const urns = runs.flatMap(({ urn }) => urn ?? []);
        expect(new Set(urns).size).toBe(urns.length);
        expect(Agenda.safeParse(agenda).success).toBe(true);
      }),
    );
  });
});
