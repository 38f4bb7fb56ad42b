import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { dropLine } from '#workflows/meeting/drop-line.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { MaybePeople } from '../inputs.ts';
import { mayBeRecorded, mayRun } from '../rights.ts';
import { noteWhoIsHere } from './attendance.ts';

const CHOOSE = 'Please choose the line to drop.';

export const drop = defineAction({
  name: 'drop',
  kind: 'append',
  input: z.object({
    dropped: z.string(CHOOSE).min(1, CHOOSE).max(100, CHOOSE),
    /** Beside the form: who was ticked so far must not be lost when the card is drawn again. */
    present: MaybePeople,
    dropReason: requiredText(200, {
      empty: 'Please say why it is dropped.',
      tooLong: 'Please keep the reason to 200 characters.',
    }),
  }),
  allow(_actor, view: ChairView, { dropped, dropReason }) {
    const allowed = mayRun(view, 'running');
    if (!allowed.ok) return allowed;
    const line = view.left.find(({ id }) => id === dropped);
    if (!line) return no(plainText`That line has been dealt with already.`);
    return mayBeRecorded(view, line, [dropReason], null);
  },
  async run(context, { dropped, dropReason, present }) {
    const { trust, ref } = context;
    await noteWhoIsHere(context, present);
    await dropLine(trust, { meetingId: ref, lineId: dropped, reason: dropReason });
    return { said: plainText`Dropped, with your reason in the minutes.`, audited: { line: dropped } };
  },
});
