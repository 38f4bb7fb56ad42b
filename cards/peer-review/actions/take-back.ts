import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { takeBackShare } from '#workflows/coaching/share-one.ts';

const WHICH = 'Please choose what is to be taken back.';

/** What was shared goes back to the group, as long as no agenda has it. */
export const takeBack = defineAction({
  name: 'take-back',
  kind: 'append',
  input: z.object({ shared: z.string(WHICH).regex(/^\S{1,100}$/, WHICH) }),
  allow(_actor, subject: PeerReviewSubject, { shared }) {
    const found = subject.shares.find(({ id }) => id === shared);
    if (found?.mayTakeBack) return YES;
    return found && !found.isTakenBack
      ? no(plainText`It is on an agenda by now, or it is for those who were there to take back.`)
      : no(plainText`It is not shared any more.`);
  },
  async run({ trust, subject, now }, { shared }) {
    const review = await trust.coaching.review(subject.id);
    if (!review) throw new Error('a review that `allow` has found');
    if (!(await takeBackShare(trust, review, shared, now)))
      throw new NotDone(plainText`It is on an agenda by now.`);
    return { said: plainText`Taken back: no agenda will have it.`, audited: { share: shared } };
  },
});
