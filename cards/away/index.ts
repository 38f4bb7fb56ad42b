import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { AwayAnswer, askAway, readAway } from '#workflows/away/read-away.ts';
import { choose } from './actions/choose.ts';
import { record } from './actions/record.ts';
import { takeBack } from './actions/take-back.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/**
 * When whoever answers for a school is away: said by themselves, or by the school's officer for them. While nobody who could answer is
 * there, nothing late goes further. The reference is "urn:123456", or "ask:" and the words typed.
 */
export default defineCard<AwayAnswer>({
  name: 'away',
  label: 'when somebody is away',
  audience: 'person',
  subject: AwayAnswer,
  template,
  actions: [record, takeBack, choose],
  commands: [
    {
      pattern: /^(?:i am |i’m |i'm )?away\b(?: (?:for|at))?\s*(.*?)[\s?!.]*$/i,
      usage: 'away',
      about:
        'Say from when to when you are away: until you are back nothing late goes further; officers add the school',
      topic: 'schools',
      for: ['school.record-absence'],
      find: async (_trust, argument) => askAway(argument.slice(0, 100)),
    },
  ],
  load: async (trust, ref, { now, viewer: { actor } }) => actor && readAway(trust, ref, { actor, now }),
  async hold() {
    // Days are added, and taken back once; nothing else of a school or a person changes with them.
  },
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  version: () => 0,
  facts: answer => ({
    absences:
      answer.kind === 'school'
        ? answer.absences.map(({ id, personId, from, to }) => `${id} ${personId} ${from} ${to}`)
        : [],
  }),
  view,
  summary: answer => asWords(headline(answer), 200),
});
