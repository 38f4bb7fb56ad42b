import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { reviewRef } from '../coaching/peer-review-refs.ts';
import type { AgendaSource } from './agenda-source.ts';
import { reviewAndGroup, schoolOf, sinceLast } from './peer-reviews-not-held.ts';

/**
 * What coaching groups shared with the trust since the last agenda, in their words and for whom they said: departments are in
 * channels, so it stands there only where its writer meant the meeting.
 */
export const peerReviewsShared: AgendaSource = {
  name: 'peer-reviews-shared',
  async propose(trust, { schools, ...occasion }) {
    const lines: ProposedLine[] = [];
    for (const { id, reviewId, text, toChannel } of await trust.peerReviews.sharesGiven(
      sinceLast(occasion),
    )) {
      const found = await reviewAndGroup(trust, reviewId);
      if (!found) continue;
      const urn = schoolOf(found.review.host);
      if (urn !== null && schools.every(each => each.urn !== urn)) continue;
      lines.push({
        section: toChannel ? 'intelligence' : 'confidential',
        audience: toChannel ? 'channel' : 'chair',
        ...{ readerIds: [], key: id, urn },
        text: `From a peer review: ${text}`,
        reason: `${found.group.name} shared it on purpose`,
        link: { card: 'peer-review', ref: reviewRef(reviewId) },
      });
    }
    return lines;
  },
};
