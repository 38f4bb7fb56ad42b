import { Batches } from './batches.ts';
import type { AskGraph, GraphAnswer, GraphCall } from './graph-client.ts';
import type { MailboxTurns } from './mailbox-turns.ts';
import type { Patience, Timing } from './patience.ts';
import { waitBeforeNext } from './repeat.ts';

export interface BatchDeps {
  readonly ask: AskGraph;
  readonly turns: MailboxTurns;
  readonly timing: Timing;
}

/**
 * Asks for many things in batches: never more than four at once of one mailbox, and each repeated alone where it alone
 * was throttled or failed. Answers in the order of the calls; what a call's promise rejects with is its own.
 */
export function eachInTurn(
  deps: BatchDeps,
  calls: readonly { readonly mailbox: string; readonly call: GraphCall }[],
  patience: Patience,
): Promise<PromiseSettledResult<GraphAnswer>[]> {
  const { ask, turns, timing } = deps;
  const batches = new Batches(ask, patience);

  async function one(mailbox: string, call: GraphCall): Promise<GraphAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await turns.take(mailbox, patience, () => batches.ask(call));
      const wait = waitBeforeNext(attempt, answer, call.isRepeatable);
      if (wait === null || wait >= patience.leftMs()) return answer;
      await timing.wait(wait, patience.signal);
    }
  }

  return Promise.allSettled(calls.map(({ mailbox, call }) => one(mailbox, call)));
}
