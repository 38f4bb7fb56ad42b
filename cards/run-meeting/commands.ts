import type { AskingCommand } from '#cards-kit/define-card.ts';
import { plainText } from '#cards-kit/text.ts';
import { nextToChair } from '#workflows/next-meeting.ts';

export const chair: AskingCommand = {
  pattern: /^(?:chair|run|start)(?: the)?(?: meeting)?\b\s*(.*?)[\s?!.]*$/i,
  usage: 'chair',
  about: "The chair's card of your next meeting, if you chair it or may take it over",
  topic: 'meetings',
  for: ['meeting.take-over'],
  find: async (trust, argument, asker) =>
    (await nextToChair(trust, argument, asker)) ?? {
      nothing: plainText`There is no meeting for you to chair now: its agenda comes out some days before it.`,
    },
};
