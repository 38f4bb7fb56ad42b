import { checkedValues, isHopeless } from '#domain/mip/check-answer.ts';
import { lpText } from '#domain/mip/lp-text.ts';
import type { Mip } from '#domain/mip/mip.ts';
import { givingWay } from '#ports/giving-way.ts';
import { type Solver, type SolverAnswer, SolverFailed } from '#ports/solver.ts';
import { type AskedProcess, askedProcess } from './asked-process.ts';
import type { HighsQuestion, HighsReply } from './highs-process.ts';

export interface HighsOptions {
  /** The program of the process. */
  readonly program?: URL;
  /** How much longer than it was given it may take before it is stopped: it looks at its clock now and then. */
  readonly graceSeconds?: number;
}

const PROGRAM = new URL('./highs-process.ts', import.meta.url);
/** To load the solver on a slow machine as well. */
const GRACE_SECONDS = 10;

/**
 * HiGHS in WebAssembly, in a process of its own: it does not give way while it thinks, and to end a thread that has loaded
 * it has crashed V8 (Node 24.21), and the bot with it.
 */
export function highsSolver({ program = PROGRAM, graceSeconds = GRACE_SECONDS }: HighsOptions = {}): Solver {
  let running: AskedProcess<HighsQuestion, HighsReply> | null = null;
  let waiting = 0;
  let stops = 0;
  let last: Promise<unknown> = Promise.resolve();

  async function drop(): Promise<void> {
    const old = running;
    running = null;
    await old?.end();
  }

  async function ask(question: HighsQuestion, asOf: number): Promise<HighsReply | 'overrun'> {
    if (asOf !== stops) return { status: 'failed', why: 'it was stopped' };
    // One that died between two questions is nobody's error.
    if (running?.hasEnded()) running = null;
    const isUsed = running !== null;
    running ??= askedProcess(program);
    const reply = await running.ask(question, (question.seconds + graceSeconds) * 1000);
    if (reply === 'overrun') {
      await drop();
      return reply;
    }
    if (!('ended' in reply)) {
      if (reply.status === 'failed') await drop();
      return reply;
    }
    running = null;
    // It died between two questions, and nobody had heard of it yet.
    return isUsed ? ask(question, asOf) : { status: 'failed', why: reply.ended };
  }

  async function solveNext(model: Mip, seconds: number, asOf: number): Promise<SolverAnswer> {
    if (model.rows.some(isHopeless)) return { kind: 'impossible' };
    const reply = await ask({ text: await givingWay(lpText(model)), seconds }, asOf);
    return reply === 'overrun' ? { kind: 'gave-up', values: null, bound: null } : answerOf(model, reply);
  }

  return {
    solve(model, { seconds }) {
      waiting += 1;
      const asOf = stops;
      const mine = last
        .then(() => solveNext(model, seconds, asOf))
        .finally(() => {
          waiting -= 1;
        });
      last = mine.catch(() => {});
      return mine;
    },
    isBusy: () => waiting > 0,
    stop() {
      stops += 1;
      return drop();
    },
  };
}

function answerOf(model: Mip, reply: HighsReply): SolverAnswer {
  if (reply.status === 'failed') throw new SolverFailed(`The solver failed: ${reply.why}.`);
  if (reply.status === 'infeasible') return { kind: 'impossible' };
  const values = reply.values && checkedValues(model, reply.values);
  if (reply.status === 'stopped') return { kind: 'gave-up', values, bound: reply.bound };
  if (!values) throw new SolverFailed('The solver called something its best answer that breaks the model.');
  return { kind: 'best', values };
}
