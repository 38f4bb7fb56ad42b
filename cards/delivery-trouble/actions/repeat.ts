import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { DeliveryTrouble } from '#workflows/deliveries/read-trouble.ts';
import { About, maySettle, settle } from './settle.ts';

/** Of what may have arrived: a press of its own, since it may then be there twice. */
export const repeat = defineAction({
  name: 'repeat',
  kind: 'append',
  input: About,
  allow: (actor, subject: DeliveryTrouble, { about }) => maySettle(actor, subject, about, ['unknown']),
  run: (context, { about }) =>
    settle(
      context,
      about,
      { kind: 'retry', mayAppearTwice: true },
      plainText`It is sent again within a minute, or when quiet hours end if it can wait. It may be there twice.`,
    ),
});
