import type { Scene } from '#cards-kit/define-card.ts';
import { asLines, asWords, plainText } from '#cards-kit/text.ts';
import { LONGEST_SHARED } from '#domain/coaching/write-up.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';

const SHOWN = 3;

/** The form for one thing to share, and before it is shared who would read it. */
export function shareForm(subject: PeerReviewSubject, { kept }: Scene) {
  const typed = subject.kind === 'share' ? subject.typed : null;
  const shares = subject.kind === 'share' && subject.stage === 'held';
  return {
    shares,
    sharedText: kept.sharedText ?? asLines(typed?.text ?? '', LONGEST_SHARED),
    sharedWith: kept.sharedWith ?? asWords(typed?.toChannel ? 'channel' : 'chair'),
    confirmed: asWords(typed?.toChannel ? 'channel' : 'chair'),
    isConfirmed: shares && typed !== null,
    goesOn: shares && typed === null,
    confirming: typed?.toChannel
      ? plainText`Share this? Everybody in the channel of the team’s meeting reads it, departments too, with your group’s name and the host’s, and not your own.`
      : plainText`Share this? The chair of the team’s meeting, the deputy CEO and the CEO read it, with your group’s name and the host’s, and not your own.`,
  };
}

/** What was shared, and whether it can be taken back. */
export function givenOf(subject: PeerReviewSubject, now: string) {
  const shares = subject.kind === 'peer-review' ? subject.shares.slice(-SHOWN) : [];
  return {
    hasGiven: shares.length > 0,
    given: shares.map(({ id, text, toChannel, byName, at, isTakenBack, mayTakeBack }) => {
      const to = toChannel ? 'the team’s channel' : 'the chair, the deputy CEO and the CEO';
      const day = dayInWords(dayOf(at), now);
      return {
        id: asWords(id),
        text: asWords(text, LONGEST_SHARED),
        state: isTakenBack
          ? plainText`Taken back: no agenda had it`
          : subject.part === 'team'
            ? plainText`For ${to}, ${day}`
            : plainText`For ${to}, by ${byName}, ${day}`,
        mayTakeBack,
      };
    }),
  };
}
