import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { askedGroup, GroupAnswer, readGroup } from '#workflows/coaching/read-group.ts';
import { add } from './actions/add.ts';
import { change } from './actions/change.ts';
import { choose } from './actions/choose.ts';
import { end } from './actions/end.ts';
import { remove } from './actions/remove.ts';
import { review } from './actions/review.ts';
import { time } from './actions/time.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** One coaching group: who is in it, and its reviews. The reference is "group:" and an id, or "ask:" and what was typed. */
export default defineCard<GroupAnswer>({
  name: 'coaching-group',
  label: 'a coaching group',
  audience: 'person',
  subject: GroupAnswer,
  template,
  actions: [add, remove, change, end, choose, review, time],
  commands: [
    {
      pattern: /^(?:my )?(?:coaching )?group\b(?: (?:of|called))?\s*(.*?)[\s?!.]*$/i,
      usage: 'my group',
      about:
        'Your coaching group: who is in it, and when its peer reviews are and were; group NAME for another',
      topic: 'schools',
      for: ['coaching.read-group'],
      find: async (_trust, argument) => askedGroup(argument),
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    actor && readGroup(trust, ref, { actor, now, bankHolidays, modelFiles }),
  async hold(trust, ref) {
    const id = /^group:(.+)$/.exec(ref)?.[1];
    if (id !== undefined) await trust.coaching.hold(id);
  },
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  version: answer => (answer.kind === 'group' ? answer.version : 0),
  facts: answer =>
    answer.kind === 'group'
      ? { members: answer.members.map(({ id, from, to }) => `${id} ${from} ${to ?? ''}`), to: answer.to }
      : {},
  view,
  summary: answer => asWords(headline(answer), 200),
});
