import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords, plainText } from '#cards-kit/text.ts';
import { findToSend } from '#workflows/obligations/find-to-send.ts';
import { holdToSend } from '#workflows/obligations/hold-to-send.ts';
import { readToSend } from '#workflows/obligations/read-to-send.ts';
import { ToSend } from '#workflows/obligations/to-send-view.ts';
import { agree } from './actions/agree.ts';
import { answer } from './actions/answer.ts';
import { list } from './actions/list.ts';
import { refuse } from './actions/refuse.ts';
import { save } from './actions/save.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { titleOf } from './title.ts';
import { view } from './view.ts';

/**
 * What a school has to send or confirm now, with no meeting: each thing answered by itself (workflows/obligations/request-refs.ts).
 * Whoever sends it has the whole; what they say is not applicable is put to the officer.
 */
export default defineCard<ToSend>({
  name: 'to-send',
  label: 'what a school has to send',
  audience: 'person',
  subject: ToSend,
  template,
  actions: [answer, save, list, agree, refuse, more],
  commands: [
    {
      pattern:
        /^(?:what (?:do|must|does) (?:we|i|they) (?:still )?(?:have to|need to)? ?send|to send)\b(?: (?:for|at|from))?\s*(.*?)[\s?!.]*$/i,
      usage: 'to send SCHOOL',
      about: 'What your school still has to send or confirm, and by when',
      topic: 'schools',
      for: ['school.read-owed'],
      async find(trust, argument, { actor, now, modelFiles }) {
        const found = await findToSend(trust, argument.slice(0, 100), { actor, now, modelFiles });
        if ('ref' in found) return found.ref;
        if (found.named.length === 0)
          return { nothing: plainText`There is no school by that name that you have something to send for.` };
        return {
          nothing: plainText`Which school? Please type “to send” and one of: ${found.named.join(', ')}.`,
        };
      },
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    actor && readToSend(trust, ref, { actor, now, bankHolidays, modelFiles }),
  hold: holdToSend,
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  asks,
  version: ({ version }) => version,
  facts: ({ facts }) => facts,
  view,
  summary: subject => asWords(titleOf(subject), 200),
});
