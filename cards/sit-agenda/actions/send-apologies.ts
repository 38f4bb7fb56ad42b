import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { clean, plainText } from '#cards-kit/text.ts';
import { sendApologies as record } from '#workflows/send-apologies.ts';
import { mayContribute } from '../meeting-of.ts';

const TOO_LONG = 'Please keep the note to 200 characters.';

export const sendApologies = defineAction({
  name: 'send-apologies',
  kind: 'append',
  input: z.object({
    note: z
      .string(TOO_LONG)
      .max(5000, TOO_LONG)
      .transform(text => clean(text, 5000))
      .pipe(z.string().max(200, TOO_LONG))
      .default(''),
  }),
  allow: mayContribute,
  async run({ trust, ref, actor, now }, { note }) {
    await record(trust, {
      meetingId: ref,
      personId: actor.personId,
      name: actor.name,
      note: note || null,
      at: now,
    });
    return { said: plainText`Your apologies are recorded.` };
  },
});
