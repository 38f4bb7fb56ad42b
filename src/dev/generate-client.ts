/**
 * Writes what is made from other files: the shape of model files for editors, and the Prisma client from
 * prisma/schema.prisma, when it is not there yet or the schema has changed since.
 *
 * Prisma's command line insists on a schema engine binary even here, where it never runs it, and would try to
 * download one. Naming any executable spares the download (and works on a closed network).
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { modelJsonSchema } from '#domain/improvement-model/model-json-schema.ts';

const require = createRequire(import.meta.url);
const ROOT = join(import.meta.dirname, '../..');
const STAMP = join(ROOT, 'src/adapters/store/generated/made-from.txt');

writeFileSync(join(ROOT, 'src/models/model.schema.json'), `${JSON.stringify(modelJsonSchema(), null, 2)}\n`);

const { version } = require('prisma/package.json') as { version: string };
const schema = readFileSync(join(ROOT, 'prisma/schema.prisma'));
const madeFrom = `${version} ${createHash('sha256').update(schema).digest('hex')}`;

if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== madeFrom) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve('prisma/build/index.js'), 'generate'],
    {
      cwd: ROOT,
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
      encoding: 'utf8',
    },
  );
  if (status === 0) writeFileSync(STAMP, madeFrom);
  else {
    process.stderr.write(`${stdout}${stderr}\n`);
    process.exitCode = status ?? 1;
  }
}
