import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { factsOfAction } from '#domain/meeting/meeting-action.ts';
import { countInWords } from '#domain/time/words.ts';
import { OwnActions, ownActions, readOwnActions } from '#workflows/meeting/read-actions.ts';
import { answer } from './actions/answer.ts';
import { askDay } from './actions/ask-day.ts';
import { done } from './actions/done.ts';
import { plan } from './actions/plan.ts';
import { undo } from './actions/undo.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** What one person undertook at meetings, to mark done or to ask for another day, and what is theirs in plans; in their own chat. */
export default defineCard<OwnActions>({
  name: 'my-actions',
  label: 'the list of their actions',
  audience: 'person',
  subject: OwnActions,
  template,
  actions: [done, askDay, undo, answer, plan, more],
  commands: [
    {
      pattern: /^(?:my|show my|what are my) (?:actions|tasks|to-?dos?)[\s?!.]*$/i,
      usage: 'my actions',
      about:
        'What you undertook at meetings, to mark done or to ask for another day, and what is yours in plans',
      topic: 'meetings',
      for: 'everyone',
      find: async (_trust, _argument, { actor }) => ownActions(actor.personId),
    },
  ],
  load: (trust, ref, { now, viewer: { actor }, modelFiles }) =>
    readOwnActions(trust, ref, { actor, now, modelFiles }),
  async hold() {
    // Each action is held by itself, when it is changed.
  },
  mayRead: (actor, { personId }) => actor.personId === personId,
  lapsed: ({ open, ofPlans }) => open.length + ofPlans.length === 0,
  asks,
  version: ({ version }) => version,
  facts: ({ open, done }) =>
    Object.fromEntries([...open, ...done].map(action => [`action ${action.id}`, factsOfAction(action)])),
  view,
  summary: ({ open, ofPlans }) =>
    asWords(`You have ${countInWords(open.length + ofPlans.length, 'open action')}`),
});
