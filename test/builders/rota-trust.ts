import type { BarredWeek, RotaMember, RotaProblem, Week } from '#domain/rota/problem.ts';
import { week, windows } from '#test/builders/rota.ts';

/** Numbers that look like chance and are the same on every run. */
export function chance(seed: number): (below: number) => number {
  let state = (seed % 2_147_483_646) + 1;
  return below => {
    state = (state * 16_807) % 2_147_483_647;
    return state % below;
  };
}

/** Two reviews in each of six half terms of six weeks. */
const TWELVE = windows(12, 3);

/**
 * A made-up trust of 90 schools in 24 groups of three to five, each with two reviews a half term, as Illuminate has them; spread over
 * two counties with holidays of their own, with exams in the summer and Ofsted likely for some. `inTwo`: so many of the schools
 * are in the next group as well.
 */
export function trustOfNinety(inTwo = 0): RotaProblem {
  const next = chance(9);
  const members: RotaMember[] = Array.from({ length: 90 }, (_, at) => {
    const isEast = at % 2 === 0;
    const isSecondary = next(4) === 0;
    const ofsted = next(3) === 0 ? next(30) : null;
    return {
      id: `s${at}`,
      easting: 400_000 + Math.floor(at / 4) * 3000 + next(9000),
      northing: 300_000 + next(40_000),
      away: barred('holiday', isEast ? [17] : [18]),
      notHosting: [
        ...barred('exams', isSecondary ? [31, 32, 33, 34] : [33]),
        ...(ofsted === null ? [] : barred('Ofsted is likely', [ofsted, ofsted + 1, ofsted + 2, ofsted + 3])),
      ],
    };
  });
  let from = 0;
  const groups = Array.from({ length: 24 }, (_, at) => {
    const size = at % 4 === 3 ? 3 : 4;
    const own = members.slice(from, from + size).map(({ id }) => id);
    from += size;
    return { id: `g${at}`, members: own, windows: TWELVE, past: [], hostedBefore: new Map<string, number>() };
  });
  const joined = groups.map((group, at) => {
    const guest = at > 0 && at <= inTwo ? groups[at - 1]?.members[0] : undefined;
    return { ...group, members: guest ? [...group.members, guest] : group.members };
  });
  return { members: new Map(members.map(each => [each.id, each])), groups: joined, planned: [] };
}

const barred = (why: string, numbers: readonly number[]): BarredWeek[] =>
  numbers.map((number): { week: Week; why: string } => ({ week: week(number), why }));
