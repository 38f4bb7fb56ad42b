import { Later } from '#ports/jobs.ts';
import type { SendPlace } from '#ports/send-rate.ts';
import type { Bot } from './context.ts';

/** As long as a worker may stand still; for longer the job goes back to the queue. */
const PATIENCE_MS = 3_000;
/** No slot is taken further ahead: those before it may turn out to have arrived late. */
const AHEAD_MS = 100;
/** What must wait does not all come back at the same moment. */
const SPREAD_MS = 1_000;

type Pacing = Pick<Bot, 'sendRate'>;

/** Resolves when a request to here could probably go; throws `Later` when that is not soon. Holds nothing meanwhile. */
export async function untilFree({ sendRate }: Pacing, to: SendPlace): Promise<void> {
  const waitMs = await sendRate.wait(to);
  if (waitMs > PATIENCE_MS) throw laterBy(waitMs);
  if (waitMs > 0) await sleep(waitMs);
}

/** Makes one request to Teams in a slot of its own, or throws `Later`; then it has not been made. */
export async function paced<T>({ sendRate }: Pacing, to: SendPlace, request: () => Promise<T>): Promise<T> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const taken = await sendRate.take(to, AHEAD_MS);
    if (!taken.slot) {
      if (performance.now() + taken.waitMs > until) throw laterBy(taken.waitMs);
      await sleep(taken.waitMs);
      continue;
    }
    const { notBeforeMs, notAfterMs, answerByMs } = taken.slot;
    // A timer may fire a little early.
    while (performance.now() < notBeforeMs) await sleep(Math.ceil(notBeforeMs - performance.now()));
    // Else this process was held up and its slot is lost: sent now, it might be one too many.
    if (performance.now() > notAfterMs) continue;
    try {
      return await request();
    } finally {
      // Nobody waits for it: what became of the message is more urgent to write down.
      if (performance.now() > answerByMs) sendRate.late(to, taken.slot).catch(() => {});
    }
  }
}

const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

const laterBy = (waitMs: number) =>
  new Later('Teams takes no more here yet.', Math.max(waitMs, 0) + Math.random() * SPREAD_MS);
