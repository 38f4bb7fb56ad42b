import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import type { ConcernAnswer } from '#workflows/standing/read-concern.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';
import { noteOnStatus } from '#workflows/standing/set-status.ts';
import { mayChange, openStatus, schoolIn } from '../of-status.ts';

const WHERE = 'Please say where it meets.';

/** Records that the committee has convened its board: when, and where. Times are booked by the usual road. */
export const convene = defineAction({
  name: 'convene',
  kind: 'decide',
  input: z.object({
    boardOn: z.iso.date('Please give the day.'),
    boardWhere: requiredText(100, { empty: WHERE, tooLong: 'Please keep it to 100 characters.' }),
  }),
  allow(actor, answer: ConcernAnswer) {
    const allowed = mayChange(actor, answer);
    if (!allowed.ok) return allowed;
    return openStatus(answer)?.hasBoard
      ? allowed
      : no(plainText`Your trust’s model convenes no board for this.`);
  },
  async run({ trust, subject, actor, now, newId }, { boardOn, boardWhere }) {
    const { urn } = schoolIn(subject);
    const standingId = openStatus(subject)?.standingId ?? '';
    const on = { school: await schoolOf(trust, urn), byId: actor.personId, now, newId };
    const against = await noteOnStatus(
      trust,
      standingId,
      { boardOn, boardWhere, boardById: actor.personId },
      on,
    );
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return {
      said: plainText`Recorded. The head and the chair of governors are invited by their cards.`,
      audited: { urn, standingId, boardOn },
    };
  },
});
