import type { AskingCommand } from '#cards-kit/define-card.ts';
import { plainText } from '#cards-kit/text.ts';
import { findDelegates } from '#workflows/delegates/read-delegates.ts';

export const command: AskingCommand = {
  pattern: /^(?:my )?delegates?\b\s*(.*?)[\s?!.]*$/i,
  usage: 'delegate NAME',
  about:
    'Names a deputy head or a PA who answers for you, from a day to a day; my delegates shows who is named',
  topic: 'schools',
  for: ['school.name-delegate'],
  async find(trust, argument, { actor, now }) {
    const ref = await findDelegates(trust, argument.slice(0, 100), { actor, now });
    if (ref !== null) return ref;
    return { nothing: plainText`Only a headteacher names somebody to answer for them. Please ask yours.` };
  },
};
