import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { toSendRef } from '#workflows/obligations/request-refs.ts';
import type { ToSend } from '#workflows/obligations/to-send-view.ts';

/** From one thing to all that the school has to send. */
export const list = defineAction({
  name: 'list',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, subject: ToSend) =>
    subject.kind === 'one' ? YES : no(plainText`This is the whole list already.`),
  run: async ({ subject }) => ({ show: toSendRef(subject.urn) }),
});
