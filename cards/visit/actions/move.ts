import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { mayArrange } from '../may-arrange.ts';
import { Day, lookAtDay, move as moveTo, Reason, Time } from '../move-input.ts';

/** Another time, for whoever arranges it. */
export const move = defineAction({
  name: 'move',
  kind: 'decide',
  input: z.object({
    moveDay: Day,
    moveTime: Time,
    moveReason: Reason,
    moveAnyway: z.enum(['true', 'false']).catch('false'),
  }),
  allow: (actor, seen: SeenVisit) => mayArrange(actor, seen, ['booked']),
  look: (context, { moveDay }) => lookAtDay(context, moveDay),
  run: (context, { moveDay: day, moveTime: time, moveReason: reason, moveAnyway }) =>
    moveTo(context, { day, time, reason, by: 'lead', anyway: moveAnyway === 'true' }),
});
