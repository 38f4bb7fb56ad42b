import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { mayAskToMove } from '../may-arrange.ts';
import { Day, lookAtDay, move, Reason, Time } from '../move-input.ts';

/** The school needs another time: it has it where everybody is free then. */
export const askMove = defineAction({
  name: 'ask-move',
  kind: 'decide',
  input: z.object({ askDay: Day, askTime: Time, askReason: Reason }),
  allow: (actor, seen: SeenVisit) => mayAskToMove(actor, seen),
  look: (context, { askDay }) => lookAtDay(context, askDay),
  run: (context, { askDay: day, askTime: time, askReason: reason }) =>
    move(context, { day, time, reason, by: 'school', anyway: false }),
});
