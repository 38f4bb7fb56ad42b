import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { handOn as hand } from '#workflows/plans/answer-check-in.ts';
import type { CheckInSubject } from '#workflows/plans/check-in-view.ts';

/** Asks an action's owner about it; whoever handed it on can still answer it. */
export const handOn = defineAction({
  name: 'hand-on',
  kind: 'append',
  input: z.object({}),
  allow: (_actor, subject: CheckInSubject) =>
    subject.kind === 'answer' && subject.handOnTo !== null
      ? YES
      : no(plainText`Its owner is asked already, or nobody on record owns it but you.`),
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }) {
    const checkIn = await trust.plans.checkIn(subject.id);
    if (!checkIn || subject.kind !== 'answer' || !subject.handOnTo)
      throw new Error('an owner that `allow` has found');
    const { row, handOnTo } = subject;
    const by = { byId: actor.personId, now, newId, modelFiles, bankHolidays };
    await hand(trust, checkIn, { actionId: row.id, ownerId: handOnTo.id }, by);
    return {
      said: plainText`${handOnTo.name} gets a card with this action alone. You can still answer it yourself.`,
      unchanged: true,
      audited: { action: row.id, owner: handOnTo.id },
    };
  },
});
