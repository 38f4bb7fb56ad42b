import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import type { ChairView } from '#workflows/meeting/read-chair-view.ts';
import { takeBack as undo } from '#workflows/meeting/take-back.ts';
import { Recording } from '../inputs.ts';
import { mayRecord, recordIt, sentences } from './recording.ts';

/** The last thing recorded on the line, put there by mistake. */
export const takeBack = defineAction({
  name: 'take-back',
  kind: 'append',
  input: Recording.and(
    z.object({
      what: z.enum(['decision', 'action'], 'Please press the button again.'),
      latest: z.string('Please press the button again.').min(1, 'Please press the button again.').max(100),
    }),
  ),
  allow(_actor, view: ChairView, input) {
    const allowed = mayRecord(view, input);
    if (!allowed.ok || view.current?.latest?.id === input.latest) return allowed;
    return no(plainText`Something else was recorded meanwhile; this is how it stands now.`);
  },
  async run(context, input) {
    const { trust, ref, now } = context;
    const done = await undo(trust, { meetingId: ref, what: input.what, id: input.latest, now });
    const { first, audited } = await recordIt(context, input);
    const what = input.what === 'decision' ? 'The decision is taken back.' : 'The action is taken back.';
    return {
      said: sentences(first, done ? what : 'It was taken back already.'),
      audited: { ...audited, takenBack: input.latest },
    };
  },
});
