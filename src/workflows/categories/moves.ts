import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { canFollow } from '#domain/category/after-step.ts';
import { proposedNow, schoolIds, teamIds } from '#domain/category/review.ts';
import type { ReviewFacts } from './review-facts.ts';
import type { ReviewMoves } from './review-view.ts';

/** What this person may do in a review as it stands: their right to, and that it can follow. */
export function movesOf(
  actor: Extract<Actor, { kind: 'person' }>,
  { review, target, model }: Pick<ReviewFacts, 'review' | 'target' | 'model'>,
): ReviewMoves {
  const mayPropose = can(actor, 'review.propose', target);
  const mayAnswer = can(actor, 'review.answer', target);
  const mayRule = can(actor, 'review.rule', target);
  const isTheirs = review.proposal?.byId === actor.personId;
  // Whoever speaks for the school in it, or has, does not also speak for the team.
  const isOfTeam = mayPropose && !mayAnswer && !schoolIds(review).includes(actor.personId);
  const isOnLadder = model.ladder.some(({ id }) => id === proposedNow(review));
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
    // A category that the model has lost meanwhile would be none.
    confirm: mayAnswer && isOnLadder && canFollow(review, 'confirmed'),
    dispute: mayAnswer && canFollow(review, 'disputed'),
    askToTalk: mayAnswer && canFollow(review, 'talk-asked'),
    choose: mayRule && canFollow(review, 'chosen'),
    rule: mayRule && canFollow(review, 'ruled'),
  };
}
