import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { type Plain, plainText } from '#cards-kit/text.ts';
import { PART_WORDS } from '#domain/improvement-model/parts.ts';
import { listInWords } from '#domain/time/words.ts';
import { agreePlan } from '#workflows/plans/agree-plan.ts';
import type { PlanSubject } from '#workflows/plans/plan-view.ts';
import { planOf } from '../plan-of.ts';

/** One of those whom the model asks agrees the plan; once all have it runs. */
export const agree = defineAction({
  name: 'agree',
  kind: 'decide',
  input: z.object({}),
  allow: (_actor, subject: PlanSubject) =>
    subject.kind === 'plan' && subject.may.agreeAs !== null ? YES : no(whyNot(subject)),
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }) {
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    const agreed = await agreePlan(trust, planOf(subject).id, by);
    if ('runsStill' in agreed) throw new NotDone(runsStillInWords(agreed.runsStill));
    const { runs, waitsFor } = agreed;
    return {
      said: runs
        ? plainText`Agreed: the plan runs now, and is checked in on from here.`
        : plainText`Agreed. It runs once ${listInWords(waitsFor.map(part => PART_WORDS[part]))} ${waitsFor.length === 1 ? 'has' : 'have'} agreed it too.`,
    };
  },
});

function whyNot(subject: PlanSubject): Plain {
  if (subject.kind !== 'plan') return plainText`There is nothing to agree here.`;
  if (subject.state !== 'draft')
    return plainText`That is settled already: there is nothing to agree any more.`;
  if (subject.runsStill !== null) return runsStillInWords(subject.runsStill);
  if (subject.open.length + subject.done === 0)
    return plainText`There is nothing in the plan yet. Please add its actions first.`;
  return plainText`Your agreement is given already, or is not asked for: the plan says whose is.`;
}

const runsStillInWords = (title: string): Plain =>
  plainText`“${title}” runs still. Please close it first, with what came of it.`;
