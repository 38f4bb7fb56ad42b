import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AgendaLine, AgendaSection, LineOutcome } from '#domain/meeting/agenda-line.ts';
import { inOrder, lineAfter, undiscussed } from '#domain/meeting/running-order.ts';
import { line } from '#test/builders/meeting.ts';

const NAMES: Readonly<Record<string, string>> = {
  '900001': 'Oakwood',
  '900002': 'Élmfield',
  '900003': 'Birch Lane',
};
const nameOf = (urn: string) => NAMES[urn] ?? `School ${urn}`;
const ordered = (given: readonly AgendaLine[]) => inOrder(given, nameOf).map(({ text }) => text);
const at = (second: number) => `2026-11-12T08:00:${String(second).padStart(2, '0')}.000Z`;

describe('the order of a meeting', () => {
  it('is that of its sections, whatever was added first', () => {
    const given = AgendaSection.options.map((section, i) =>
      line({ section, text: section, addedAt: at(20 - i) }),
    );
    expect(ordered(given.toReversed())).toEqual(AgendaSection.options);
  });

  it('takes schools by the best that put them forward: people, then the record, news, the look-round', () => {
    const schools = [
      ['look-round', '900001'],
      ['register', '900002'],
      ['flag', '900003'],
      ['person', '900009'],
    ] as const;
    const given = schools.map(([source, urn]) => line({ source, urn, text: source }));
    expect(ordered(given)).toEqual(['person', 'flag', 'register', 'look-round']);
  });

  it('takes schools put forward alike by name, as a reader would look them up', () => {
    const given = ['900001', '900002', '900003'].map(urn => line({ urn, text: nameOf(urn) }));
    expect(ordered(given)).toEqual(['Birch Lane', 'Élmfield', 'Oakwood']);
  });

  it('keeps the lines of one school together, the best that put it forward first, else as they came', () => {
    const given = [
      line({ urn: '900001', source: 'look-round', text: 'c', addedAt: at(1) }),
      line({ urn: '900003', source: 'register', text: 'd', addedAt: at(2) }),
      line({ urn: '900001', text: 'b', addedAt: at(5) }),
      line({ urn: '900001', text: 'a', addedAt: at(3) }),
    ];
    expect(ordered(given)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes every other section in the order its lines were added, schools or not', () => {
    const given = [
      line({ section: 'matters-arising', urn: '900001', source: 'person', text: 'second', addedAt: at(2) }),
      line({ section: 'matters-arising', urn: '900003', source: 'action', text: 'third', addedAt: at(3) }),
      line({ section: 'matters-arising', source: 'look-round', text: 'first', addedAt: at(1) }),
    ];
    expect(ordered(given)).toEqual(['first', 'second', 'third']);
  });

  it('takes schools to discuss that are no school after those that are', () => {
    const given = [
      line({ section: 'schools', text: 'none', addedAt: at(1) }),
      line({ urn: '900001', source: 'look-round', text: 'school', addedAt: at(2) }),
    ];
    expect(ordered(given)).toEqual(['school', 'none']);
  });

  it('is the same for the same lines, in whatever order they are given, and changes none of them', () => {
    const anyLine = fc.record({
      section: fc.constantFrom(...AgendaSection.options),
      source: fc.constantFrom('person', 'register', 'look-round', 'action'),
      urn: fc.constantFrom(null, '900001', '900002'),
    });
    const some = fc
      .array(anyLine, { maxLength: 10 })
      .map(given => given.map((each, i) => line({ ...each, addedAt: at(i) })));
    fc.assert(
      fc.property(
        some.chain(given =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
        ),
        ([given, shuffled]) => {
          expect(inOrder(shuffled, nameOf)).toEqual(inOrder(given, nameOf));
        },
      ),
    );
  });
});

describe('the next line', () => {
  const of = (...outcomes: LineOutcome[]) => outcomes.map((outcome, i) => line({ id: `line ${i}`, outcome }));
  const next = (lines: readonly AgendaLine[], from: string | null) => lineAfter(lines, from)?.id ?? null;

  it('of a meeting that has not begun its lines is the first open one', () => {
    expect(next(of('discussed', 'open', 'open'), null)).toBe('line 1');
    expect(next(of('parked', 'open'), null)).toBe('line 1');
  });

  it('is the next open one, round from the top', () => {
    expect(next(of('open', 'discussed', 'parked', 'open'), 'line 1')).toBe('line 3');
    expect(next(of('open', 'discussed', 'discussed'), 'line 2')).toBe('line 0');
  });

  it('is a parked one when no open one is left', () => {
    expect(next(of('parked', 'discussed', 'dropped'), 'line 2')).toBe('line 0');
    expect(next(of('parked', 'discussed', 'parked'), 'line 1')).toBe('line 2');
  });

  it('is none when the others are dealt with, even if the one that is left is not', () => {
    expect(next(of('discussed', 'parked', 'dropped', 'carried'), 'line 1')).toBeNull();
    expect(next([], null)).toBeNull();
  });

  it('is not the very line that was just parked, even if nothing else is left', () => {
    expect(next(of('discussed', 'parked'), 'line 1')).toBeNull();
    expect(next(of('discussed', 'parked'), null)).toBe('line 1');
  });

  it('starts from the top when the line it was at is gone', () => {
    expect(next(of('open', 'open'), 'gone')).toBe('line 0');
  });

  const anyOutcomes = fc.array(fc.constantFrom(...LineOutcome.options), { maxLength: 10 });
  /** Goes through a meeting in which each line ends as `ends` says, until there is no next one. */
  function walk(lines: readonly AgendaLine[], ends: readonly LineOutcome[]): string[] {
    const outcomes = new Map(lines.map(({ id, outcome }) => [id, outcome]));
    const visited: string[] = [];
    let last: string | null = null;
    for (;;) {
      const now = lines.map(each => ({ ...each, outcome: outcomes.get(each.id) ?? each.outcome }));
      // A line parked when nothing else is left is not offered again at once: only when the chair goes on.
      const here: AgendaLine | null = lineAfter(now, last) ?? lineAfter(now, null);
      if (!here || visited.length > 50) return visited;
      const end = visited.includes(here.id) || here.outcome === 'parked' ? 'discussed' : ends[visited.length];
      outcomes.set(here.id, end === undefined || end === 'open' ? 'discussed' : end);
      visited.push(here.id);
      last = here.id;
    }
  }

  it('visits every open line exactly once and then every parked one, whatever becomes of each', () => {
    fc.assert(
      fc.property(anyOutcomes, anyOutcomes, (outcomes, ends) => {
        const lines = of(...outcomes);
        const visited = walk(lines, ends);
        const open = lines.filter(({ outcome }) => outcome === 'open').map(({ id }) => id);
        expect(visited.slice(0, open.length)).toEqual(open);
        const parkedMeanwhile = open.filter((_, i) => ends[i] === 'parked');
        const parkedBefore = lines.filter(({ outcome }) => outcome === 'parked').map(({ id }) => id);
        expect(visited.slice(open.length).toSorted()).toEqual(
          [...parkedMeanwhile, ...parkedBefore].toSorted(),
        );
      }),
    );
  });

  it('visits every open line exactly once from wherever the chair jumps to', () => {
    fc.assert(
      fc.property(anyOutcomes, fc.nat({ max: 9 }), (outcomes, from) => {
        const lines = of(...outcomes);
        fc.pre(lines.length > 0);
        let here: AgendaLine | null = lines[from % lines.length] ?? null;
        const outcomeOf = new Map(lines.map(({ id, outcome }) => [id, outcome]));
        const visited: string[] = [];
        while (here && visited.length < 50) {
          visited.push(here.id);
          outcomeOf.set(here.id, 'discussed');
          const now = lines.map(each => ({ ...each, outcome: outcomeOf.get(each.id) ?? each.outcome }));
          here = lineAfter(now, here.id);
        }
        const due = lines.filter(
          ({ outcome }, i) => i === from % lines.length || undiscussed([{ ...line(), outcome }]).length > 0,
        );
        expect(visited.toSorted()).toEqual(due.map(({ id }) => id).toSorted());
      }),
    );
  });
});

describe('what must be dealt with before the meeting can be closed', () => {
  it.each(LineOutcome.options)('a line that is %s', outcome => {
    expect(undiscussed([line({ outcome })])).toHaveLength(outcome === 'open' || outcome === 'parked' ? 1 : 0);
  });
});
