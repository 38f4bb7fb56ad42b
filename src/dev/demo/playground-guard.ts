/**
 * Loaded into each Playground before its own code. It would listen on every network of the machine, with no
 * password: here it listens on this machine only. And it ends when the demo does, however the demo ends.
 */
import { Server } from 'node:net';

const { listen } = Server.prototype;

Server.prototype.listen = function onThisMachine(this: Server, ...args: unknown[]): Server {
  const [port, host] = args;
  const bare = typeof port === 'number' && typeof host !== 'string';
  return Reflect.apply(listen, this, bare ? [port, '127.0.0.1', ...args.slice(1)] : args);
};

process.once('disconnect', () => process.exit(0));
