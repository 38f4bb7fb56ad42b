import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { rollForward } from '#workflows/plans/close-plan.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';
import { planOf } from '../plan-of.ts';

/** Makes a draft for the time after it, of what is not done. */
export const roll = defineAction({
  name: 'roll',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: PlanSubject) =>
    subject.kind === 'plan' && subject.may.rollForward
      ? YES
      : no(plainText`There is a plan for the time after it already, or this is not yours to do.`),
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }) {
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    const { id, schoolName } = planOf(subject);
    const made = await rollForward(trust, id, by);
    return {
      said: plainText`A draft of the next plan has what is open in this one. Type “plans ${schoolName}” to see it; whoever agrees it is asked.`,
      audited: { made },
    };
  },
});
