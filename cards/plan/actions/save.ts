import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { addAction, changeAction } from '#workflows/plans/change-plan.ts';
import { planThere } from '#workflows/plans/plan-facts.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';
import { ActionForm, actionFits, writtenOf } from '../form-input.ts';
import { mayWork, notLive } from '../plan-of.ts';

/** Adds the action that was filled in, or says one anew. */
export const save = defineAction({
  name: 'save',
  kind: 'decide',
  input: ActionForm,
  allow(_actor, subject: PlanSubject, form) {
    const may = mayWork(subject, 'form');
    if (!may.ok || subject.kind !== 'form') return may;
    const fits = actionFits(form, subject);
    if (!fits.ok) return fits;
    const typed = [form.text, form.measure, form.newPriority, form.owner];
    return notLive(typed, subject.safeguardingContact);
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, form) {
    if (subject.kind !== 'form') throw new Error('a form that `allow` has found');
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    const { plan } = await planThere(trust, subject.id, by);
    const written = writtenOf(form, subject);
    if (subject.action) {
      await changeAction(trust, plan, subject.action.id, written);
      return { said: plainText`Changed.`, audited: { action: subject.action.id, dueOn: written.dueOn } };
    }
    const action = await addAction(trust, plan, written, by);
    return {
      said: plainText`Added: ${written.text}. You can add another below.`,
      audited: { action, dueOn: written.dueOn },
    };
  },
});
