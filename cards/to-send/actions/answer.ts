import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requestRef } from '#workflows/obligations/request-refs.ts';
import type { ToSend } from '#workflows/obligations/to-send-view.ts';

const CHOOSE = 'Please choose something from the list.';

/** One thing by itself: its form, or what is to be decided about it. */
export const answer = defineAction({
  name: 'answer',
  kind: 'read',
  input: z.object({ about: z.string(CHOOSE).regex(/^\S{1,100}$/, CHOOSE) }),
  allow(_actor, subject: ToSend, { about }) {
    const row = subject.kind === 'list' ? subject.rows.find(({ id }) => id === about) : undefined;
    if (!row) return no(plainText`That is not asked for any more: this is how it stands now.`);
    return row.mayAnswer || row.mayDecide
      ? YES
      : no(plainText`There is nothing to answer about this, or it is for somebody else to send.`);
  },
  run: async (_context, { about }) => ({ show: requestRef(about) }),
});
