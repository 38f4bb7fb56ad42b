import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTable } from '#adapters/register/open-table.ts';
import { openStore } from '#adapters/store/open-store.ts';
import { looksLikeRegister } from '#domain/school/register-columns.ts';
import { registerText, school } from '#test/builders/register-file.ts';
import { importSchools } from '#workflows/import-schools.ts';
import type { Figure } from './figure.ts';

const ROWS = 25_000;
const ONE_TRUST = 31;
const MB = 1024 * 1024;

/** A whole-country file: 31 schools in trust 90001, the others 25 to a trust. */
async function writeCountry(path: string, trustOf: (row: number) => string): Promise<void> {
  const out = createWriteStream(path);
  for (let start = 0; start < ROWS; start += 1000) {
    const rows = Array.from({ length: 1000 }, (_, i) => {
      const row = start + i;
      const uid = trustOf(row);
      return school(String(100_000 + row), `School number ${row}, of somewhere`, {
        'Trusts (code)': uid,
        'Trusts (name)': `TRUST NUMBER ${uid}`,
        // The register's rows are about 1 kB; ours carry fewer values, so the address makes up for it.
        Locality: 'A long locality '.repeat(30),
      });
    });
    const text = registerText(rows);
    if (!out.write(start === 0 ? text : text.slice(text.indexOf('\n') + 1))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Seconds and megabytes above idle for one import into a new embedded store, opened and warm before the clock starts. */
async function measure(
  path: string,
  folder: string,
): Promise<{ seconds: number; megabytes: number; schools: number }> {
  const store = await openStore(
    { databaseUrl: null, dataDir: join(folder, 'data') },
    { role: 'command-line' },
  );
  await store.trusts.list();
  let peak = process.memoryUsage.rss();
  const idle = peak;
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 50);
  const started = performance.now();
  let ids = 0;
  try {
    const table = await openTable(path, { what: 'the school register', mend: '', fits: looksLikeRegister });
    const done = await importSchools(
      { store, clock: { now: () => '2026-11-03T09:30:00.000Z' }, newId: () => `trust-${++ids}` },
      { table, uid: '90001', givenTenant: null, configuredTenant: null },
    );
    const seconds = (performance.now() - started) / 1000;
    peak = Math.max(peak, process.memoryUsage.rss());
    return { seconds, megabytes: (peak - idle) / MB, schools: done.added.length };
  } finally {
    clearInterval(sampler);
    await store.close();
  }
}

/** The import of a whole-country file: filtered to one trust, and all of it stored in one. */
export default async function benchImport(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const cases = [
    {
      name: `import of ${ROWS} rows filtered to ${ONE_TRUST} schools`,
      schools: ONE_TRUST,
      seconds: 30,
      megabytes: 300,
    },
    { name: `import of ${ROWS} rows, all stored`, schools: ROWS, seconds: 120, megabytes: null },
  ];
  for (const { name, schools, seconds, megabytes } of cases) {
    const folder = mkdtempSync(join(tmpdir(), 'fortnight-bench-'));
    try {
      const path = join(folder, 'country.csv');
      await writeCountry(path, row => (row < schools ? '90001' : String(91_000 + Math.floor(row / 25))));
      const size = Math.round(statSync(path).size / MB);
      const got = await measure(path, folder);
      if (got.schools !== schools) throw new Error(`${name}: ${got.schools} schools came in, not ${schools}`);
      figures.push({ name: `${name} (${size} MB file)`, value: got.seconds, unit: 's', target: seconds });
      figures.push({
        name: `${name}, memory above idle`,
        value: got.megabytes,
        unit: 'MB',
        target: megabytes,
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return figures;
}
