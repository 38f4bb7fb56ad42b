import { writeFile } from 'node:fs/promises';
import { firstBytes } from '#adapters/register/byte-source.ts';
import { fileSource } from '#adapters/register/file-source.ts';
import type { GivenFile } from '#ports/plan-files.ts';
import { Refusal } from '../refusal.ts';

/** A file from the disk, with one byte more than may be: enough to be refused, and not the whole of it. */
export async function givenFile(path: string, mostBytes: number): Promise<GivenFile> {
  const source = await fileSource(path);
  return { name: source.name, bytes: await firstBytes(source, mostBytes + 1) };
}

/** A file that is not there yet; its ending says what it will be. Throws Refusal, also rather than write over one. */
export function newFile(path: string): { format: 'xlsx' | 'csv'; write(bytes: Uint8Array): Promise<void> } {
  const ending = /\.(xlsx|csv)$/i.exec(path)?.[1]?.toLowerCase();
  if (ending !== 'xlsx' && ending !== 'csv')
    throw new Refusal(`${path} says neither .xlsx nor .csv at its end: give it one of the two.`);
  return {
    format: ending,
    write: bytes =>
      writeFile(path, bytes, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
        throw new Refusal(
          error.code === 'EEXIST'
            ? `There is a file ${path} already, and it is left as it is: give another name.`
            : `${path} cannot be written (${error.code ?? error.message}).`,
        );
      }),
  };
}
