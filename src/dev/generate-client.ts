/**
 * Writes the Prisma client from prisma/schema.prisma.
 *
 * Prisma's command line insists on a schema engine binary even here, where it never runs it, and would try to
 * download one. Naming any executable spares the download (and works on a closed network).
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate'], {
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  encoding: 'utf8',
});
if (status !== 0) {
  process.stderr.write(`${stdout}${stderr}\n`);
  process.exitCode = status ?? 1;
}
