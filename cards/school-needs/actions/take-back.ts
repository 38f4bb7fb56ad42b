import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { takeBackOwed } from '#workflows/owed/mark-owed.ts';
import type { NeedsAnswer } from '#workflows/owed/read-school-needs.ts';
import { recentInWords } from '../decision-words.ts';
import { mayMark, needsOf } from '../may-mark.ts';

const WHAT = 'Please choose what to take back.';

/** Recorded by mistake: it counts no more, and stays on the record. */
export const takeBack = defineAction({
  name: 'take-back',
  kind: 'decide',
  input: z.object({ takeBackWhat: z.string(WHAT).min(1, WHAT).max(100, WHAT) }),
  allow(actor, subject: NeedsAnswer, { takeBackWhat }) {
    const allowed = mayMark(actor, subject);
    if (!allowed.ok || subject.kind !== 'needs') return allowed;
    return subject.recent.some(({ id }) => id === takeBackWhat)
      ? allowed
      : no(plainText`That was taken back already.`);
  },
  async run({ trust, subject, now, modelFiles, bankHolidays }, { takeBackWhat }) {
    const { urn, recent } = needsOf(subject);
    const row = recent.find(({ id }) => id === takeBackWhat);
    const marking = { urn, now, modelFiles, bankHolidays };
    if (!row || !(await takeBackOwed(trust, marking, row)))
      return { said: plainText`That was taken back already.`, tone: 'changed' };
    return { said: plainText`Taken back: ${recentInWords(row, now)}.`, audited: { urn, row: row.id } };
  },
});
