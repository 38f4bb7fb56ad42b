import { defineCard } from '#cards-kit/define-card.ts';
import { asWords, plainText } from '#cards-kit/text.ts';
import { findReviewTime } from '#workflows/coaching/find-review-time.ts';
import { ReviewTime, readReviewTime } from '#workflows/coaching/read-review-time.ts';
import { again } from './actions/again.ts';
import { find } from './actions/find.ts';
import { none } from './actions/none.ts';
import { open } from './actions/open.ts';
import { save } from './actions/save.ts';
import { set } from './actions/set.ts';
import { skip } from './actions/skip.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** When a peer review could be: the group votes, each in their own chat, and sees how it stands. The reference is the review's id. */
export default defineCard<ReviewTime>({
  name: 'peer-review-time',
  label: 'the time of a peer review',
  audience: 'person',
  subject: ReviewTime,
  template,
  actions: [find, save, none, set, again, skip, open],
  commands: [
    {
      pattern:
        /^(?:find )?(?:a |the )?(?:time|when)\b(?: is)?(?: of| for)? (?:my |our |the )?(?:next )?peer review\b(?: at| of| in)?\s*(.*?)[\s?!.]*$/i,
      usage: 'time of peer review',
      about:
        'When the next peer review of your group is, or could be; time of peer review SCHOOL for another',
      topic: 'schools',
      for: ['coaching.read-group'],
      find: async (trust, typed, { actor, now, modelFiles }) =>
        (await findReviewTime(trust, typed, actor, { now, modelFiles })) ?? {
          nothing: plainText`No peer review is planned there that you are part of. Please type “my group” to see your group’s.`,
        },
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, modelFiles }) =>
    actor && readReviewTime(trust, ref, actor, { now, modelFiles }),
  async hold(trust, ref) {
    const review = await trust.coaching.review(ref);
    if (review) await trust.coaching.hold(review.groupId);
  },
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  lapsed: ({ state }) => state !== 'planned' && state !== 'timing',
  asks,
  version: ({ version }) => version,
  facts: ({ state, booked, poll }) => ({
    ...{ state, startsAt: booked?.startsAt ?? null, poll: poll?.id ?? null, round: poll?.round ?? null },
  }),
  view,
  summary: (subject, { now }) => asWords(headline(subject, now), 200),
});
