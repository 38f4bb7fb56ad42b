import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { listInWords, momentInWords } from '#domain/time/words.ts';
import { callOffLater } from '#workflows/visits/call-off-later.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { laterOnes, mayArrange } from '../may-arrange.ts';
import { Reason } from '../move-input.ts';

/** Calls off this one of a series and all that come after it; everybody is told once. */
export const cancelRest = defineAction({
  name: 'cancel-rest',
  kind: 'decide',
  input: z.object({ cancelReason: Reason }),
  allow(actor, seen: SeenVisit) {
    const allowed = mayArrange(actor, seen, ['booked']);
    if (!allowed.ok) return allowed;
    return laterOnes(seen).length > 0
      ? allowed
      : no(plainText`No later one is booked, so nothing was changed. You can cancel this one.`);
  },
  async run({ trust, subject: { visit, hubId }, actor, now }, { cancelReason: reason }) {
    const changing = { byId: actor.personId, side: 'teams', now } as const;
    const off = await callOffLater(trust, visit, { actor, hubId, reason }, changing);
    const days = off.flatMap(({ startsAt }) => (startsAt === null ? [] : [momentInWords(startsAt, now)]));
    return {
      said: plainText`Cancelled: ${listInWords(days)}. Everyone is told why, once.`,
      audited: { visitIds: off.map(({ id }) => id) },
    };
  },
});
