import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { removeAction } from '#workflows/plans/change-plan.ts';
import { planThere } from '#workflows/plans/plan-facts.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';
import { mayWork } from '../plan-of.ts';

/** Takes an action out of the plan; what was answered about it stays on the record. */
export const remove = defineAction({
  name: 'remove',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: PlanSubject) =>
    subject.kind === 'form' && subject.action === null
      ? no(plainText`That action is not in the plan yet.`)
      : mayWork(subject, 'form'),
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }) {
    if (subject.kind !== 'form' || !subject.action) throw new Error('an action that `allow` has found');
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    const { plan } = await planThere(trust, subject.id, by);
    await removeAction(trust, plan, subject.action.id, by);
    return { said: plainText`Taken out of the plan.`, audited: { action: subject.action.id } };
  },
});
