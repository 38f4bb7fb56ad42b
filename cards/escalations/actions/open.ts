import { defineAction } from '#cards-kit/define-action.ts';
import type { Waiting } from '#workflows/escalation/read-waiting.ts';
import { Item, stillWaits } from '../item-input.ts';

/** Its own card in this one's place: to read it, to leave it with a reason, or to wait for another day. Answered there, this comes back. */
export const open = defineAction({
  name: 'open',
  kind: 'read',
  input: Item,
  allow: (_actor, subject: Waiting, input) => stillWaits(subject, input),
  run: async (_context, { item }) => ({ open: { card: 'escalation', ref: item } }),
});
