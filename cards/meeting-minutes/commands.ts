import type { CardCommand } from '#cards-kit/define-card.ts';
import { plainText } from '#cards-kit/text.ts';
import { latestMinutes } from '#workflows/meeting/find-minutes.ts';

export const minutes: CardCommand = {
  pattern: /^minutes\b\s*(.*?)[\s?!.]*$/i,
  usage: 'minutes [DATE]',
  about: 'The minutes of the last meeting, or of the one on that day: minutes 3 Nov',
  topic: 'meetings',
  for: ['meeting.read'],
  find: async (trust, argument, asker) => {
    const found = await latestMinutes(trust, argument, asker);
    return typeof found === 'string' ? found : { nothing: plainText`${found.why}` };
  },
};
