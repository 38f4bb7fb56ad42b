import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { PoolConfig } from 'pg';

/** The wire between a process and its database, which can be cut and mended. */
export class Wire {
  /** How to reach the database over this wire. */
  readonly connection: PoolConfig;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isCut = false;

  private constructor(server: Server, connection: PoolConfig) {
    this.#server = server;
    this.connection = connection;
  }

  /** A wire to a database that listens on a port, or, embedded, on a socket in a folder. */
  static async to({ host = '', port = 5432, user, database }: PoolConfig): Promise<Wire> {
    const far = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port };
    const server = createServer(near => wire.#join(near, connect(far)));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const near = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
    const wire = new Wire(server, { ...near, ...(user && { user }), ...(database && { database }) });
    return wire;
  }

  #join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => {});
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    if (this.#isCut) near.destroy();
  }

  /** Whoever is connected loses the connection, and nobody gets another. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
