import { z } from 'zod/v4';
import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { optionalLines, requiredText } from '#cards-kit/typed-text.ts';
import { LONGEST_SHARED, LONGEST_WRITTEN, ReadBy } from '#domain/coaching/write-up.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';

/** A whole form is put back. */
export const FORM_BYTES = 9_000;

const part = (what: string) =>
  optionalLines(LONGEST_WRITTEN, `Please keep ${what} to ${LONGEST_WRITTEN} characters.`);

export const WriteForm = z.object({
  seen: part('what was seen'),
  learned: part('what was learned'),
  willDo: part('what the host will do'),
  /** Whom the form named as its readers; of a card of an older version, the fewest. */
  told: ReadBy.catch('the group').default('the group'),
});

export const ShareForm = z.object({
  sharedText: requiredText(LONGEST_SHARED, {
    empty: 'Please write the one thing you would like the trust to know.',
    tooLong: `Please keep it to ${LONGEST_SHARED} characters: it is one line of an agenda.`,
  }),
  sharedWith: z.enum(['chair', 'channel'], 'Please choose who is to read it.'),
});

/** With whom the sentence named that was there to be confirmed. */
export const ConfirmedShare = ShareForm.extend({
  confirmed: ShareForm.shape.sharedWith.nullable().catch(null),
});

/** A live safeguarding concern is turned away at once, with whom to ring, and never kept (DOMAIN, workflow 1). */
export function notLive(
  texts: readonly string[],
  { safeguardingContact }: Pick<PeerReviewSubject, 'safeguardingContact'>,
): Allowed {
  if (!texts.some(soundsLive)) return YES;
  return no(asPlain(cannotWaitInWords(safeguardingContact, 'saved'), 500));
}
