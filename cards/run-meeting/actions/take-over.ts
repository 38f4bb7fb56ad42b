import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { takeOver as takeOverMeeting } from '#workflows/take-over.ts';

/** One press puts a deputy in the chair. A `decide`: of two deputies the second is told of the first. */
export const takeOver = defineAction({
  name: 'take-over',
  kind: 'decide',
  input: z.object({}),
  allow(_actor, view: ChairView) {
    if (!view.takesOver) return no(plainText`You are in the chair already.`);
    return view.state === 'planned' || view.state === 'running'
      ? YES
      : no(plainText`There is nothing to take over: this meeting is over.`);
  },
  async run({ trust, ref, actor, now }) {
    await takeOverMeeting(trust, { meetingId: ref, personId: actor.personId, now });
    return { said: plainText`You are in the chair.` };
  },
});
