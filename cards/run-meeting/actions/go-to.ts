import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { goToLine } from '#workflows/meeting/go-to-line.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { MaybePeople, Recording } from '../inputs.ts';
import { lineOf } from '../rights.ts';
import { noteWhoIsHere } from './attendance.ts';
import { mayRecord, recordIt, sentences } from './recording.ts';

const CHOOSE = 'Please choose a line.';

/** Out of turn: to the line chosen. */
export const goTo = defineAction({
  name: 'go-to',
  kind: 'append',
  input: Recording.and(
    z.object({
      goTo: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE),
      present: MaybePeople,
    }),
  ),
  allow(_actor, view: ChairView, input) {
    const allowed = mayRecord(view, input);
    const line = lineOf(view, input.goTo);
    // One that was dropped or taken back meanwhile does not come back by being chosen on an older card.
    if (!allowed.ok || (line && line.outcome !== 'dropped')) return allowed;
    return no(plainText`Please choose a line that is still on this agenda.`);
  },
  async run(context, input) {
    const { first, audited } = await recordIt(context, input);
    await noteWhoIsHere(context, input.present);
    await goToLine(context.trust, context.ref, input.goTo);
    return { said: sentences(first, 'Here is the line you chose.'), audited };
  },
});
