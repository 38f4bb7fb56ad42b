import type { CategoryReview } from './review.ts';

/**
 * What the audit keeps of a review: where it stands, what is proposed and what it came to, in ids and days. From these alone,
 * entry after entry, it can be told where each review stood at any time.
 */
export function factsOfReview(review: CategoryReview): Readonly<Record<string, unknown>> {
  const { state, round, proposal, other, reply, asked, talk, answers, rulingOn, settled, version } = review;
  return {
    ...{ state, round, version },
    proposed: proposal && { by: proposal.byId, category: proposal.category, from: proposal.from },
    other: other && { by: other.byId, category: other.category },
    reply: reply && { by: reply.byId, category: reply.category },
    answerBy: asked?.by ?? null,
    talk: talk && { by: talk.byId, on: talk.on },
    answers: answers.map(({ kind, byId }) => `${kind} ${byId}`),
    rulingOn,
    settled: settled && {
      ...{ how: settled.how, category: settled.category, from: settled.from, by: settled.byId },
      forTrustees: settled.forTrustees,
    },
  };
}
