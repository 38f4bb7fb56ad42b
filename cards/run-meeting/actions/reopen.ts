import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { reopenMeeting } from '#workflows/meeting/reopen-meeting.ts';
import { mayBeRecorded, mayRun } from '../rights.ts';

/** Within a day, with a reason the minutes give. */
export const reopen = defineAction({
  name: 'reopen',
  kind: 'decide',
  input: z.object({
    reopenReason: requiredText(200, {
      empty: 'Please say what is to be put right.',
      tooLong: 'Please keep the reason to 200 characters.',
    }),
  }),
  allow(_actor, view: ChairView, { reopenReason }) {
    const allowed = mayRun(view, 'closed');
    if (!allowed.ok) return allowed;
    if (!view.mayReopen)
      return no(plainText`A meeting can be opened again within a day of its closing, and that has passed.`);
    return mayBeRecorded(view, { audience: 'channel' }, [reopenReason], null);
  },
  async run({ trust, ref }, { reopenReason }) {
    await reopenMeeting(trust, ref, reopenReason);
    return { said: plainText`Open again. The minutes will say why.`, audited: {} };
  },
});
