import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { readWaiting, Waiting } from '#workflows/escalation/read-waiting.ts';
import { officerIn, waitingRef } from '#workflows/escalation/waiting-for.ts';
import { open } from './actions/open.ts';
import { takeOn } from './actions/take-on.ts';
import { wait } from './actions/wait.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** All that waits for one officer's word, on one card in their own chat, each with one press. The reference names the officer. */
export default defineCard<Waiting>({
  name: 'escalations',
  label: 'what waits for your word',
  audience: 'person',
  subject: Waiting,
  template,
  actions: [takeOn, wait, open, more],
  commands: [
    {
      pattern: /^(?:(?:my )?escalations?|what waits for (?:me|my word))()[\s?!.]*$/i,
      usage: 'escalations',
      about: 'What is late, or of concern, at your schools and waits for your word',
      topic: 'schools',
      for: ['school.answer-escalation'],
      find: async (_trust, _typed, { actor }) => waitingRef(actor.personId),
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    actor && officerIn(ref) === actor.personId
      ? readWaiting(trust, { actor, now, bankHolidays, modelFiles })
      : null,
  async hold() {
    // What is answered is held when it is.
  },
  mayRead: (actor, { officerId }) => actor.personId === officerId,
  lapsed: ({ items }) => items.length === 0,
  asks,
  version: () => 0,
  facts: ({ items }) => ({ waiting: items.map(({ id }) => id) }),
  view,
  summary: subject => asWords(headline(subject), 200),
});
