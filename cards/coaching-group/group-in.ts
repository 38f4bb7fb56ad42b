import { type Allowed, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';

import type { GroupAnswer, SeenGroup } from '#workflows/coaching/read-group.ts';

export const mayWork = (answer: GroupAnswer): Allowed =>
  answer.kind === 'group' && answer.mayWork
    ? YES
    : no(
        plainText`Only improvement officers, the deputy CEO and the CEO change a group. Please ask one of them.`,
      );

export function groupIn(answer: GroupAnswer): SeenGroup {
  if (answer.kind !== 'group') throw new Error('a press that `allow` has refused');
  return answer;
}

export function orNotDone(against: string | null): void {
  if (against !== null) throw new NotDone(asPlain(against, 400));
}
