import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ConcernAnswer } from '#workflows/standing/read-concern.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';
import { noteOnStatus } from '#workflows/standing/set-status.ts';
import { mayChange, openStatus, schoolIn } from '../of-status.ts';

/** The plan is asked for by a day; the head's own card asks for it from now on. */
export const askPlan = defineAction({
  name: 'ask-plan',
  kind: 'decide',
  input: z.object({ planDueOn: z.iso.date('Please give the day by which the plan is to be there.') }),
  allow(actor, answer: ConcernAnswer, { planDueOn }) {
    const allowed = mayChange(actor, answer);
    if (!allowed.ok || answer.kind !== 'school') return allowed;
    if (!openStatus(answer)?.plan)
      return no(plainText`Your trust’s model asks for no plan with this status.`);
    return planDueOn > answer.today ? allowed : no(plainText`Please give a day that is still to come.`);
  },
  async run({ trust, subject, actor, now, newId }, { planDueOn }) {
    const { urn } = schoolIn(subject);
    const open = openStatus(subject);
    if (!open?.plan) throw new Error('a press that `allow` has refused');
    const { standingId, plan } = open;
    const on = { school: await schoolOf(trust, urn), byId: actor.personId, now, newId };
    const change = { planId: plan.id, planDueOn, planLink: null, planSentAt: null, planSentById: null };
    const against = await noteOnStatus(trust, standingId, change, on);
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return {
      said: plainText`Asked for by ${dayInWords(planDueOn, now)}. The head is told.`,
      audited: { urn, standingId, planDueOn },
    };
  },
});
