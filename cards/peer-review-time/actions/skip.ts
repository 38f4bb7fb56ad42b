import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';
import { skipReview } from '#workflows/coaching/settle-poll.ts';
import { maySettle } from '../may.ts';
import { pollingOf, pollNow } from '../polling.ts';

const WHY = 'Please say why, in a few words: the group and the team read it.';
const TOO_LONG = 'Please keep the reason to 200 characters.';

/** It is not to be this time, and why. */
export const skip = defineAction({
  name: 'skip',
  kind: 'decide',
  input: z.object({ skipWhy: requiredText(200, { empty: WHY, tooLong: TOO_LONG }) }),
  allow(_actor, subject: ReviewTime, { skipWhy }) {
    const may = maySettle(subject);
    return may.ok && soundsLive(skipWhy)
      ? no(asPlain(cannotWaitInWords(subject.safeguardingContact, 'recorded'), 500))
      : may;
  },
  async run(context, { skipWhy }) {
    const current = await pollNow(context);
    await skipReview(context.trust, current, skipWhy, pollingOf(context));
    // Not the reason: it is on the review, and the audit is kept for good.
    return { said: plainText`Skipped. The group sees why.`, audited: { pollId: current.poll.id } };
  },
});
