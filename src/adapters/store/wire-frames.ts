/** The little of PostgreSQL's wire protocol (version 3) that a server in front of one session must read. */

const STARTUP = 196_608;
const LENGTH_BYTES = 4;
/** No message of ours comes near; a length beyond it is not PostgreSQL speaking. */
const LARGEST = 256 * 1024 * 1024;

export interface Frame {
  /** "Q", "P", "S" …; "startup" for the first message and "other" for a request to encrypt or cancel. */
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Cuts a client's bytes into whole messages; what is left over waits for more. Throws on what cannot be one. */
export function cutFrames(buffer: Buffer, started: boolean): { frames: Frame[]; rest: Buffer } {
  const frames: Frame[] = [];
  let at = 0;
  let typed = started;
  for (;;) {
    const head = typed ? 1 : 0;
    if (buffer.length - at < head + LENGTH_BYTES) break;
    const length = buffer.readUInt32BE(at + head);
    if (length < LENGTH_BYTES || length > LARGEST) throw new Error('not a PostgreSQL message');
    const end = at + head + length;
    if (buffer.length < end) break;
    const bytes = Uint8Array.from(buffer.subarray(at, end));
    if (typed) frames.push({ kind: String.fromCharCode(buffer[at] ?? 0), bytes });
    else {
      const isStartup = buffer.readUInt32BE(at + LENGTH_BYTES) === STARTUP;
      frames.push({ kind: isStartup ? 'startup' : 'other', bytes });
      typed = isStartup;
    }
    at = end;
  }
  return { frames, rest: buffer.subarray(at) };
}

/** After these the server says that it is ready again; until then a client's messages belong together. */
export function endsUnit({ kind }: Frame): boolean {
  return kind === 'Q' || kind === 'S' || kind === 'F' || kind === 'startup';
}

const READY = 0x5a;

/**
 * The server's answer to one message, as a client must see it, and the state it says it is in: 'I' idle, 'T' in a
 * transaction, 'E' in a failed one; null when it has not said that it is ready. PGlite says it is ready right after
 * an error too, and again at the Sync that follows; a client would take the second for the answer to its next question.
 */
export function readAnswer(answer: Uint8Array, to: Frame): { bytes: Uint8Array; state: string | null } {
  const view = new DataView(answer.buffer, answer.byteOffset, answer.byteLength);
  const kept: Uint8Array[] = [];
  let state: string | null = null;
  for (let at = 0; at + 1 + LENGTH_BYTES <= answer.length; ) {
    const end = at + 1 + view.getUint32(at + 1);
    const isReady = answer[at] === READY;
    if (isReady && endsUnit(to)) state = String.fromCharCode(answer[at + 1 + LENGTH_BYTES] ?? 0);
    if (!isReady || endsUnit(to)) kept.push(answer.subarray(at, end));
    at = end;
  }
  return { bytes: Buffer.concat(kept), state };
}

const statement = (sql: string): Uint8Array => {
  const bytes = Buffer.alloc(1 + LENGTH_BYTES + Buffer.byteLength(sql) + 1);
  bytes.write('Q');
  bytes.writeUInt32BE(bytes.length - 1, 1);
  bytes.write(sql, 1 + LENGTH_BYTES);
  return Uint8Array.from(bytes);
};
/** Ends a half-sent extended query, so that the next message is read again. */
export const SYNC = Uint8Array.from([0x53, 0, 0, 0, 4]);
export const ROLLBACK = statement('ROLLBACK');
export const DISCARD = statement('DISCARD ALL');
