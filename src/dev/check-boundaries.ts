/**
 * Runs the import rules and makes sure they saw the code: with a TypeScript it does not know, dependency-cruiser
 * cruises nothing, prints a tick and exits 0.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const ROOTS = ['src', 'cards'];
const GENERATED = join('src', 'adapters', 'store', 'generated');

const written = ROOTS.flatMap(root =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map(path => join(root, path)),
).filter(path => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith(GENERATED));
const { default: rules } = (await import('../../.dependency-cruiser.mjs' as string)) as {
  default: IConfiguration;
};
const { forbidden = [], options = {} } = rules;
const { output } = await cruise(
  ROOTS,
  { ...options, ruleSet: { forbidden }, validate: true, enhancedResolveOptions: {} },
  { ...options.enhancedResolveOptions },
  { tsConfig: extractTSConfig('tsconfig.json') },
);
const { modules, summary } = output as ICruiseResult;
const seen = new Set(modules.map(module => join(module.source)));
const missed = written.filter(path => !seen.has(path));
const edges = modules
  .filter(m => written.includes(join(m.source)))
  .reduce((sum, m) => sum + m.dependencies.length, 0);

for (const { rule, from, to } of summary.violations) process.stderr.write(`${rule.name}: ${from} → ${to}\n`);
if (missed.length > 0) process.stderr.write(`not seen by the rules: ${missed.join(', ')}\n`);
// Every module but a few leaves imports something: fewer edges than modules means the imports were not read.
const blind = missed.length > 0 || edges < written.length;
process.stdout.write(
  `boundaries: ${written.length} modules, ${edges} imports, ${summary.violations.length} against the rules\n`,
);
process.exitCode = blind || summary.violations.length > 0 ? 1 : 0;
if (blind && missed.length === 0)
  process.stderr.write(
    `only ${edges} imports were read of ${written.length} modules: the rules did not see the code\n`,
  );
