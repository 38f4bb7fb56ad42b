import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { isThere, type PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { planAgain } from '#workflows/coaching/settle-peer-review.ts';

/** What was not held is made up for: it is to be timed again. */
export const rebook = defineAction({
  name: 'rebook',
  kind: 'decide',
  input: z.object({}),
  allow(_actor, subject: PeerReviewSubject) {
    if (!isThere(subject)) return no(plainText`Its host or a visitor asks for another time.`);
    return subject.stage === 'not-held'
      ? YES
      : no(plainText`Another time is looked for where a review was not held.`);
  },
  async run({ trust, subject }) {
    const review = await trust.coaching.review(subject.id);
    if (!review) throw new Error('a review that `allow` has found');
    await planAgain(trust, review);
    return { said: plainText`It is to be timed again. Its focus stays as it was.`, audited: {} };
  },
});
