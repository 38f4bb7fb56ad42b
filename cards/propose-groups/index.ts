import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { holdGroups } from '#workflows/coaching/agree-rota.ts';
import { PROPOSE_GROUPS_REF } from '#workflows/coaching/coaching-refs.ts';
import { DivisionAnswer } from '#workflows/coaching/division-answer.ts';
import { readDivision } from '#workflows/coaching/propose-division.ts';
import { agree } from './actions/agree.ts';
import { propose } from './actions/propose.ts';
import { turnPage } from './actions/turn-page.ts';
import template from './template.json' with { type: 'json' };
import { HEADLINE, view } from './view.ts';

/** The trust's schools divided into coaching groups, by the director's rules: proposed, looked at, agreed. */
export default defineCard<DivisionAnswer>({
  name: 'propose-groups',
  label: 'a proposal of coaching groups',
  audience: 'person',
  subject: DivisionAnswer,
  template,
  actions: [propose, turnPage, agree],
  commands: [
    {
      pattern: /^propose (?:new |coaching )?groups()[\s?!.]*$/i,
      usage: 'propose groups',
      about: 'Divides schools into coaching groups, by your rules; nothing is changed until you agree it',
      topic: 'schools',
      for: ['trust.give-group-rules'],
      find: async () => PROPOSE_GROUPS_REF,
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, modelFiles }) =>
    ref === PROPOSE_GROUPS_REF && actor && can(actor, 'trust.give-group-rules', { kind: 'trust' })
      ? readDivision(trust, { now, modelFiles })
      : null,
  hold: holdGroups,
  mayRead: actor => can(actor, 'trust.give-group-rules', { kind: 'trust' }),
  // What is agreed carries what it was made from, and is compared with what is so then.
  version: () => 0,
  facts: ({ without, all, rules }) => ({ without, all, rules }),
  view,
  summary: () => asWords(HEADLINE, 200),
});
