import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ToSend, ToSendRow } from '#workflows/obligations/to-send-view.ts';

/** Whether it waits to be said, by whoever looks, that it is applicable or not. */
export function mayDecide(subject: ToSend): Allowed {
  if (subject.kind === 'one' && subject.row.mayDecide) return YES;
  return no(
    plainText`This does not wait for an answer any more, or it is for the school’s officer, the deputy CEO or the CEO to say.`,
  );
}

/** What an action is about; `allow` has refused everything else. */
export function requestIn(subject: ToSend): ToSendRow {
  if (subject.kind !== 'one') throw new Error('an action on no one request');
  return subject.row;
}
