import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A OneDrive to fetch from, over real HTTP on this machine: a file by its path, or an answer of one's own. */
export class FileServer {
  readonly asked: string[] = [];
  readonly #files = new Map<string, Buffer | ((response: ServerResponse) => void)>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const path = request.url ?? '';
      this.asked.push(path);
      const file = this.#files.get(path);
      if (typeof file === 'function') return file(response);
      response.writeHead(file ? 200 : 404, { 'content-type': 'text/html' }).end(file);
    });
  }

  static async start(): Promise<FileServer> {
    const it = new FileServer();
    await new Promise<void>(done => it.#server.listen(0, '127.0.0.1', done));
    return it;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Returns its address. */
  has(path: string, file: Buffer | ((response: ServerResponse) => void)): string {
    this.#files.set(path, file);
    return `${this.origin}${path}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(done => this.#server.close(done));
  }
}
