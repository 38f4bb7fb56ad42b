import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { Recording } from '../inputs.ts';
import { mayRecord, recordIt, sentences } from './recording.ts';

/** Adds a decision, an action or both to the line, and stays on it. */
export const record = defineAction({
  name: 'record',
  kind: 'append',
  input: Recording,
  allow: (_actor, view: ChairView, input) => mayRecord(view, input),
  async run(context, input) {
    const { first, audited } = await recordIt(context, input);
    return first
      ? { said: sentences(first), audited }
      : {
          said: plainText`Nothing was typed, so nothing was recorded.`,
          tone: 'wrong',
          unchanged: true,
          audited,
        };
  },
});
