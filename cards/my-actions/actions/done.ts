import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { endAction } from '#workflows/meeting/change-action.ts';
import type { OwnActions } from '#workflows/meeting/read-actions.ts';
import { About, isOwnOpen } from './own-action.ts';

export const done = defineAction({
  name: 'done',
  kind: 'append',
  input: About,
  allow: (actor, own: OwnActions, { about }) => isOwnOpen(actor, own, about),
  async run({ trust, now }, { about }) {
    const action = await trust.actions.hold(about);
    if (action?.state !== 'open') return { said: plainText`That was settled already.`, tone: 'changed' };
    await endAction(trust, action, { state: 'done', note: null, now });
    return { said: plainText`Marked done: ${action.text}` };
  },
});
