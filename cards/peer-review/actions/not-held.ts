import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { dropReview } from '#workflows/coaching/settle-peer-review.ts';
import { notLive } from '../form-input.ts';
import { maySettle } from '../may-settle.ts';

/** It did not happen: what it was for is owed again, and the trust can read why. */
export const notHeld = defineAction({
  name: 'not-held',
  kind: 'decide',
  input: z.object({
    notHeldWhy: requiredText(200, {
      empty: 'Please say in a few words why not: the group and the trust can read it.',
      tooLong: 'Please keep the reason to 200 characters.',
    }),
  }),
  allow(_actor, subject: PeerReviewSubject, { notHeldWhy }) {
    const allowed = maySettle(subject);
    return allowed.ok ? notLive([notHeldWhy], subject) : allowed;
  },
  async run({ trust, subject, actor, now, newId }, { notHeldWhy }) {
    const review = await trust.coaching.review(subject.id);
    if (!review) throw new Error('a review that `allow` has found');
    await dropReview(trust, review, notHeldWhy, { byId: actor.personId, now, newId });
    return {
      said: plainText`Recorded: it did not happen. You can have another time looked for.`,
      // Not the reason: it may say more than it should, and the audit is kept for good.
      audited: {},
    };
  },
});
