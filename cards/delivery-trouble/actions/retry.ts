import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { DeliveryTrouble } from '#workflows/deliveries/read-trouble.ts';
import { About, maySettle, settle } from './settle.ts';

/** Of what surely did not arrive, or shows an older state. */
export const retry = defineAction({
  name: 'retry',
  kind: 'append',
  input: About,
  allow: (actor, subject: DeliveryTrouble, { about }) =>
    maySettle(actor, subject, about, ['dead', 'refused', 'stale']),
  run: (context, { about }) =>
    settle(
      context,
      about,
      { kind: 'retry', mayAppearTwice: false },
      plainText`It is tried again within a minute, or when quiet hours end if it can wait.`,
    ),
});
