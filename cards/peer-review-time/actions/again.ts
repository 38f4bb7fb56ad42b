import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { openPoll } from '#workflows/coaching/open-poll.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';
import { maySettle } from '../may.ts';
import { lookAround, pollingOf } from '../polling.ts';
import { askedInWords } from '../said.ts';

/** The group is asked once more, about more days. */
export const again = defineAction({
  name: 'again',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: ReviewTime) => maySettle(subject),
  look: context => lookAround(context),
  async run(context, _input) {
    const { trust, subject, seen, now } = context;
    const opened = await openPoll(trust, subject.reviewId, { seen, again: true }, pollingOf(context));
    if (!opened.ok) throw new NotDone(asPlain(opened.because, 300));
    return { said: askedInWords(opened.poll, now), audited: { pollId: opened.poll.id } };
  },
});
