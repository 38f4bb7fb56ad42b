import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ReviewTime } from '#workflows/coaching/read-review-time.ts';

/** The visit it is booked as, in this card's place: there its time is changed, as any visit's. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, { may }: ReviewTime) =>
    may.openVisit ? YES : no(plainText`The visit itself is for those who come to it, and for the team.`),
  run: async ({ subject }) => ({ open: { card: 'visit', ref: subject.booked?.visitId ?? '' } }),
});
