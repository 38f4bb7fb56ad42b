import type { SupportAnswer } from '#workflows/standing/read-support.ts';

export type OneRequest = Extract<SupportAnswer, { kind: 'request' }>;

/** The request an action is about; `allow` has refused everything else. */
export function requestOf(subject: SupportAnswer): OneRequest {
  if (subject.kind !== 'request') throw new Error('an action on no request');
  return subject;
}
