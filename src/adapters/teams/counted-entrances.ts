import type { Bot } from '#bot/context.ts';
import { handleFile, type Sent } from '#bot/handle-file.ts';
import { handlePress, type Press } from '#bot/handle-press.ts';
import { handleWords, type Words } from '#bot/handle-words.ts';
import type { ShownCard } from '#bot/show-card.ts';
import type { Meter } from '#ports/meter.ts';

/** The bot's entrances for people, each answer counted by what became of what was asked. */
export interface Entrances {
  press(press: Press): Promise<ShownCard>;
  words(words: Words): Promise<ShownCard | null>;
  /** Counted as words are. */
  file(sent: Sent): Promise<ShownCard | null>;
}

export function countedEntrances(bot: Bot, meter: Meter): Entrances {
  return {
    async press(press) {
      const shown = await handlePress(bot, press);
      meter.press(press.verb, shown.outcome);
      return shown;
    },
    async words(words) {
      const shown = await handleWords(bot, words);
      meter.words(shown?.outcome ?? 'repeated');
      return shown;
    },
    async file(sent) {
      const shown = await handleFile(bot, sent);
      meter.words(shown?.outcome ?? 'repeated');
      return shown;
    },
  };
}
