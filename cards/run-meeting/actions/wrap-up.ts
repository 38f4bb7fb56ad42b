import { defineAction } from '#cards-kit/define-action.ts';
import { goToLine } from '#workflows/meeting/go-to-line.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { Recording } from '../inputs.ts';
import { mayRecord, recordIt, sentences } from './recording.ts';

/** Turns to closing; the line it was at stays as it is. */
export const wrapUp = defineAction({
  name: 'wrap-up',
  kind: 'append',
  input: Recording,
  allow: (_actor, view: ChairView, input) => mayRecord(view, input),
  async run(context, input) {
    const { first, audited } = await recordIt(context, input);
    await goToLine(context.trust, context.ref, null);
    return { said: sentences(first, 'Please look over what is left.'), audited };
  },
});
