import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { holdReview } from '#workflows/coaching/settle-peer-review.ts';
import { maySettle } from '../may-settle.ts';

/** It happened: what is owed counts it, and those who were there are asked to write. */
export const held = defineAction({
  name: 'held',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: PeerReviewSubject) => maySettle(subject),
  async run({ trust, subject, actor, now }) {
    const review = await trust.coaching.review(subject.id);
    if (!review) throw new Error('a review that `allow` has found');
    await holdReview(trust, review, { byId: actor.personId, now });
    return { said: plainText`Recorded: it happened. You can write it up now.`, audited: {} };
  },
});
