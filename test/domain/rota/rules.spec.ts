import { describe, expect, it } from 'vitest';
import type { Rota, Turn } from '#domain/rota/problem.ts';
import { windowsApart } from '#domain/rota/problem.ts';
import { reasonsFor, shortfallInWords } from '#domain/rota/reasons.ts';
import { breachesOf, shortfallsOf } from '#domain/rota/rules.ts';
import { changesOf } from '#domain/rota/score.ts';
import { barred, group, member, problem, week, windows } from '#test/builders/rota.ts';

/** `host` with all others of the group, in the window's first week. */
const turnsOf = (id: string, hosts: string, more: Partial<Turn> = {}): Rota =>
  [...hosts].map((host, at) => ({
    ...{ group: id, window: `w${at}`, week: week(at * 3), host },
    visitors: id.split('-').filter(each => each !== host),
    ...more,
  }));
const three = (hosts: string) => group(['a', 'b', 'c'], { windows: windows(hosts.length) });
const rulesOf = (hosts: string) =>
  shortfallsOf(turnsOf('a-b-c', hosts), problem([three(hosts)])).map(({ rule }) => rule);

describe('what no rota may do', () => {
  const asked = problem(
    [three('abc'), group(['a', 'd'], { windows: windows(1) })],
    [member('a', { notHosting: barred('exams', 0) }), member('c', { away: barred('closed', 3) })],
  );
  const [first, second] = turnsOf('a-b-c', 'bba');
  if (!first || !second) throw new Error('there are three');

  it.each<[string, Rota]>([
    ['unknown', [{ ...first, week: week(9) }]],
    ['unknown', [{ ...first, host: 'd' }]],
    ['window-twice', [first, { ...first, week: week(1) }]],
    ['window-twice', [first, first]],
    ['no-visitor', [{ ...first, visitors: [] }]],
    ['visits-itself', [{ ...first, visitors: ['b', 'c'] }]],
    ['host-barred', [{ ...first, host: 'a', visitors: ['b', 'c'] }]],
    ['visitor-away', [second]],
    ['twice-a-week', [first, { group: 'a-d', window: 'w0', week: week(0), host: 'd', visitors: ['a'] }]],
  ])('%s', (rule, rota) => {
    expect(breachesOf(rota, asked).map(breach => breach.rule)).toEqual([rule]);
  });

  it('is none of it where the turn is as it should be', () => {
    expect(breachesOf([first, { ...second, visitors: ['a'] }], asked)).toEqual([]);
  });
});

describe('what a rota should do', () => {
  it.each<[string, string[]]>([
    ['abcabc', []],
    ['abcbac', ['reciprocal']],
    ['aabcbc', ['hosts-running', 'reciprocal', 'reciprocal']],
    ['abcaca', ['uneven', 'reciprocal', 'reciprocal']],
  ])('%s lacks %j', (hosts, rules) => {
    expect(rulesOf(hosts)).toEqual(rules);
  });

  it.each([0, 1, 2])('counts no pair where one of the two was not there in turn %i of three', without => {
    const rota = turnsOf('a-b-c', 'bab').map((turn, at) =>
      at === without ? { ...turn, visitors: ['c'] } : turn,
    );
    expect(shortfallsOf(rota, problem([three('bab')])).map(({ rule }) => rule)).toEqual(['missed', 'uneven']);
  });

  it('goes on from what is past', () => {
    const past = [
      { host: 'a', visitors: ['b', 'c'] },
      { host: 'b', visitors: ['a', 'c'] },
    ];
    const rulesAfter = (host: string) =>
      shortfallsOf(turnsOf('a-b-c', host), problem([{ ...three('a'), past }])).map(({ rule }) => rule);
    expect(rulesAfter('a')).toEqual(['uneven', 'reciprocal']);
    expect(rulesAfter('b')).toEqual(['uneven', 'hosts-running']);
    expect(rulesAfter('c')).toEqual([]);
  });

  it('begins anew after a window without a review', () => {
    const rota = turnsOf('a-b-c', 'aaa').filter((_, at) => at !== 1);
    expect(shortfallsOf(rota, problem([three('aaa')])).map(({ rule }) => rule)).toEqual([
      'not-held',
      'uneven',
    ]);
  });
});

describe('why a rule is not kept', () => {
  const names = new Map([
    ['a', 'Ashby'],
    ['b', 'Birch Lane'],
    ['c', 'Carr'],
  ]);
  const said = (rota: Rota, asked: ReturnType<typeof problem>) =>
    shortfallsOf(rota, asked).map(each =>
      shortfallInWords(each, reasonsFor(each, rota, asked), id => names.get(id) ?? id),
    );

  it('says that there are only two, or one', () => {
    expect(said(turnsOf('a-b', 'aba'), problem([group(['a', 'b'], { windows: windows(3) })]))).toEqual([
      'Ashby and Birch Lane go to each other twice running: there are only the two of them.',
    ]);
    expect(said([], problem([group(['a'], { windows: windows(1) })]))).toEqual([
      'No week can be found for this review: nobody else is in the group.',
    ]);
  });

  it('says who cannot, and why', () => {
    const c = member('c', {
      notHosting: barred('Ofsted is likely', 0, 1, 2, 3),
      away: barred('a closure', 6),
    });
    const asked = problem([three('aba')], [c]);
    const rota = turnsOf('a-b-c', 'aba').map((turn, at) => (at === 2 ? { ...turn, visitors: ['b'] } : turn));
    expect(said(rota, asked)).toEqual([
      'Carr cannot come to this review: Carr cannot always come (a closure).',
      'Ashby hosts 2 times more than Carr: Carr cannot always host (a closure and Ofsted is likely).',
      'Ashby and Birch Lane go to each other twice running: Carr cannot always host (a closure and Ofsted is likely).',
    ]);
  });

  it('says that something else counts for more where nothing stands in the way', () => {
    expect(said(turnsOf('a-b-c', 'aab'), problem([three('aab')]))).toEqual([
      'Ashby hosts 2 times more than Carr: it could only be kept by breaking a rule that counts for more.',
      'Ashby hosts twice running: it could only be kept by breaking a rule that counts for more.',
    ]);
  });
});

describe('windows and changes', () => {
  it('give a week that two windows share to the earlier one', () => {
    const shared = [
      { id: 'one', weeks: [week(0), week(1)] },
      { id: 'two', weeks: [week(1), week(2)] },
      { id: 'three', weeks: [week(2)] },
    ];
    expect(windowsApart(shared).map(({ weeks }) => weeks.length)).toEqual([2, 1, 0]);
  });

  it('count a turn as changed by its week and its host, not by who comes', () => {
    const planned = turnsOf('a-b-c', 'abc');
    expect(
      changesOf(
        planned.map(turn => ({ ...turn, visitors: [] })),
        planned,
      ),
    ).toBe(0);
    expect(changesOf(planned.slice(1), planned)).toBe(1);
    expect(
      changesOf(
        planned.map(turn => ({ ...turn, host: 'a' })),
        planned,
      ),
    ).toBe(2);
  });
});
