import { NotSaved, OutcomeUnknown } from '#ports/store.ts';
import type { Bot } from './context.ts';

/**
 * Whether what has this key was done. Claiming the key waits for whatever is left of a commit under way: taken, it was
 * saved; free, it surely was not. Throws `OutcomeUnknown` when the store does not say.
 */
export async function isAnswered(bot: Bot, trustId: string, key: string): Promise<boolean> {
  const free = new Error('free');
  try {
    await bot.store.transaction(trustId, async trust => {
      if (await trust.answers.claim(key, bot.clock.now())) throw free;
    });
    return true;
  } catch (error) {
    if (error === free) return false;
    return unsure(error);
  }
}

/** A store that fails while one looks whether it had saved something says nothing about that. */
export function unsure(error: unknown): never {
  throw error instanceof NotSaved ? new OutcomeUnknown('it could not be looked up', { cause: error }) : error;
}
