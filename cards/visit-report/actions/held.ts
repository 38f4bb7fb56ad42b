import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import { isTimed } from '#domain/visit/visit.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import { holdVisit } from '#workflows/visits/settle-visit.ts';

const WHAT = 'Please choose what the visit was.';

/** It happened, and was these of the things owed. */
export const held = defineAction({
  name: 'held',
  kind: 'decide',
  input: z.object({
    things: z
      .string(WHAT)
      .max(2000, WHAT)
      .transform(ids => [...new Set(ids.split(',').filter(Boolean))])
      .refine(ids => ids.length > 0, WHAT),
  }),
  allow(_actor, { sees, stage, things: offered }: ReportView, { things }) {
    if (sees !== 'lead') return no(plainText`Only whoever leads the visit says whether it happened.`);
    if (stage !== 'ask') return no(plainText`That has been said already.`);
    return things.every(id => offered.some(each => each.id === id))
      ? YES
      : no(plainText`Please choose what it was from the list.`);
  },
  async run({ trust, ref, actor, now, newId, modelFiles, bankHolidays }, { things }) {
    const visit = await trust.visits.find(ref);
    if (!visit || !isTimed(visit)) throw new Error('a visit that `allow` has found');
    const dueOn = await holdVisit(trust, visit, things, {
      ...{ byId: actor.personId, now, newId, modelFiles, bankHolidays },
    });
    return {
      said: dueOn
        ? plainText`Recorded: it happened. The report is due ${dayInWords(dueOn, now)}.`
        : plainText`Recorded: it happened. No report is asked for; a short note goes to the head.`,
    };
  },
});
