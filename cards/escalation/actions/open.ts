import { z } from 'zod/v4';
import { defineAction, YES } from '#cards-kit/define-action.ts';
import type { EscalationView } from '#workflows/escalation/escalation-view.ts';

/** What it is about, in this card's place. Whether it is theirs to read is decided when it is loaded. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, _subject: EscalationView) => YES,
  run: async ({ subject: { record } }) => ({ open: record }),
});
