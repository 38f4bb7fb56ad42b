import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import type { ConcernAnswer } from '#workflows/standing/read-concern.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';
import { endStatus } from '#workflows/standing/set-status.ts';
import { mayChange, openStatus, schoolIn } from '../of-status.ts';

const WHY = 'Please say why it ends: the head and the chair of governors read it.';

/** Ends the status, with a reason. */
export const end = defineAction({
  name: 'end',
  kind: 'decide',
  input: z.object({
    endOn: z.iso.date('Please give the last day.'),
    endWhy: requiredText(300, { empty: WHY, tooLong: 'Please keep the reason to 300 characters.' }),
  }),
  allow: (actor, answer: ConcernAnswer) => mayChange(actor, answer),
  async run({ trust, subject, actor, now }, { endOn: to, endWhy: why }) {
    const open = openStatus(subject);
    if (!open) throw new Error('a press that `allow` has refused');
    const { urn } = schoolIn(subject);
    const { standingId, name } = open;
    const on = { school: await schoolOf(trust, urn), byId: actor.personId, now };
    const against = await endStatus(trust, { standingId, to, why }, on);
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return { said: plainText`Ended: ${name}. Everybody of it is told.`, audited: { urn, standingId, to } };
  },
});
