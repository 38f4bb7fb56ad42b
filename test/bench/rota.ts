import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { highsSolver } from '#adapters/solver/highs-solver.ts';
import { partsOf } from '#domain/rota/parts.ts';
import type { Turn } from '#domain/rota/problem.ts';
import { COST, type Score, scoreOf } from '#domain/rota/score.ts';
import { writtenRota } from '#domain/rota/written-rota.ts';
import { givingWay } from '#ports/giving-way.ts';
import { trustOfNinety } from '#test/builders/rota-trust.ts';
import { makeRota } from '#workflows/rota/make-rota.ts';
import type { Figure } from './figure.ts';

const print = (words: string) => process.stderr.write(`  ${words}\n`);
const inWords = (score: Score) =>
  `rules not kept and changes ${score.slice(0, COST).join(', ')}; cost ${score[COST]}`;

/** The longest that nothing else had its turn meanwhile, in milliseconds. */
async function heldUp<T>(work: () => Promise<T>): Promise<[T, number]> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  // It counts from one turn to the next.
  await setTimeout(20);
  const result = await work();
  await setTimeout(20);
  delays.disable();
  return [result, delays.max / 1e6];
}

/**
 * A year's rota of a trust of 90 schools in 24 groups, two reviews a half term, by rules of thumb alone and with the solver; and
 * how far it is from what no rota can be below: the solver's own bound of each group, added up, since groups with nobody in
 * common have nothing to do with each other.
 */
export default async function benchRota(): Promise<Figure[]> {
  const solver = highsSolver();
  try {
    const problem = trustOfNinety();
    let began = performance.now();
    const written: Turn[] = [];
    for (const part of partsOf(problem)) written.push(...(await givingWay(writtenRota(part))));
    const writtenMs = performance.now() - began;
    began = performance.now();
    const [made, heldUpMs] = await heldUp(() => makeRota({ solver }, problem));
    const madeMs = performance.now() - began;
    const [, hangingMs] = await heldUp(() => makeRota({ solver, seconds: 3 }, trustOfNinety(23)));
    print(`rules of thumb: ${inWords(scoreOf(written, problem))}`);
    print(`solver: ${inWords(made.score)}; no rota costs less than ${made.leastCost ?? 'nobody knows what'}`);
    if (made.failure) throw new Error(made.failure);
    return [
      { name: 'a year of 24 groups by rules of thumb', value: writtenMs / 1000, unit: 's', target: null },
      { name: 'a year of 24 groups', value: madeMs / 1000, unit: 's', target: 10 },
      { name: 'the longest that it holds the bot up', value: heldUpMs, unit: 'ms', target: null },
      { name: 'the same where all groups hang together', value: hangingMs, unit: 'ms', target: null },
      {
        ...{ name: 'its cost against the bound', unit: 'times', target: 1.01 },
        value: (made.score[COST] ?? 0) / (made.leastCost ?? 0),
      },
    ];
  } finally {
    await solver.stop();
  }
}
