import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { factsOfAction } from '#domain/meeting/meeting-action.ts';
import { countInWords } from '#domain/time/words.ts';
import { OwnActions, ownActions, readOwnActions } from '#workflows/meeting/read-actions.ts';
import { askDay } from './actions/ask-day.ts';
import { done } from './actions/done.ts';
import { undo } from './actions/undo.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** What one person undertook at meetings, in their own chat: to mark done, or to ask for another day. */
export default defineCard<OwnActions>({
  name: 'my-actions',
  label: 'the list of their actions',
  audience: 'person',
  subject: OwnActions,
  template,
  actions: [done, askDay, undo, more],
  commands: [
    {
      pattern: /^(?:my|show my|what are my) (?:actions|tasks|to-?dos?)[\s?!.]*$/i,
      usage: 'my actions',
      about: 'What you undertook at meetings, to mark done or to ask for another day',
      topic: 'meetings',
      for: 'everyone',
      find: async (_trust, _argument, { actor }) => ownActions(actor.personId),
    },
  ],
  load: (trust, ref, { now }) => readOwnActions(trust, ref, now),
  async hold() {
    // Each action is held by itself, when it is changed.
  },
  mayRead: (actor, { personId }) => actor.personId === personId,
  lapsed: ({ open }) => open.length === 0,
  asks,
  version: ({ version }) => version,
  facts: ({ open, done }) =>
    Object.fromEntries([...open, ...done].map(action => [`action ${action.id}`, factsOfAction(action)])),
  view,
  summary: ({ open }) => asWords(`You have ${countInWords(open.length, 'open action')}`),
});
