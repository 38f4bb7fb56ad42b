import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { SupportAnswer } from '#workflows/standing/read-support.ts';

/** Only the CEO, and only as long as it waits. */
export function mayAnswer(actor: Actor, answer: SupportAnswer): Allowed {
  if (answer.kind !== 'request') return no(plainText`Please open one request first.`);
  const { urn, hubId, request } = answer;
  if (!can(actor, 'school.agree-support', { kind: 'school', urn, hubId }))
    return no(plainText`Only the CEO agrees to help from outside the trust. They have been asked.`);
  return request.state === 'asked' ? YES : no(plainText`That was answered already.`);
}
