import { Temporal } from 'temporal-polyfill';
import { prepareAgendas } from '#workflows/prepare-agendas.ts';
import type { Bot } from './context.ts';
import { reportMissingTerms } from './report-missing-terms.ts';

/** A send takes seconds; a claim this old belongs to a process that is gone. */
const ABANDONED_AFTER = { minutes: 5 };
/** Long after Teams has stopped delivering a press again, and as long as anyone would look at the card it was on. */
const ANSWERS_KEPT = { hours: 7 * 24 };

/**
 * Brings what has come due to the queue; returns how many things it found. Called again and again, by any number of
 * processes, with a clock that may jump either way: everything it does is keyed, so nothing is done twice. Throws the
 * first failure, after every trust has had its turn: one trust's trouble does not stop another's agenda.
 */
export async function tick(bot: Bot): Promise<number> {
  const now = bot.clock.now();
  const ago = (duration: Temporal.DurationLike) => Temporal.Instant.from(now).subtract(duration).toString();
  let found = 0;
  const failures: unknown[] = [];
  for (const trust of await bot.store.trusts.list()) {
    try {
      const { made, withoutTerms, due } = await bot.store.transaction(
        trust.id,
        async tx => {
          await tx.answers.forget(ago(ANSWERS_KEPT));
          const agendas = await prepareAgendas(tx, { now, newId: bot.newId, bankHolidays: bot.bankHolidays });
          const queued = await tx.outbox.queueDue(now);
          return { ...agendas, due: queued + (await tx.outbox.markAbandoned(ago(ABANDONED_AFTER))) };
        },
        { seconds: 60 },
      );
      found += made + due;
      reportMissingTerms(bot, trust.id, withoutTerms);
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
