import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { undoEnd } from '#workflows/meeting/change-action.ts';
import type { OwnActions } from '#workflows/meeting/read-actions.ts';
import { About } from './own-action.ts';

/** Pressed by mistake: open again. */
export const undo = defineAction({
  name: 'undo',
  kind: 'append',
  input: About,
  allow: (actor, own: OwnActions, { about }) =>
    actor.personId === own.personId && own.done.some(({ id }) => id === about)
      ? YES
      : no(plainText`That cannot be undone any more.`),
  async run({ trust }, { about }) {
    const action = await trust.actions.hold(about);
    if (action?.state !== 'done') return { said: plainText`It is open already.`, tone: 'changed' };
    await undoEnd(trust, action);
    return { said: plainText`Open again: ${action.text}` };
  },
});
