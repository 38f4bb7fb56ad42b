import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { answerDay } from '#workflows/meeting/change-action.ts';
import type { AskedDay } from '../index.ts';

/** One of the chair's two answers; a `decide`, since the owner may have asked for yet another day meanwhile. */
export function answering(name: string, answer: 'agreed' | 'kept') {
  return defineAction({
    name,
    kind: 'decide',
    input: z.object({}),
    allow({ personId }, { action, chairId, today }: AskedDay) {
      if (personId !== chairId) return no(plainText`Only the chair of the series can answer this.`);
      if (action.state !== 'open' || action.asked?.answer !== null)
        return no(plainText`This has been settled already.`);
      if (personId === action.ownerId)
        return no(plainText`You asked for this yourself, so the next meeting decides.`);
      return answer === 'agreed' && action.asked.dueOn < today
        ? no(plainText`The day asked for has passed. Please ask the owner for another.`)
        : YES;
    },
    async run({ trust, ref, now, newId }) {
      const action = await trust.actions.find(ref);
      if (action) await answerDay(trust, action, { answer, now, newId });
      return {
        said:
          answer === 'agreed'
            ? plainText`Agreed. The owner is told.`
            : plainText`The day stays. The owner is told.`,
      };
    },
  });
}
