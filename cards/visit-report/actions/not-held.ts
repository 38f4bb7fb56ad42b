import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import type { ReportView } from '#workflows/visits/read-report.ts';
import { dropVisit } from '#workflows/visits/settle-visit.ts';
import { notLive } from '../form-input.ts';

const WHY = 'Please say in a few words why: the head reads it.';
const TOO_LONG = 'Please keep the reason to 200 characters.';

/** It did not happen: what it was for is owed again. */
export const notHeld = defineAction({
  name: 'not-held',
  kind: 'decide',
  input: z.object({ notHeldWhy: requiredText(200, { empty: WHY, tooLong: TOO_LONG }) }),
  allow(_actor, subject: ReportView, { notHeldWhy }) {
    if (subject.sees !== 'lead') return no(plainText`Only whoever leads the visit says whether it happened.`);
    if (subject.stage !== 'ask') return no(plainText`That has been said already.`);
    return notLive([notHeldWhy], subject);
  },
  async run({ trust, ref, actor, now }, { notHeldWhy }) {
    const visit = await trust.visits.find(ref);
    if (!visit) throw new Error('a visit that `allow` has found');
    await dropVisit(trust, visit, notHeldWhy, { byId: actor.personId, now });
    return {
      said: plainText`Recorded: it did not happen. What it was for is owed again, and everybody of it is told.`,
      // Not the reason: it may say more than it should, and the audit is kept for good.
      audited: {},
    };
  },
});
