import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { canFollow } from '#domain/category/after-step.ts';
import { teamIds } from '#domain/category/review.ts';
import type { ReviewFacts } from './review-facts.ts';
import type { ReviewMoves } from './review-view.ts';

/** What this person may do in a review as it stands: their right to, and that it can follow. */
export function movesOf(
  actor: Extract<Actor, { kind: 'person' }>,
  { review, target }: Pick<ReviewFacts, 'review' | 'target'>,
): ReviewMoves {
  const mayPropose = can(actor, 'review.propose', target);
  const mayAnswer = can(actor, 'review.answer', target);
  const mayRule = can(actor, 'review.rule', target);
  const isTheirs = review.proposal?.byId === actor.personId;
  // Whoever has spoken for the school in it does not also speak for the team.
  const isOfTeam = mayPropose && !review.answers.some(({ byId }) => byId === actor.personId);
  return {
    // After a talk whoever proposed may propose something else.
    propose: isOfTeam && (review.proposal === null || isTheirs) && canFollow(review, 'proposed'),
    differ: isOfTeam && review.proposal !== null && !isTheirs && canFollow(review, 'differed'),
    talked: isOfTeam && canFollow(review, 'talked'),
    reply: isOfTeam && canFollow(review, 'replied'),
    withdraw:
      isOfTeam &&
      (review.proposal === null || teamIds(review).includes(actor.personId)) &&
      canFollow(review, 'withdrawn'),
    confirm: mayAnswer && canFollow(review, 'confirmed'),
    dispute: mayAnswer && canFollow(review, 'disputed'),
    askToTalk: mayAnswer && canFollow(review, 'talk-asked'),
    choose: mayRule && canFollow(review, 'chosen'),
    rule: mayRule && canFollow(review, 'ruled'),
  };
}
