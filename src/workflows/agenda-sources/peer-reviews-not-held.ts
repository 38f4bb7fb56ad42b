import type { CoachingGroup, Member } from '#domain/coaching/group.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { TrustReads } from '#ports/store.ts';
import { reviewRef } from '../coaching/peer-review-refs.ts';
import type { AgendaOccasion, AgendaSource } from './agenda-source.ts';

/** Before the first meeting of a series. */
const FIRST_LOOK_DAYS = 14;

/** What was said since the series' last agenda. */
export function sinceLast({ earlier, now }: Pick<AgendaOccasion, 'earlier' | 'now'>): {
  from: IsoInstant;
  until: IsoInstant;
} {
  const from = earlier
    ? (earlier.preparedAt ?? earlier.agendaDueAt)
    : momentOf(addDays(dayOf(now), -FIRST_LOOK_DAYS), '00:00');
  return { from, until: now };
}

/** A review and its group; null where either is gone. */
export async function reviewAndGroup(
  { coaching }: Pick<TrustReads, 'coaching'>,
  reviewId: string,
): Promise<{ review: PeerReview; group: CoachingGroup } | null> {
  const review = await coaching.review(reviewId);
  const group = review && (await coaching.find(review.groupId));
  return review && group ? { review, group } : null;
}

export const schoolOf = (member: Member): string | null => (member.kind === 'school' ? member.urn : null);

/**
 * Peer reviews that were not held, since the last agenda. A channel learns that, and not why, which may be about somebody; of one that
 * a person hosts only the chair does.
 */
export const peerReviewsNotHeld: AgendaSource = {
  name: 'peer-reviews-not-held',
  async propose(trust, { schools, ...occasion }) {
    const lines: ProposedLine[] = [];
    for (const { id, reviewId, on } of await trust.peerReviews.missesSaid(sinceLast(occasion))) {
      const found = await reviewAndGroup(trust, reviewId);
      if (!found) continue;
      const { review, group } = found;
      const urn = schoolOf(review.host);
      if (urn !== null && schools.every(each => each.urn !== urn)) continue;
      const isAgain = review.state === 'planned' || review.state === 'timing' || review.state === 'booked';
      lines.push({
        section: urn === null ? 'confidential' : 'intelligence',
        audience: urn === null ? 'chair' : 'channel',
        ...{ readerIds: [], key: id, urn },
        text: `The peer review of ${dayInWords(on, occasion.now)} was not held (${group.name})`,
        reason: isAgain ? 'It is to be made up for' : 'No other time has been looked for yet',
        link: { card: 'peer-review', ref: reviewRef(reviewId) },
      });
    }
    return lines;
  },
};
