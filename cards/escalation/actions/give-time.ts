import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { optionalText } from '#cards-kit/typed-text.ts';
import { addDays } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import { answerEscalation } from '#workflows/escalation/answer-escalation.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';
import { notLive } from '../form-input.ts';
import { notNow, OVER } from '../not-now.ts';
import { LONGEST_DAYS } from '../view.ts';

/** The officer waits until a day; after it they are asked once more. */
export const giveTime = defineAction({
  name: 'give-time',
  kind: 'decide',
  input: z.object({
    until: z.iso.date('Please give the day until which you wait.'),
    waitWhy: optionalText(200, 'Please keep it to 200 characters.'),
  }),
  allow(_actor, subject: EscalationView, { until, waitWhy }) {
    if (!subject.may.wait) return no(notNow(subject));
    if (until <= subject.today || until > addDays(subject.today, LONGEST_DAYS))
      return no(plainText`Please give a day after today, and no later than in six weeks.`);
    return notLive(waitWhy, subject);
  },
  async run({ trust, ref, actor, now, modelFiles, bankHolidays }, { until, waitWhy }) {
    const by = { byId: actor.personId, now, modelFiles, bankHolidays };
    const became = await answerEscalation(trust, ref, { kind: 'given-time', until, reason: waitWhy }, by);
    if (became === 'over') throw new NotDone(OVER);
    return {
      said: plainText`Kept. You are asked once more after ${dayInWords(until, now)}, unless it comes.`,
      audited: { until },
    };
  },
});
