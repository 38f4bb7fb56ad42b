import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { sendAside } from '#workflows/send-aside.ts';
import { BUTTON } from '../inputs.ts';
import { mayRun } from '../rights.ts';

/** The record behind the line, beside the card: what is being typed stays as it is. */
export const open = defineAction({
  name: 'open',
  kind: 'append',
  input: z.object({ line: z.string(BUTTON).max(100, BUTTON) }),
  allow(_actor, view: ChairView, { line }) {
    const allowed = mayRun(view, 'running');
    if (!allowed.ok || (view.current?.line.id === line && view.current.line.link)) return allowed;
    return no(plainText`Somebody has moved on already; this is where the meeting is.`);
  },
  async run({ trust, actor, subject, now, newId }) {
    const { card = '', ref = '' } = subject.current?.line.link ?? {};
    const asked = { card, subject: ref, key: `opened ${newId()}`, personId: actor.personId, now };
    const sent = await sendAside(trust, asked);
    return sent
      ? { said: plainText`The record is below, in this chat.`, unchanged: true }
      : {
          said: plainText`Please write to Fortnight in its chat first, then press again.`,
          tone: 'wrong',
          unchanged: true,
        };
  },
});
