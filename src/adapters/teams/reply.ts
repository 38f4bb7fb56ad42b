import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Bot } from '#bot/context.ts';
import { inPlainWords, type ShownCard } from '#bot/show-card.ts';
import { Later } from '#ports/jobs.ts';
import { SendFailed } from '#ports/messenger.ts';
import { cardMessage } from './card-message.ts';

/**
 * The direct answer, the only thing sent from inside a turn. `pressed` is about a pressed fallback button: the
 * message it was on, and whether that is in a personal chat. There the answer replaces that card; elsewhere only what
 * was said is written, since everyone reads it and the card itself is redrawn for everyone. One that cannot be sent is not repeated: the person asks again.
 */
export async function reply(
  bot: Bot,
  context: TurnContext,
  shown: ShownCard,
  pressed?: { on: string | null; alone: boolean },
): Promise<void> {
  if (shown.told) return;
  const message = { ...cardMessage(shown), type: ActivityTypes.Message };
  try {
    if (!pressed) await context.sendActivity(message);
    else if (!pressed.alone)
      await context.sendActivity({ type: ActivityTypes.Message, text: inPlainWords(shown) });
    else if (pressed.on) await context.updateActivity({ ...message, id: pressed.on });
    else await context.sendActivity(message);
  } catch (error) {
    if (!(error instanceof SendFailed || error instanceof Later)) throw error;
    const { arrived, status } = error instanceof SendFailed ? error : { arrived: 'no', status: null };
    bot.log.warn({ arrived, status }, 'an answer was not delivered');
  }
}
