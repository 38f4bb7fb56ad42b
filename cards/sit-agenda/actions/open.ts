import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { Agenda } from '#domain/meeting/agenda.ts';
import { sendAside } from '#workflows/send-aside.ts';

/** A school's record, in the chat of whoever pressed its name. What they may see of it is decided there. */
export const open = defineAction({
  name: 'open',
  kind: 'append',
  input: z.object({ urn: z.string().regex(/^\d{6}$/, 'Please press the name of a school.') }),
  allow: (_actor, { sections }: Agenda, { urn }) =>
    sections.some(({ lines }) => lines.some(line => line.urn === urn))
      ? YES
      : no(plainText`That school is not on this agenda any more.`),
  async run({ trust, actor, subject, now, newId }, { urn }) {
    const name = subject.choices.find(choice => choice.urn === urn)?.name ?? 'The school';
    const record = { card: 'school-status', subject: `urn:${urn}`, key: `opened ${newId()}` };
    const sent = await sendAside(trust, { ...record, personId: actor.personId, now });
    return sent
      ? { said: plainText`${name} is in your own chat with Fortnight.`, unchanged: true }
      : {
          said: plainText`Please open a chat with Fortnight first, then press again.`,
          tone: 'wrong',
          unchanged: true,
        };
  },
});
