import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { withdrawApologies as withdraw } from '#workflows/send-apologies.ts';
import { mayContribute } from '../meeting-of.ts';

export const withdrawApologies = defineAction({
  name: 'withdraw-apologies',
  kind: 'append',
  input: z.object({}),
  allow: mayContribute,
  async run({ trust, ref, actor }) {
    const withdrawn = await withdraw(trust, ref, actor.personId);
    return {
      said: withdrawn
        ? plainText`Good: you are expected at the meeting.`
        : plainText`You had sent no apologies; you are expected.`,
    };
  },
});
