import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { sendAside } from '#workflows/send-aside.ts';
import type { MinutesCard } from '../index.ts';

/** The presser's own copy, in their own chat: with what they may read beyond what the channel may. */
export const mine = defineAction({
  name: 'mine',
  kind: 'append',
  input: z.object({}),
  allow: (actor, subject: MinutesCard) =>
    can(actor, 'meeting.read', { ...subject, kind: 'meeting' })
      ? YES
      : no(plainText`These minutes are for the members of the ${subject.minutes.seriesName} meeting.`),
  async run({ trust, ref, actor, now, newId }) {
    const copy = {
      card: 'meeting-minutes',
      subject: ref,
      key: `copy ${newId()}`,
      personId: actor.personId,
      now,
    };
    return (await sendAside(trust, copy))
      ? { said: plainText`Your copy is in your own chat with Fortnight.`, unchanged: true }
      : {
          said: plainText`Please open a chat with Fortnight first, then press again.`,
          tone: 'wrong',
          unchanged: true,
        };
  },
});
