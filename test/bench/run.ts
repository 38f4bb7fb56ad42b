import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench, Figure } from './figure.ts';

/**
 * `npm run bench` measures everything, `npm run bench -- NAME` one file. A figure over its target is shown and is no
 * failure: machines differ. Ends with 1 when a measurement could not be made, 2 when there is none of that name.
 */
const NAMES = readdirSync(import.meta.dirname)
  .map(file => file.replace(/\.ts$/, ''))
  .filter(name => name !== 'run' && name !== 'figure')
  .sort();

async function measure(name: string): Promise<Figure[]> {
  const file = pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href;
  const module = (await import(file)) as { default?: Bench };
  if (!module.default) throw new Error(`test/bench/${name}.ts has no default export`);
  return module.default();
}

function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, target }) => [
    name,
    `${value.toFixed(1)} ${unit}`,
    target === null ? '' : `${target} ${unit}`,
    target === null ? '' : value <= target ? 'yes' : 'NO',
  ]);
  const all = [['what', 'figure', 'target', 'within'], ...rows];
  const width = (column: number) => Math.max(...all.map(row => row[column]?.length ?? 0));
  const [what, figure, target] = [width(0), width(1), width(2)];
  return all
    .map(([a = '', b = '', c = '', d = '']) =>
      `${a.padEnd(what)}  ${b.padStart(figure)}  ${c.padStart(target)}  ${d}`.trimEnd(),
    )
    .join('\n');
}

const [asked] = process.argv.slice(2);
if (asked === '--help' || asked === '-h') {
  process.stdout.write(
    `npm run bench            measures everything\nnpm run bench -- NAME    ${NAMES.join(', ')}\n`,
  );
} else if (asked !== undefined && !NAMES.includes(asked)) {
  process.stderr.write(`There is no measurement "${asked}". There is: ${NAMES.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const name of asked === undefined ? NAMES : [asked]) {
    process.stderr.write(`Measuring ${name}\n`);
    try {
      figures.push(...(await measure(name)));
    } catch (error) {
      process.stderr.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
  process.stdout.write(`${table(figures)}\n`);
}
