import pLimit, { type LimitFunction } from 'p-limit';
import { type Patience, within } from './patience.ts';

/** As many requests of one app as Outlook works on at once for one mailbox; a fifth is refused. */
const AT_ONCE = 4;

/** Lets four calls at a time through to each mailbox; the others wait in the order they came. */
export class MailboxTurns {
  readonly #limits = new Map<string, LimitFunction>();

  async take<T>(mailbox: string, patience: Patience, work: () => Promise<T>): Promise<T> {
    const key = mailbox.toLowerCase();
    const limit = this.#limits.get(key) ?? pLimit(AT_ONCE);
    this.#limits.set(key, limit);
    const turn = limit(async () => {
      // Whoever waited no longer has gone; the work would be nobody's.
      patience.signal.throwIfAborted();
      return work();
    });
    return within(patience, turn);
  }
}
