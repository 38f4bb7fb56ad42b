import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords, plainText } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { countInWords } from '#domain/time/words.ts';
import { findNotSent } from '#workflows/obligations/find-not-sent.ts';
import { NotSent, readNotSent } from '#workflows/obligations/read-not-sent.ts';
import { cut } from './actions/cut.ts';
import { open } from './actions/open.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** Who has not sent what is asked for, for the team: thing by thing (workflows/obligations/request-refs.ts). It changes nothing. */
export default defineCard<NotSent>({
  name: 'not-sent',
  label: 'who has not sent what was asked for',
  audience: 'person',
  subject: NotSent,
  template,
  actions: [open, cut, more],
  commands: [
    {
      pattern: /^(?:who (?:has|have) not sent|who hasn['’]t sent|not sent|sendings?)\b\s*(.*?)[\s?!.]*$/i,
      usage: 'who has not sent',
      about: 'Which schools have not sent what is due, or one thing: not sent pupil data',
      topic: 'schools',
      for: ['trust.read-not-sent'],
      async find(trust, argument, { actor, now, modelFiles }) {
        if (!can(actor, 'trust.read-not-sent', { kind: 'trust' }))
          return {
            nothing: plainText`The improvement team looks after this. To see what your school has to send, type: to send.`,
          };
        return findNotSent(trust, argument.slice(0, 100), { now, modelFiles });
      },
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    actor && readNotSent(trust, ref, { actor, now, bankHolidays, modelFiles }),
  // `load` gives nothing to whoever is not of the team.
  mayRead: () => true,
  asks,
  version: () => 0,
  view,
  summary: ({ rounds }) => {
    const schools = rounds.reduce((sum, each) => sum + each.schools.length, 0);
    return asWords(
      schools === 0
        ? 'All that was asked for is sent'
        : `Not sent: ${countInWords(schools, 'answer')} still to come`,
    );
  },
});
