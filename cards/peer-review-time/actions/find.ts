import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { openPoll } from '#workflows/coaching/open-poll.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';
import { lookAround, pollingOf } from '../polling.ts';
import { askedInWords } from '../said.ts';

/** Begins to look for a time. */
export const find = defineAction({
  name: 'find',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, { may }: ReviewTime) =>
    may.find
      ? YES
      : no(
          plainText`A time is looked for by the host’s head, whoever facilitates the group or an officer, and only where there is none yet.`,
        ),
  look: context => lookAround(context),
  async run(context, _input) {
    const { trust, subject, seen, now } = context;
    const opened = await openPoll(trust, subject.reviewId, { seen }, pollingOf(context));
    if (!opened.ok) throw new NotDone(asPlain(opened.because, 300));
    return { said: askedInWords(opened.poll, now), audited: { pollId: opened.poll.id } };
  },
});
