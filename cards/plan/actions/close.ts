import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { closePlan } from '#workflows/plans/close-plan.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';
import { CloseForm } from '../form-input.ts';
import { mayWork, notLive, planOf } from '../plan-of.ts';

/** Ends the plan with what came of it; a draft with why it is not needed. */
export const close = defineAction({
  name: 'close',
  kind: 'decide',
  input: CloseForm,
  allow(_actor, subject: PlanSubject, { impact }) {
    const may = mayWork(subject, 'plan');
    if (!may.ok || subject.kind !== 'plan') return may;
    return notLive([impact], subject.safeguardingContact);
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, { impact }) {
    const plan = planOf(subject);
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    await closePlan(trust, plan.id, impact, by);
    return {
      said:
        plan.state === 'draft'
          ? plainText`Taken back. Nobody is asked to agree it any more.`
          : plainText`Closed. Nothing more is asked about it.`,
      audited: {},
    };
  },
});
