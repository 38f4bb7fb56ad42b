/** Bytes that can be read from the start, any number of times: a file, or one entry of a .zip. */
export interface ByteSource {
  /** What a person would call it: "register.csv", or "schools.csv in extract.zip". */
  readonly name: string;
  /** How many bytes a whole reading gives, as far as known beforehand. */
  readonly size: number;
  /** Reads from the start. Stopping early closes what was open. */
  read(): AsyncIterable<Buffer>;
}

/** Called with the bytes read so far, of all passes over the file, and how many there will be. */
export type OnBytes = (done: number, total: number) => void;

/** The first bytes of a source, at most `limit`. */
export async function firstBytes(source: ByteSource, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of source.read()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}
