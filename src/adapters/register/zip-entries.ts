import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Entry, open, type ZipFile } from 'yauzl';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { ByteSource } from './byte-source.ts';

/** The whole country is 60 MB. Anything near this is no register, and may be meant to fill the disk or the memory. */
const LARGEST = 2 * 1024 ** 3;
const MOST_ENTRIES = 1000;

/** The CSV files of a .zip. Throws ImportRefused for an Excel workbook, a locked or damaged one, or one too big. */
export async function csvEntries(path: string): Promise<ByteSource[]> {
  const archive = basename(path);
  const entries = await withZip(path, async zip => {
    const found: Entry[] = [];
    for await (const entry of zip.eachEntry()) {
      found.push(entry);
      if (found.length > MOST_ENTRIES) break;
    }
    return found;
  });
  if (entries.length > MOST_ENTRIES) {
    throw new ImportRefused(
      `${archive} holds more than ${MOST_ENTRIES} files: take the register's CSV file out of it and import that.`,
    );
  }
  const office = documentIn(entries);
  if (office) {
    throw new ImportRefused(
      `${archive} is ${office}, not a CSV file: save its sheet as "CSV UTF-8" and import that.`,
    );
  }
  const files = entries.filter(
    entry => /\.(csv|txt)$/i.test(entry.fileName) && !/(^|\/)(__MACOSX\/|\._)/.test(entry.fileName),
  );
  for (const entry of files) refuseUnreadable(archive, entry);
  return files.map(entry => ({
    name: `${entry.fileName} in ${archive}`,
    size: entry.uncompressedSize,
    read: () => readEntry(path, entry),
  }));
}

/** What is in an archive that holds no CSV file, for a refusal. */
function documentIn(entries: readonly Entry[]): string | null {
  const names = entries.map(entry => entry.fileName);
  if (names.some(name => name.startsWith('xl/'))) return 'an Excel workbook';
  if (names.some(name => name.startsWith('word/'))) return 'a Word document';
  if (names.includes('mimetype') && names.includes('content.xml')) return 'an OpenDocument file';
  return null;
}

function refuseUnreadable(archive: string, entry: Entry): void {
  if (entry.isEncrypted()) {
    throw new ImportRefused(
      `${entry.fileName} in ${archive} is locked with a password: unlock it first and import the CSV file.`,
    );
  }
  if (entry.uncompressedSize > LARGEST) {
    const gigabytes = (entry.uncompressedSize / 1024 ** 3).toFixed(1);
    throw new ImportRefused(
      `${entry.fileName} in ${archive} would unpack to ${gigabytes} GB; the whole register is far below 2 GB. Nothing was unpacked: download it again from Get Information about Schools.`,
    );
  }
}

/** Streams one entry and checks it against its own checksum: a damaged download is refused, not half read. */
async function* readEntry(path: string, entry: Entry): AsyncGenerator<Buffer> {
  const zip = await openZip(path);
  let sum = 0;
  try {
    // yauzl itself stops an entry that unpacks to more than the size it declares.
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw damaged(path, error);
  } finally {
    zip.close();
  }
  if (sum !== entry.crc32) throw damaged(path, new Error('wrong checksum'));
}

async function withZip<T>(path: string, work: (zip: ZipFile) => Promise<T>): Promise<T> {
  const zip = await openZip(path);
  try {
    return await work(zip);
  } catch (error) {
    throw damaged(path, error);
  } finally {
    zip.close();
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(damaged(path, error)) : resolve(zip),
    );
  });
}

function damaged(path: string, error: unknown): unknown {
  if (error instanceof ImportRefused || !(error instanceof Error)) return error;
  return new ImportRefused(
    `${basename(path)} is a damaged .zip archive (${error.message}). Download it again.`,
  );
}
