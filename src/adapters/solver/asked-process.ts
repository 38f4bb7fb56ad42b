import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';

/** A process that is asked one thing at a time. Idle it keeps nobody from ending, and it ends with whoever started it. */
export interface AskedProcess<Question, Reply> {
  /** `ended` says why it is no more, or never was. One that overran is still there: whoever asked ends it. */
  ask(question: Question, ms: number): Promise<Reply | 'overrun' | { readonly ended: string }>;
  hasEnded(): boolean;
  /** Kills it, whatever it is at, and waits until it is gone. May be called again. */
  end(): Promise<void>;
}

/** So much of what it said last is kept: what V8 or WebAssembly die of is said there and nowhere else. */
const LAST_WORDS = 1000;

/** It is given nothing of the environment: it needs no secret, and options of Node's are not meant for it. */
export function askedProcess<Question extends object, Reply extends object>(
  program: URL,
): AskedProcess<Question, Reply> {
  const child = fork(program, {
    ...{ serialization: 'advanced', execArgv: [], env: {} },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let ended: string | null = null;
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (words: string) => {
    lastWords = `${lastWords}${words}`.slice(-LAST_WORDS);
  });
  const gone = once(child, 'close').then(
    ([code, signal]) => `its process ended with ${signal ?? code}: ${lastWords.trim() || 'no word'}`,
    (error: unknown) => `its process did not start: ${String(error)}`,
  );
  void gone.then(why => {
    ended = why;
  });
  // Of a message that does not reach it `close` says why.
  child.on('error', () => {});
  // A pipe is a socket, though its type says less.
  const holders = [child, child.channel, child.stderr instanceof Socket ? child.stderr : null];
  const hold = (isAsked: boolean) => {
    for (const each of holders) isAsked ? each?.ref() : each?.unref();
  };
  hold(false);

  return {
    async ask(question, ms) {
      hold(true);
      let timer: NodeJS.Timeout | undefined;
      let settle: (reply: Reply) => void = () => {};
      try {
        return await Promise.race([
          new Promise<Reply>(resolve => {
            settle = resolve;
            child.on('message', settle);
            child.send(question, () => {});
          }),
          new Promise<'overrun'>(resolve => {
            timer = setTimeout(resolve, ms, 'overrun');
          }),
          gone.then(why => ({ ended: why })),
        ]);
      } finally {
        clearTimeout(timer);
        child.off('message', settle);
        hold(false);
      }
    },
    hasEnded: () => ended !== null || child.exitCode !== null || child.signalCode !== null,
    async end() {
      hold(true);
      child.kill('SIGKILL');
      await gone;
    },
  };
}
