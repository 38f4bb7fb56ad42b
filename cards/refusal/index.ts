import { defineCard } from '#cards-kit/define-card.ts';
import template from './template.json' with { type: 'json' };
import { Refusal, summary, view } from './view.ts';

/** Why there is nothing to show. The reference is the reason. */
export default defineCard<Refusal>({
  name: 'refusal',
  label: 'an answer',
  audience: 'anyone',
  subject: Refusal,
  template,
  actions: [],
  load: async () => null,
  mayRead: () => true,
  version: () => 0,
  view,
  summary,
});
