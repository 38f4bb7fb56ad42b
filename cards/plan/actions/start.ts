import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { startPlan } from '#workflows/plans/make-plan.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';
import { daysFit, StartForm } from '../form-input.ts';
import { notLive } from '../plan-of.ts';

/** Begins a plan with nothing in it yet. */
export const start = defineAction({
  name: 'start',
  kind: 'decide',
  input: StartForm,
  allow(_actor, subject: PlanSubject, form) {
    if (subject.kind !== 'school' || subject.kinds.length === 0)
      return no(plainText`Only the school’s head and its officers begin a plan there.`);
    if (subject.kinds.every(({ id }) => id !== form.planKind))
      return no(plainText`Please choose a kind of plan from the list.`);
    const fits = daysFit(form);
    return fits.ok ? notLive([form.planTitle], subject.safeguardingContact) : fits;
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, form) {
    if (subject.kind !== 'school') throw new Error('a school that `allow` has found');
    const made = await startPlan(
      trust,
      {
        ...{ urn: subject.urn, kind: form.planKind, title: form.planTitle },
        ...{ from: form.planFrom, to: form.planTo },
      },
      { byId: actor.personId, now, newId, modelFiles, bankHolidays },
    );
    return {
      said: plainText`Begun. Open it below to add its actions; then it is agreed.`,
      audited: { made, kind: form.planKind },
    };
  },
});
