import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { DelegatesAnswer, mayName, readDelegates } from '#workflows/delegates/read-delegates.ts';
import { choose } from './actions/choose.ts';
import { end } from './actions/end.ts';
import { name } from './actions/name.ts';
import { command } from './command.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/**
 * Who answers for a head, to be named and ended by the head; and for whoever is named, what they were given. The reference is
 * "urn:123456" with what was typed, "ask:" and the words, or "named:" and a delegation's id.
 */
export default defineCard<DelegatesAnswer>({
  name: 'delegates',
  label: 'who answers for a head',
  audience: 'person',
  subject: DelegatesAnswer,
  template,
  actions: [name, end, choose],
  commands: [command],
  load: async (trust, ref, { now, viewer: { actor } }) => actor && readDelegates(trust, ref, { actor, now }),
  async hold() {
    // The school is held when somebody is named; a delegation ends once.
  },
  mayRead(actor, answer) {
    if (answer.kind === 'own') return mayName(actor, answer);
    // Of the choice `load` has left only their own schools.
    return answer.kind === 'choose' || answer.delegation.personId === actor.personId;
  },
  version: () => 0,
  facts: answer => ({
    delegations:
      answer.kind === 'own'
        ? answer.delegations.map(
            ({ id, personId, kind, from, to }) => `${id} ${personId} ${kind} ${from} ${to}`,
          )
        : [],
  }),
  view,
  summary: answer => asWords(headline(answer), 200),
});
