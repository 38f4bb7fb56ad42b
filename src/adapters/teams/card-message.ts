import type { CardMessage } from '#ports/messenger.ts';

/** The part of an activity that shows a card; `summary` is what a notification says, since a card has no words. */
export function cardMessage({ card, summary }: CardMessage) {
  return {
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}
