import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { soundsLive, whomToRing } from '#domain/meeting/channel-concern.ts';
import { decideOwed, isAboutStaff } from '#workflows/owed/mark-owed.ts';
import { decisionKey } from '#workflows/owed/open-decisions.ts';
import type { NeedsAnswer } from '#workflows/owed/read-school-needs.ts';
import { decisionInWords } from '../decision-words.ts';
import { mayMark, needsOf } from '../may-mark.ts';

const WHAT = 'Please choose what you decide.';
const WHY = 'Please say why, in a few words: the school’s head can read it.';
const TOO_LONG = 'Please keep the reason to 200 characters.';

/** Something is needed, is not required, is waived, or is enough; always with the reason. */
export const decide = defineAction({
  name: 'decide',
  kind: 'decide',
  input: z.object({
    decideWhat: z.string(WHAT).min(1, WHAT).max(200, WHAT),
    decideWhy: requiredText(200, { empty: WHY, tooLong: TOO_LONG }),
  }),
  allow(actor, subject: NeedsAnswer, { decideWhat, decideWhy }) {
    const allowed = mayMark(actor, subject);
    if (!allowed.ok || subject.kind !== 'needs') return allowed;
    if (subject.decisions.every(each => decisionKey(each) !== decideWhat))
      return no(plainText`That cannot be decided any more. Please choose from the list.`);
    if (soundsLive(decideWhy))
      return no(
        asPlain(
          `Nothing was recorded: this sounds like something that cannot wait. If a child may be at risk, ${whomToRing(subject.safeguardingContact)}. If not, give the reason without saying what happened.`,
          500,
        ),
      );
    return allowed;
  },
  async run({ trust, subject, actor, now, newId, modelFiles, bankHolidays }, { decideWhat, decideWhy }) {
    const { urn, today, decisions } = needsOf(subject);
    const decision = decisions.find(each => decisionKey(each) === decideWhat);
    if (!decision) throw new Error('a decision that `allow` has let through');
    if (await isAboutStaff(trust, decideWhy))
      throw new NotDone(
        plainText`Nothing was recorded: the reason is about a member of staff, or names somebody. Please say why without saying who.`,
      );
    const marking = { urn, byId: actor.personId, now, newId, modelFiles, bankHolidays };
    await decideOwed(trust, marking, decision, { today, reason: decideWhy });
    const { kind, thing, due, number } = decision;
    return {
      said: plainText`Recorded: ${decisionInWords(decision, now)}.`,
      // Not the reason: it may say more than it should, and the audit is kept for good.
      audited: { urn, kind, thing, due, number },
    };
  },
});
