import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { callOff } from '#workflows/visits/change-visit.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { mayArrange } from '../may-arrange.ts';
import { Reason } from '../move-input.ts';

/** Calls the visit, or its offer, off; everybody is told why. */
export const cancel = defineAction({
  name: 'cancel',
  kind: 'decide',
  input: z.object({ cancelReason: Reason }),
  allow: (actor, seen: SeenVisit) => mayArrange(actor, seen, ['booked', 'offered']),
  async run({ trust, subject: { visit }, actor, now }, { cancelReason }) {
    const changing = { byId: actor.personId, side: 'teams', now } as const;
    await callOff(trust, visit, { state: 'cancelled', reason: cancelReason }, changing);
    return { said: plainText`Cancelled. Everyone is told why.`, audited: { visitId: visit.id } };
  },
});
