import type { Bot } from './context.ts';
import { tick } from './tick.ts';

/** Ticks every `everyMs`, never twice at once; 0 never. A failure is logged, and the next turn tries again. */
export function keepTicking(bot: Bot, everyMs: number): { stop(): void } {
  if (everyMs === 0) return { stop() {} };
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    try {
      await tick(bot);
    } catch (error) {
      bot.log.error(
        { error: error instanceof Error ? error.name : 'unknown' },
        'looking for due work failed',
      );
    } finally {
      busy = false;
    }
  }, everyMs);
  return { stop: () => clearInterval(timer) };
}
