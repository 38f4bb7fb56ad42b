import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { optionalText } from '#cards-kit/typed-text.ts';
import { sendApologies as record } from '#workflows/send-apologies.ts';
import { mayBeSaid, mayContribute } from '../meeting-of.ts';

const TOO_LONG = 'Please keep the note to 200 characters.';

export const sendApologies = defineAction({
  name: 'send-apologies',
  kind: 'append',
  input: z.object({
    note: optionalText(200, TOO_LONG),
  }),
  allow(actor, agenda: Parameters<typeof mayContribute>[1], { note }) {
    const allowed = mayContribute(actor, agenda);
    return allowed.ok ? mayBeSaid(note, agenda) : allowed;
  },
  async run({ trust, ref, actor, now }, { note }) {
    await record(trust, {
      meetingId: ref,
      personId: actor.personId,
      name: actor.name,
      note: note || null,
      at: now,
    });
    // The note has a time of its own, and the audit none.
    return { said: plainText`Your apologies are recorded.`, audited: { hasNote: note !== '' } };
  },
});
