import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { GROUPS_REF } from '#workflows/coaching/coaching-refs.ts';
import { GroupsAnswer, readGroups } from '#workflows/coaching/read-groups.ts';
import { giveRule } from './actions/give-rule.ts';
import { make } from './actions/make.ts';
import { open } from './actions/open.ts';
import { takeRule } from './actions/take-rule.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** Every coaching group of the trust, the schools in none, and what groups are to keep to. */
export default defineCard<GroupsAnswer>({
  name: 'coaching-groups',
  label: 'the trust’s coaching groups',
  audience: 'person',
  subject: GroupsAnswer,
  template,
  actions: [open, make, giveRule, takeRule, more],
  commands: [
    {
      pattern: /^(?:(?:our|the|all) )?(?:coaching groups|groups)()[\s?!.]*$/i,
      usage: 'coaching groups',
      about: 'Every coaching group, which schools are in none, and what groups are to keep to',
      topic: 'schools',
      for: ['trust.read-groups'],
      find: async () => GROUPS_REF,
    },
  ],
  load: async (trust, ref, { now, viewer: { actor } }) =>
    ref === GROUPS_REF && actor && can(actor, 'trust.read-groups', { kind: 'trust' })
      ? readGroups(trust, now)
      : null,
  async hold() {
    // Members are held when a group is made; a rule is given and taken back by itself.
  },
  mayRead: actor => can(actor, 'trust.read-groups', { kind: 'trust' }),
  version: () => 0,
  facts: answer => ({
    groups: answer.groups.map(({ id }) => id),
    rules: answer.rules.map(({ id }) => id),
  }),
  view,
  summary: () => asWords(headline(), 200),
});
