import { createServer, type ListenOptions, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { cutFrames, DISCARD, endsUnit, type Frame, ROLLBACK, readAnswer, SYNC } from './wire-frames.ts';

/**
 * Serves PGlite's one session to many connections, as a server would: the session belongs to one connection from the
 * first message of a statement until the server says it is idle, so that a statement or a transaction of one client
 * is never interleaved with another's. (pglite-socket 0.1.3, by its source, takes turns by message outside transactions;
 * under eight concurrent clients it hung, and under four some were given wrong answers, which stopped with this server.)
 */
export interface PgliteServer {
  close(): Promise<void>;
}

/** A client that holds a transaction open and says nothing for so long is gone or stuck: everyone else waits for it. */
const SILENT_MS = 60_000;

interface Client {
  readonly socket: Socket;
  rest: Buffer;
  started: boolean;
  /** Messages that have come in and not yet been run. */
  inbox: Frame[];
  /** It has asked for the session and not got it yet. */
  waiting: boolean;
  gone: boolean;
}

/** Starts listening; resolves when it does, rejects when it cannot. */
export function servePglite(db: PGlite, listen: ListenOptions): Promise<PgliteServer> {
  const clients = new Set<Client>();
  const queue: Client[] = [];
  let owner: Client | null = null;
  let working = false;
  let silence: NodeJS.Timeout | undefined;

  /** Whether what has come in can be run: a whole unit, or more of what was begun. */
  const isReady = (client: Client) =>
    client.inbox.some(endsUnit) || (client === owner && client.inbox.length > 0);

  async function run(client: Client): Promise<void> {
    while (!client.gone && isReady(client)) {
      const frame = client.inbox.shift();
      if (!frame) break;
      const { bytes, state } = readAnswer(await db.execProtocolRaw(frame.bytes), frame);
      if (bytes.length > 0 && !client.gone) client.socket.write(bytes);
      if (state === 'I') {
        release();
        // Whoever waited comes first; this client's next statement queues like anyone's.
        return ask(client);
      }
    }
  }

  function ask(client: Client): void {
    if (client === owner || client.waiting || client.gone || !isReady(client)) return;
    client.waiting = true;
    queue.push(client);
  }

  function release(): void {
    owner = null;
    clearTimeout(silence);
  }

  /** Puts the session back as a new one after a client left it in the middle of something. */
  async function recover(): Promise<void> {
    for (const message of [SYNC, ROLLBACK, DISCARD]) await db.execProtocolRaw(message);
    release();
  }

  async function work(): Promise<void> {
    if (working) return;
    working = true;
    try {
      for (;;) {
        if (owner?.gone) await recover();
        owner ??= next();
        if (!owner || !isReady(owner)) {
          if (owner && !owner.gone) waitFor(owner);
          if (!owner?.gone) return;
          continue;
        }
        clearTimeout(silence);
        await run(owner);
      }
    } catch {
      // The session itself failed: nobody's answer can be trusted any more.
      for (const client of clients) client.socket.destroy();
      release();
    } finally {
      working = false;
    }
  }

  function next(): Client | null {
    const client = queue.shift() ?? null;
    if (client) client.waiting = false;
    return client;
  }

  function waitFor(client: Client): void {
    clearTimeout(silence);
    silence = setTimeout(() => client.socket.destroy(), SILENT_MS).unref();
  }

  function receive(client: Client, bytes: Buffer): void {
    const { frames, rest } = cutFrames(Buffer.concat([client.rest, bytes]), client.started);
    client.rest = rest;
    for (const frame of frames) {
      if (frame.kind === 'startup') client.started = true;
      if (frame.kind === 'X') return void client.socket.end();
      if (frame.kind === 'other')
        client.socket.write('N'); // No encryption inside one machine.
      else client.inbox.push(frame);
    }
    ask(client);
    void work();
  }

  function leave(client: Client): void {
    client.gone = true;
    clients.delete(client);
    const place = queue.indexOf(client);
    if (place >= 0) queue.splice(place, 1);
    if (client === owner) void work();
  }

  const server = createServer(socket => {
    const client: Client = {
      socket,
      rest: Buffer.alloc(0),
      started: false,
      inbox: [],
      waiting: false,
      gone: false,
    };
    clients.add(client);
    socket.setNoDelay(true);
    socket.on('data', bytes => {
      try {
        receive(client, bytes);
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => leave(client));
  });

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen, () => {
      resolve({
        async close() {
          const closed = new Promise(done => server.close(done));
          for (const client of clients) client.socket.destroy();
          await closed;
          while (working) await new Promise(done => setImmediate(done));
        },
      });
    });
  });
}
