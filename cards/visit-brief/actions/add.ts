import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalLines } from '#cards-kit/typed-text.ts';
import { cannotWaitInWords, soundsLive } from '#domain/meeting/channel-concern.ts';
import { sayBeforehand } from '#workflows/visits/add-to-brief.ts';
import type { VisitBrief } from '#workflows/visits/read-brief.ts';

export const LONGEST = 500;
const part = (what: string) => optionalLines(LONGEST, `Please keep ${what} to ${LONGEST} characters.`);

/** The lead says what it is about, whom to meet and what is to be at hand; what was there is replaced. */
export const add = defineAction({
  name: 'add',
  kind: 'decide',
  input: z.object({
    focus: part('the focus'),
    meet: part('the people to meet'),
    wanted: part('the documents wanted'),
  }),
  allow(_actor, { mayAdd, safeguardingContact }: VisitBrief, typed) {
    if (!mayAdd) return no(plainText`Only whoever leads the visit changes its brief, until it is over.`);
    if (!Object.values(typed).some(soundsLive)) return YES;
    return no(asPlain(cannotWaitInWords(safeguardingContact, 'saved'), 500));
  },
  async run({ trust, ref }, { focus, meet, wanted }) {
    await sayBeforehand(trust, ref, { focus, meet, documents: wanted });
    return { said: plainText`Saved. Everybody of the visit sees it on this card.`, audited: {} };
  },
});
