import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { dueFault } from '#domain/meeting/meeting-action.ts';
import { endAction, reassign } from '#workflows/meeting/change-action.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { BUTTON, Recording } from '../inputs.ts';
import { mayRecord, recordIt, sentences } from './recording.ts';

const OWNER = 'Please choose who does it from the list.';
const DAY = 'Please give the day it is due.';

/** What becomes of the action a line of matters arising is about: done, dropped, or another day or owner. */
export const settle = defineAction({
  name: 'settle',
  kind: 'append',
  input: Recording.and(
    z.object({
      about: z.string(BUTTON).min(1, BUTTON).max(100, BUTTON),
      how: z.enum(['done', 'dropped', 'changed'], BUTTON),
      newOwner: z.string(OWNER).max(100, OWNER).default(''),
      newDue: z.string(DAY).max(10, DAY).default(''),
    }),
  ),
  allow(_actor, view: ChairView, input) {
    const { about, how, newOwner, newDue } = input;
    const allowed = mayRecord(view, input);
    if (!allowed.ok) return allowed;
    const action = view.current?.action;
    if (action?.id !== about)
      return no(plainText`Somebody has moved on already; this is where the meeting is.`);
    if (action.state !== 'open') return no(plainText`That action was settled already.`);
    if (how !== 'changed') return YES;
    if (!view.owners.some(({ id }) => id === newOwner)) return no(plainText`${OWNER}`);
    const fault = dueFault(newDue, view.today);
    return fault ? no(asPlain(fault)) : YES;
  },
  async run(context, input) {
    const { trust, ref, now, newId } = context;
    const { about, how, newOwner, newDue } = input;
    const { first, audited } = await recordIt(context, input);
    const action = await trust.actions.hold(about);
    if (action?.state !== 'open')
      return { said: plainText`That action was settled already.`, tone: 'changed' };
    if (how === 'changed') await reassign(trust, action, { ownerId: newOwner, dueOn: newDue, now, newId });
    else await endAction(trust, action, { state: how, note: null, now });
    await trust.meetings.touch(ref);
    const said = { done: 'Marked done.', dropped: 'Dropped.', changed: 'Changed, and its owner is told.' }[
      how
    ];
    return { said: sentences(first, said), audited: { ...audited, action: about, how } };
  },
});
