import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { ByteSource } from './byte-source.ts';

/** A file on disk. Throws ImportRefused, also while it is read, when it cannot be. */
export async function fileSource(path: string): Promise<ByteSource> {
  const name = basename(path);
  const facts = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new ImportRefused(
      error.code === 'ENOENT'
        ? `There is no file ${path}.`
        : `${path} cannot be read (${error.code ?? error.message}).`,
    );
  });
  if (!facts.isFile()) throw new ImportRefused(`${path} is not a file.`);
  return {
    name,
    size: facts.size,
    async *read() {
      try {
        for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }))
          yield chunk as Buffer;
      } catch (error) {
        throw new ImportRefused(
          `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
        );
      }
    },
  };
}
