import { ActivityTypes, type TurnContext } from 'botbuilder';
import type { Bot } from '#bot/context.ts';
import type { ShownCard } from '#bot/show-card.ts';
import { SendFailed } from '#ports/messenger.ts';
import { cardMessage } from './card-message.ts';

/**
 * The direct answer, the only thing sent from inside a turn. A pressed fallback button (`pressedOn` is the message it
 * was on) replaces its card in a personal chat; elsewhere, and for words, the answer is a new message. One that
 * cannot be sent is not repeated: the person asks again.
 */
export async function reply(
  bot: Bot,
  context: TurnContext,
  shown: ShownCard,
  pressedOn?: string,
): Promise<void> {
  const message = { ...cardMessage(shown), type: ActivityTypes.Message };
  const personal = context.activity.conversation.conversationType === 'personal';
  try {
    if (pressedOn && personal) await context.updateActivity({ ...message, id: pressedOn });
    else await context.sendActivity(message);
  } catch (error) {
    if (!(error instanceof SendFailed)) throw error;
    bot.log.warn({ arrived: error.arrived, status: error.status }, 'an answer was not delivered');
  }
}
