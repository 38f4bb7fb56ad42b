import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { InterventionAnswer, readInterventions } from '#workflows/standing/interventions.ts';
import { choose } from './actions/choose.ts';
import { record } from './actions/record.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** Circumstances in which the trust may step in itself, for the deputy CEO and the CEO alone. "urn:123456", or "ask:" and words. */
export default defineCard<InterventionAnswer>({
  name: 'intervention',
  label: 'something for the deputy CEO and the CEO',
  audience: 'person',
  subject: InterventionAnswer,
  template,
  actions: [record, choose],
  commands: [
    {
      pattern: /^direct intervention\b(?: (?:for|at))?\s*(.*?)[\s?!.]*$/i,
      usage: 'direct intervention SCHOOL',
      about:
        'Record a circumstance in which the trust may step in itself; only the deputy CEO and the CEO see it',
      topic: 'schools',
      for: ['school.record-intervention'],
      find: async (_trust, argument) => `ask:${argument.slice(0, 100)}`,
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, modelFiles }) =>
    actor && readInterventions(trust, ref, { actor, now, modelFiles }),
  async hold(trust, ref) {
    const urn = /^urn:(\d{6})$/.exec(ref)?.[1];
    if (urn) await trust.owed.hold(urn);
  },
  // `load` gives nothing to anybody else.
  mayRead: () => true,
  version: () => 0,
  facts: answer =>
    answer.kind === 'school'
      ? Object.fromEntries(answer.recorded.map(({ id, on }) => [`intervention ${id}`, on]))
      : {},
  view,
  summary: answer => asWords(headline(answer), 200),
});
