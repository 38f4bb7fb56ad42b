import type { AskingCommand } from '#cards-kit/define-card.ts';
import { plainText } from '#cards-kit/text.ts';
import { findLetter, type NoLetter } from '#workflows/letters/find-letter.ts';

export const command: AskingCommand = {
  pattern: /^(?:the |my |our )?letter\b(?: (?:to|of|for|about))?\s*(.*?)[\s?!.]*$/i,
  usage: 'letter SCHOOL',
  about: 'The trust’s letter to a school: what it says, who has it, and the Word document',
  topic: 'schools',
  for: ['school.read-letter'],
  async find(trust, argument, { actor, now }) {
    const found = await findLetter(trust, argument.slice(0, 100), { actor, now });
    return 'letterId' in found ? found.letterId : { nothing: whyNone(found) };
  },
};

function whyNone(none: NoLetter) {
  if (none.no === 'right') return plainText`You read no letters here. Please ask the headteacher.`;
  if (none.no === 'letter') return plainText`No letter to ${none.school} has gone out yet.`;
  return none.near === ''
    ? plainText`Please say which school: letter SCHOOL.`
    : plainText`Which school do you mean: ${none.near}? Please say: letter SCHOOL.`;
}
