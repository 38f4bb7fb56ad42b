import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { ConcernAnswer, StatusOfSchool } from '#workflows/standing/read-concern.ts';

export type OfSchool = Extract<ConcernAnswer, { kind: 'school' }>;

/** The school an action is about; `allow` has refused everything else. */
export function schoolIn(subject: ConcernAnswer): OfSchool {
  if (subject.kind !== 'school') throw new Error('an action on no school');
  return subject;
}

/** The newest that is not over: what is recorded next is about that one. */
export const openStatus = (answer: ConcernAnswer): StatusOfSchool | null =>
  answer.kind === 'school' ? (answer.statuses.find(({ isOver }) => !isOver) ?? null) : null;

/** The one whose plan was asked for and has not come. */
export function planWanted(answer: ConcernAnswer): StatusOfSchool | null {
  const open = openStatus(answer);
  return open?.record?.planDueOn && !open.record.planSentAt ? open : null;
}

export function maySet(actor: Actor, answer: ConcernAnswer): Allowed {
  if (answer.kind !== 'school') return no(plainText`Please choose a school first.`);
  return can(actor, 'school.set-status', { kind: 'school', urn: answer.urn, hubId: answer.hubId })
    ? YES
    : no(plainText`Only the CEO or the deputy CEO decides this. Please ask one of them.`);
}

/** The same about a status that is set. */
export function mayChange(actor: Actor, answer: ConcernAnswer): Allowed {
  const allowed = maySet(actor, answer);
  if (!allowed.ok) return allowed;
  return openStatus(answer)
    ? YES
    : no(plainText`No special status is set now. It may have been ended meanwhile.`);
}
