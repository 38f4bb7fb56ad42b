import type { Actor } from './actor.ts';
import type { ReviewTarget } from './can.ts';
import type { Reach } from './reach.ts';

/**
 * How a person stands to a review. Of the team: the model's roles, of the school's own hub or the whole trust. Of the school:
 * its heads and whoever answers for them, once something was put to them, and never on what they have proposed themselves.
 */
export function reviewReaches(actor: Extract<Actor, { kind: 'person' }>, target: ReviewTarget): Reach[] {
  const { personId, appointments } = actor;
  const reaches: Reach[] = [];
  const mayPropose = appointments.some(
    ({ role, scope }) =>
      target.proposerRoles.includes(role) &&
      (scope.kind === 'trust' || (scope.kind === 'hub' && scope.hubId === target.hubId)),
  );
  // Whoever has begun it sees it through, in another hub too, as long as they are of the team.
  const isOfTeam = appointments.some(({ role }) => target.proposerRoles.includes(role));
  if (mayPropose || (isOfTeam && target.teamIds.includes(personId))) reaches.push('may-propose');
  const isHead = appointments.some(
    ({ role, scope }) => role === 'head' && scope.kind === 'school' && scope.urn === target.urn,
  );
  const answers = isHead || target.delegateIds.includes(personId);
  if (answers && target.isWithSchool && !target.teamIds.includes(personId)) reaches.push('answerer');
  if (target.deciderIds.includes(personId) && !answers) reaches.push('decider');
  return reaches;
}
