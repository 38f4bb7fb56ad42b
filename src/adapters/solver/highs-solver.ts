import { Worker } from 'node:worker_threads';
import { checkedValues, isHopeless } from '#domain/mip/check-answer.ts';
import { lpText } from '#domain/mip/lp-text.ts';
import type { Mip } from '#domain/mip/mip.ts';
import { type Solver, type SolverAnswer, SolverFailed } from '#ports/solver.ts';
import type { HighsQuestion, HighsReply } from './highs-worker.ts';

export interface HighsOptions {
  /** The program of the worker. */
  readonly program?: URL;
  /** How much longer than it was given it may take before it is stopped: it looks at its clock now and then. */
  readonly graceSeconds?: number;
}

const PROGRAM = new URL('./highs-worker.ts', import.meta.url);
/** To load the solver on a slow machine as well. */
const GRACE_SECONDS = 10;

/** HiGHS in WebAssembly, in a thread of its own: it does not give way while it thinks, and a crash takes only the thread. */
export function highsSolver({ program = PROGRAM, graceSeconds = GRACE_SECONDS }: HighsOptions = {}): Solver {
  let worker: Worker | null = null;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function drop(): Promise<void> {
    const old = worker;
    worker = null;
    await old?.terminate();
  }

  function started(): Worker {
    const fresh = new Worker(program);
    const forget = () => {
      if (worker === fresh) worker = null;
    };
    // One that dies between two questions is nobody's error.
    return fresh.on('error', forget).on('exit', forget);
  }

  async function ask(question: HighsQuestion): Promise<HighsReply | 'overrun'> {
    const isUsed = worker !== null;
    worker ??= started();
    const asked = worker;
    asked.ref();
    const reply = await replyOf(asked, question, (question.seconds + graceSeconds) * 1000);
    // It died between two questions, and nobody had heard of it yet.
    if (reply === 'ended' && isUsed) return ask(question);
    if (reply === 'ended') return { status: 'failed', why: 'its thread ended' };
    if (reply === 'overrun' || reply.status === 'failed') await drop();
    // An idle solver keeps no process alive.
    else asked.unref();
    return reply;
  }

  async function solveNext(model: Mip, seconds: number): Promise<SolverAnswer> {
    if (model.rows.some(isHopeless)) return { kind: 'impossible' };
    const reply = await ask({ text: lpText(model), seconds });
    return reply === 'overrun' ? { kind: 'gave-up', values: null, bound: null } : answerOf(model, reply);
  }

  return {
    solve(model, { seconds }) {
      waiting += 1;
      const mine = last
        .then(() => solveNext(model, seconds))
        .finally(() => {
          waiting -= 1;
        });
      last = mine.catch(() => {});
      return mine;
    },
    isBusy: () => waiting > 0,
    async stop() {
      if (waiting > 0) return drop();
      // Idle it holds nobody up and goes with the process; to end a thread that has loaded WebAssembly has crashed V8 (Node 24.21).
      worker = null;
    },
  };
}

function replyOf(
  worker: Worker,
  question: HighsQuestion,
  ms: number,
): Promise<HighsReply | 'overrun' | 'ended'> {
  return new Promise(resolve => {
    const settle = (reply: HighsReply | 'overrun' | 'ended') => {
      clearTimeout(timer);
      worker.off('message', settle).off('error', onError).off('exit', onExit);
      resolve(reply);
    };
    const onError = (error: unknown) => settle({ status: 'failed', why: String(error) });
    const onExit = () => settle('ended');
    const timer = setTimeout(() => settle('overrun'), ms);
    worker.on('message', settle).on('error', onError).on('exit', onExit);
    worker.postMessage(question);
  });
}

function answerOf(model: Mip, reply: HighsReply): SolverAnswer {
  if (reply.status === 'failed') throw new SolverFailed(`The solver failed: ${reply.why}.`);
  if (reply.status === 'infeasible') return { kind: 'impossible' };
  const values = reply.values && checkedValues(model, reply.values);
  if (reply.status === 'stopped') return { kind: 'gave-up', values, bound: reply.bound };
  if (!values) throw new SolverFailed('The solver called something its best answer that breaks the model.');
  return { kind: 'best', values };
}
