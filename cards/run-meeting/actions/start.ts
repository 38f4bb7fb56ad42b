import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayOf } from '#domain/time/iso.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { startMeeting } from '#workflows/meeting/start-meeting.ts';
import { mayRun } from '../rights.ts';

/** On its day or later; a second press finds it started. */
export const start = defineAction({
  name: 'start',
  kind: 'append',
  input: z.object({}),
  allow(_actor, view: ChairView) {
    const allowed = mayRun(view, 'planned', 'running');
    const day = dayOf(view.startsAt);
    if (!allowed.ok || day <= view.today) return allowed;
    return no(plainText`This meeting is on ${dayInWords(day)}. If you are meeting today, move it first.`);
  },
  async run({ trust, ref, now }) {
    const begun = await startMeeting(trust, ref, now);
    return begun
      ? { said: plainText`The meeting is on.` }
      : { said: plainText`The meeting was on already.`, unchanged: true };
  },
});
