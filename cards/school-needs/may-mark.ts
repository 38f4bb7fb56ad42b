import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { NeedsAnswer, SchoolNeeds } from '#workflows/owed/read-school-needs.ts';
import { goneInWords } from './no-needs.ts';

/** The hub's officers, the CEO and the deputy CEO. */
export function mayMark(actor: Actor, subject: NeedsAnswer): Allowed {
  if (subject.kind === 'gone')
    return no(plainText`${goneInWords(subject)}, so nothing more is recorded of it.`);
  if (subject.kind !== 'needs') return no(plainText`Please choose a school first.`);
  const { urn, hubId, name } = subject;
  if (can(actor, 'school.mark-owed', { kind: 'school', urn, hubId })) return YES;
  return no(
    plainText`Only the officer of ${name}’s hub, the CEO or the deputy CEO can record this. Please ask one of them.`,
  );
}

/** The needs an action is about; `allow` has refused everything else. */
export function needsOf(subject: NeedsAnswer): SchoolNeeds {
  if (subject.kind !== 'needs') throw new Error('an action on no school’s needs');
  return subject;
}
