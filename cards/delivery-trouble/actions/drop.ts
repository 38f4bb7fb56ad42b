import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { type DeliveryTrouble, TroubleKind } from '#workflows/deliveries/read-trouble.ts';
import { maySettle, settle, Which } from './settle.ts';

/** It need not go; the reason stays in the audit. */
export const drop = defineAction({
  name: 'drop',
  kind: 'append',
  input: z.object({
    which: Which,
    reason: requiredText(200, {
      empty: 'Please say in a few words why it need not go.',
      tooLong: 'Please keep the reason to 200 characters.',
    }),
  }),
  allow: (actor, subject: DeliveryTrouble, { which }) =>
    maySettle(actor, subject, which, TroubleKind.options),
  run: (context, { which, reason }) =>
    settle(context, which, { kind: 'drop', reason }, plainText`It is dropped, on the record.`),
});
