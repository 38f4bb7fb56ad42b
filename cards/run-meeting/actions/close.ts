import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { countInWords } from '#domain/time/words.ts';
import { closeMeeting } from '#workflows/meeting/close-meeting.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { People } from '../inputs.ts';
import { mayRun } from '../rights.ts';
import { membersAmong } from './attendance.ts';
import { sentences } from './recording.ts';

/** A `decide`: whoever closes has seen everything that is left. */
export const close = defineAction({
  name: 'close',
  kind: 'decide',
  input: z.object({ present: People }),
  allow: (_actor, view: ChairView) => mayRun(view, 'running'),
  async run({ trust, ref, subject, now, newId }, { present }) {
    const presentIds = membersAmong(subject, present);
    const { carried, owners } = await closeMeeting(trust, { meetingId: ref, presentIds, now, newId });
    const forward = carried > 0 ? `, ${countInWords(carried, 'line')} carried forward` : '';
    const sent = owners > 0 ? `${countInWords(owners, 'person gets', 'people get')} their actions.` : '';
    return { said: sentences(`Closed${forward}. The minutes go to the channel.`, sent) };
  },
});
