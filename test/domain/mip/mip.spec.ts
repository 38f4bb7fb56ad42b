import { describe, expect, it } from 'vitest';
import { checkedValues, isHopeless } from '#domain/mip/check-answer.ts';
import { lpText } from '#domain/mip/lp-text.ts';
import { type Mip, merged, sumOf, type Term } from '#domain/mip/mip.ts';
import { atOnce } from '#test/builders/at-once.ts';
import { knapsack } from '#test/builders/mips.ts';

const terms = (...all: [string, number][]): Term[] => all.map(([of, times]) => ({ of, times }));

describe('a sum', () => {
  it('has each variable once, and none that counts for nothing', () => {
    expect(merged(terms(['a1', 1], ['a2', 2], ['a1', 3]))).toEqual(terms(['a1', 4], ['a2', 2]));
    expect(merged(terms(['a1', 1], ['a2', 2], ['a1', -1]))).toEqual(terms(['a2', 2]));
    expect(merged(terms(['a1', 0]))).toEqual([]);
  });

  it('is no number where a value is missing', () => {
    expect(sumOf(terms(['a1', 2], ['a2', -1]), new Map(Object.entries({ a1: 3, a2: 1 })))).toBe(5);
    expect(sumOf(terms(['a1', 2]), new Map())).toBeNaN();
  });
});

describe('a model as text', () => {
  it('is as the format has it: a goal, rows, bounds, whole numbers', () => {
    expect(atOnce(lpText(knapsack)).replaceAll(/\s+/g, ' ').trim()).toBe(
      'Minimize goal: - 4 a1 - 7 a2 Subject To m0: + 3 a1 + 5 a2 <= 14 Bounds 0 <= a1 <= 3 0 <= a2 <= 3 General a1 a2 End',
    );
  });

  it('has a line for what a row is at least and one for what it is at most, and none for a row of nothing', () => {
    const rows = [
      { terms: terms(['a1', 1]), atLeast: 1, atMost: 2 },
      { terms: [], atMost: 5 },
    ];
    const text = atOnce(lpText({ ...knapsack, rows, minimise: [] }));
    expect(text.match(/^ [lm]\d+:/gm)).toEqual([' l0:', ' m0:']);
    expect(text).toContain('goal: + 0 a1');
  });

  it('has no line that a reader would cut', () => {
    const variables = Array.from({ length: 200 }, (_, at) => ({ name: `a${at}`, least: 0, most: 1 }));
    const all = variables.map(({ name }) => ({ of: name, times: 1 }));
    const lines = atOnce(lpText({ variables, rows: [{ terms: all, atMost: 3 }], minimise: all })).split('\n');
    expect(Math.max(...lines.map(line => line.length))).toBeLessThan(60);
  });

  it('asks nothing without a variable', () => {
    expect(() => atOnce(lpText({ variables: [], rows: [], minimise: [] }))).toThrow('asks nothing');
  });
});

describe('a solver’s answer', () => {
  const model: Mip = { ...knapsack, rows: [{ terms: terms(['a1', 3], ['a2', 5]), atLeast: 5, atMost: 14 }] };
  const checked = (a1: number, a2: number) => checkedValues(model, new Map(Object.entries({ a1, a2 })));

  it('is made whole', () => {
    expect(checked(3.000_01, 0.999_99)).toEqual(new Map(Object.entries({ a1: 3, a2: 1 })));
  });

  it.each([
    ['a number that is none', Number.NaN, 1],
    ['a half', 2.5, 1],
    ['below what it may be', -1, 2],
    ['above what it may be', 4, 0],
    ['more than a row takes', 3, 2],
    ['less than a row needs', 1, 0],
  ])('is none with %s', (_, a1, a2) => {
    expect(checked(a1, a2)).toBeNull();
  });

  it('is none with a number that is none where no row would find it', () => {
    expect(
      checkedValues(
        { ...model, rows: [] },
        new Map([
          ['a1', Number.NaN],
          ['a2', 1],
        ]),
      ),
    ).toBeNull();
  });

  it('is none where a number is missing', () => {
    expect(checkedValues(model, new Map([['a1', 3]]))).toBeNull();
  });

  it('cannot be where a row counts nothing and asks for something', () => {
    expect(isHopeless({ terms: [], atLeast: 1 })).toBe(true);
    expect(isHopeless({ terms: [], atMost: -1 })).toBe(true);
    expect(isHopeless({ terms: terms(['a1', 1], ['a1', -1]), atLeast: 1 })).toBe(true);
    expect(isHopeless({ terms: [], atLeast: 0, atMost: 3 })).toBe(false);
    expect(isHopeless({ terms: terms(['a1', 1]), atLeast: 9 })).toBe(false);
  });
});
