import { Temporal } from 'temporal-polyfill';
import { prepareAgendas } from '#workflows/prepare-agendas.ts';
import type { Bot } from './context.ts';

/** A send takes seconds; a claim this old belongs to a process that is gone. */
const ABANDONED_AFTER = { minutes: 5 };

/**
 * Brings what has come due to the queue; returns how many things it found. Called again and again, by any number of
 * processes, with a clock that may jump either way: everything it does is keyed, so nothing is done twice. Throws the
 * first failure, after every trust has had its turn: one trust's trouble does not stop another's agenda.
 */
export async function tick(bot: Bot): Promise<number> {
  const now = bot.clock.now();
  const abandonedBefore = Temporal.Instant.from(now).subtract(ABANDONED_AFTER).toString();
  let found = 0;
  const failures: unknown[] = [];
  for (const trust of await bot.store.trusts.list()) {
    try {
      found += await bot.store.transaction(
        trust.id,
        async tx =>
          (await prepareAgendas(tx, { now, newId: bot.newId })) +
          (await tx.outbox.queueDue(now)) +
          (await tx.outbox.markAbandoned(abandonedBefore)),
        { seconds: 60 },
      );
    } catch (error) {
      failures.push(error);
    }
  }
  if (found > 0) bot.jobs.nudge();
  if (failures.length > 0) throw failures[0];
  return found;
}

/** Ticks and works until there is nothing left; returns how much was done. */
export async function tickUntilQuiet(bot: Bot): Promise<number> {
  let ran = 0;
  for (;;) {
    const found = (await tick(bot)) + (await bot.jobs.drain());
    if (found === 0) return ran;
    ran += found;
  }
}
