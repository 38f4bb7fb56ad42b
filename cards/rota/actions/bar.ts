import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { BlackoutKind } from '#domain/coaching/hosting-blackout.ts';
import { giveBlackout } from '#workflows/coaching/change-blackouts.ts';
import type { RotaAnswer } from '#workflows/coaching/rota-answer.ts';
import { mayWork } from '../may-work.ts';

/** Days in which a school does not host. */
export const bar = defineAction({
  name: 'bar',
  kind: 'append',
  input: z.object({
    barSchool: requiredText(100, { empty: 'Please name a school.', tooLong: 'Please name one school.' }),
    barFrom: z.iso.date('Please give the first day.'),
    barTo: z.iso.date('Please give the last day.'),
    barKind: z.enum(BlackoutKind.options, 'Please choose why.'),
  }),
  allow: (actor, answer: RotaAnswer) => mayWork(actor, answer),
  async run({ trust, actor, now, newId }, { barSchool: typed, barFrom: from, barTo: to, barKind: kind }) {
    const by = { byId: actor.personId, at: now };
    const given = await giveBlackout(trust, { id: newId(), typed, from, to, kind, ...by });
    if (!given.ok) throw new NotDone(asPlain(given.because, 400));
    return {
      said: plainText`Recorded: ${given.school} does not host then. What is planned stays until the rota is mended.`,
      audited: { blackout: given.blackout.id, urn: given.blackout.urn, from, to, kind },
    };
  },
});
