import type { Mip } from '#domain/mip/mip.ts';

/**
 * Nothing that a solver can finish: which of many numbers add up to one just out of reach, in fifty rows at once (market
 * split, Cornuéjols and Dawande), with numbers that are the same on every run.
 */
export function hardMip(rows = 6, columns = 50): Mip {
  let seed = 7;
  const number = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed % 100;
  };
  const names = Array.from({ length: columns }, (_, at) => `x${at}`);
  const slacks = Array.from({ length: rows }, (_, at) => [`p${at}`, `n${at}`] as const);
  const yesOrNo = names.map(name => ({ name, least: 0, most: 1 }));
  return {
    variables: [...yesOrNo, ...slacks.flatMap(pair => pair.map(name => ({ name, least: 0, most: 5000 })))],
    rows: slacks.map(([over, under]) => {
      const terms = names.map(of => ({ of, times: number() }));
      const half = Math.floor(terms.reduce((sum, { times }) => sum + times, 0) / 2);
      const all = [...terms, { of: over, times: -1 }, { of: under, times: 1 }];
      return { terms: all, atLeast: half, atMost: half };
    }),
    minimise: slacks.flatMap(pair => pair.map(of => ({ of, times: 1 }))),
  };
}

/** Worth most with three of the one and one of the other. */
export const knapsack: Mip = {
  variables: [
    { name: 'a1', least: 0, most: 3 },
    { name: 'a2', least: 0, most: 3 },
  ],
  rows: [
    {
      terms: [
        { of: 'a1', times: 3 },
        { of: 'a2', times: 5 },
      ],
      atMost: 14,
    },
  ],
  minimise: [
    { of: 'a1', times: -4 },
    { of: 'a2', times: -7 },
  ],
};
