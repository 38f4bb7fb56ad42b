import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Soak } from './soak.ts';

/**
 * `npm run soak` runs every long soak, `npm run soak -- NAME` one; `--seed N` plays a run again. Ends with 1 when one
 * found a fault, 2 when there is none of that name.
 */
const FOLDER = join(import.meta.dirname, 'long');
const NAMES = readdirSync(FOLDER)
  .map(file => file.replace(/\.ts$/, ''))
  .sort();

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
});
const out = (words: string) => process.stdout.write(`${words}\n`);
const load = async (name: string) =>
  ((await import(pathToFileURL(join(FOLDER, `${name}.ts`)).href)) as { default: Soak }).default;

const unknown = positionals.filter(name => !NAMES.includes(name));
if (values.help) {
  for (const name of NAMES) out(`${name.padEnd(20)} ${(await load(name)).about}`);
} else if (unknown.length > 0) {
  process.stderr.write(`There is no soak "${unknown[0]}". There is: ${NAMES.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9));
  for (const name of positionals.length > 0 ? positionals : NAMES) {
    const soak = await load(name);
    const began = performance.now();
    const since = () => `${Math.round((performance.now() - began) / 1000)} s`.padStart(6);
    out(`${name}: ${soak.about} (--seed ${seed})`);
    const { figures, faults } = await soak.run({ seed, say: words => out(`${since()}  ${words}`) });
    for (const [what, figure] of Object.entries(figures)) out(`        ${what}: ${figure}`);
    for (const fault of faults.slice(0, 50)) out(`  FAULT ${fault}`);
    out(`${faults.length === 0 ? 'PASS' : `FAIL (${faults.length} faults)`} ${name} in ${since().trim()}\n`);
    if (faults.length > 0) process.exitCode = 1;
  }
}
