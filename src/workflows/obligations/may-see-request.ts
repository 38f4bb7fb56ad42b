import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { isFromSchool } from '#domain/obligation/senders.ts';
import type { RequestNow } from './requests-now.ts';

export const isSender = (actor: Actor, { target }: Pick<RequestNow, 'target'>): boolean =>
  can(actor, 'school.answer-request', target);

/** Whether they decide what is owed at the school: its officer, the deputy CEO, the CEO. */
export const isDecider = (actor: Actor, { target }: Pick<RequestNow, 'target'>): boolean =>
  can(actor, 'school.mark-owed', target);

/**
 * Whoever sends it and whoever decides what is owed there see everything. Others who may read what the school is owed see what is
 * not confidential; a school's own people of this only what is theirs to send, not what the trust does about them.
 */
export function maySeeRequest(actor: Actor, of: RequestNow): boolean {
  if (isSender(actor, of) || isDecider(actor, of)) return true;
  const isOfTrust = can(actor, 'trust.read-not-sent', { kind: 'trust' });
  return (
    can(actor, 'school.read-owed', of.target) &&
    of.obligation.confidential !== true &&
    (isOfTrust || isFromSchool(of.obligation))
  );
}
