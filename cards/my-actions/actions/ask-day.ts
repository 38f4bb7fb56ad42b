import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { dueFault } from '#domain/meeting/meeting-action.ts';
import { dayInWords } from '#domain/time/words.ts';
import { askForDay } from '#workflows/meeting/change-action.ts';
import type { OwnActions } from '#workflows/meeting/read-actions.ts';
import { About, isOwnOpen } from './own-action.ts';

const WHY = 'Please say in a few words why.';
const TOO_LONG = 'Please keep the reason to 200 characters.';

/** The owner asks the chair for another day. */
export const askDay = defineAction({
  name: 'ask-day',
  kind: 'append',
  input: About.extend({
    newDay: z.string('Please give the day you need.').max(10, 'Please give the day you need.'),
    why: requiredText(200, { empty: WHY, tooLong: TOO_LONG }),
  }),
  allow(actor, own: OwnActions, { about, newDay }) {
    const allowed = isOwnOpen(actor, own, about);
    if (!allowed.ok) return allowed;
    const fault = dueFault(newDay, own.today);
    return fault ? no(asPlain(fault)) : allowed;
  },
  async run({ trust, now, newId }, { about, newDay, why }) {
    const action = await trust.actions.hold(about);
    if (action?.state !== 'open') return { said: plainText`That was settled already.`, tone: 'changed' };
    const asked = await askForDay(trust, action, { dueOn: newDay, reason: why, now, newId });
    const day = dayInWords(newDay, now);
    return {
      said: asked
        ? plainText`The chair is asked for ${day}. Until then ${dayInWords(action.dueOn, now)} stands.`
        : plainText`Noted: you ask for ${day}. The next meeting decides.`,
      audited: { about, newDay },
    };
  },
});
