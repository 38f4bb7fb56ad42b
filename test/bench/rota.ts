import { highsSolver } from '#adapters/solver/highs-solver.ts';
import { partsOf } from '#domain/rota/parts.ts';
import { COST, type Score, scoreOf } from '#domain/rota/score.ts';
import { writtenRota } from '#domain/rota/written-rota.ts';
import { trustOfNinety } from '#test/builders/rota-trust.ts';
import { makeRota } from '#workflows/rota/make-rota.ts';
import type { Figure } from './figure.ts';

const print = (name: string, score: Score) =>
  process.stderr.write(`  ${name.padEnd(28)} ${score.map(figure => figure.toFixed(0)).join('  ')}\n`);

export default async function benchRota(): Promise<Figure[]> {
  const solver = highsSolver();
  try {
    const problem = trustOfNinety();
    let began = performance.now();
    const written = partsOf(problem).flatMap(part => writtenRota(part));
    const writtenMs = performance.now() - began;
    began = performance.now();
    const made = await makeRota({ solver }, problem);
    const madeMs = performance.now() - began;
    print('by rules of thumb', scoreOf(written, problem));
    print('by the solver', made.score);
    process.stderr.write(`  best: ${made.isBest}; least: ${made.leastCost}\n`);
    return [
      { name: 'thumb', value: writtenMs / 1000, unit: 's', target: 10 },
      { name: 'a year’s rota', value: madeMs / 1000, unit: 's', target: 10 },
      {
        name: 'cost over bound',
        value: (made.score[COST] ?? 0) / (made.leastCost ?? 1),
        unit: 'times',
        target: 1.01,
      },
    ];
  } finally {
    await solver.stop();
  }
}
