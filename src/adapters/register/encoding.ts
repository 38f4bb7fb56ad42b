import { isUtf8 } from 'node:buffer';
import { ImportRefused } from '#domain/import/import-refused.ts';
import type { ByteSource } from './byte-source.ts';
import { hasWideMark } from './recognise.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * How the whole source is written, found by reading it once: a mark at the start says so, else it is UTF-8 when
 * every byte fits, and otherwise Windows-1252, in which older extracts were served. Throws ImportRefused.
 */
export async function detectEncoding(
  source: ByteSource,
  onBytes?: (read: number) => void,
): Promise<Encoding> {
  let tail = Buffer.alloc(0);
  let marked: boolean | null = null;
  let fits = true;
  let read = 0;
  for await (const chunk of source.read()) {
    read += chunk.length;
    onBytes?.(read);
    if (!fits && marked === false) {
      refuseZeros(source, chunk);
      continue;
    }
    const bytes = Buffer.concat([tail, chunk]);
    if (marked === null) {
      if (bytes.length < 3) {
        tail = bytes;
        continue;
      }
      if (hasWideMark(bytes)) return bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
      marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    }
    refuseZeros(source, chunk);
    const whole = bytes.length - unfinished(bytes);
    fits &&= isUtf8(bytes.subarray(0, whole));
    tail = Buffer.from(bytes.subarray(whole));
  }
  fits &&= isUtf8(tail);
  if (!fits && marked) {
    throw new ImportRefused(`${source.name} says it is UTF-8 and is not: it is damaged. Download it again.`);
  }
  return fits ? 'utf-8' : 'windows-1252';
}

/** How many bytes at the end begin a character that the next chunk may finish: 0 to 3. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function refuseZeros(source: ByteSource, chunk: Buffer): void {
  if (chunk.includes(0)) {
    throw new ImportRefused(`${source.name} is damaged or not text: it holds zero bytes. Download it again.`);
  }
}

/** The source as UTF-8 without a mark, whatever it was written in. */
export async function* asUtf8(
  source: ByteSource,
  encoding: Encoding,
  onBytes?: (read: number) => void,
): AsyncGenerator<Buffer | string> {
  let read = 0;
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.read()) {
    read += chunk.length;
    onBytes?.(read);
    // UTF-8 goes through as it is: decoding and encoding 60 MB again would double the time.
    yield encoding === 'utf-8' ? chunk : decoder.decode(chunk, { stream: true });
  }
  if (encoding !== 'utf-8') yield decoder.decode();
}
