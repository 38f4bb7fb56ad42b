import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import { agreeDivision } from '#workflows/coaching/agree-division.ts';
import type { DivisionAnswer } from '#workflows/coaching/division-answer.ts';
import { askedOf, mayDivide, ProposedInput } from '../asked.ts';

/** The groups are made as was shown, where nothing they were made from has changed. */
export const agree = defineAction({
  name: 'agree',
  kind: 'decide',
  input: ProposedInput,
  allow: (actor, _answer: DivisionAnswer) => mayDivide(actor),
  async run({ trust, actor, now, newId, modelFiles }, { code, fingerprint, ...input }) {
    const asked = askedOf(input);
    const by = { byId: actor.personId, now, newId, modelFiles };
    const agreed = await agreeDivision(trust, { code, fingerprint, asked }, by);
    if (!agreed.ok) throw new NotDone(asPlain(agreed.because, 400));
    const { made, ended } = agreed;
    const before =
      ended.length > 0 ? ` ${countInWords(ended.length, 'group')} of before end the day before.` : '';
    return {
      said: asPlain(
        `Agreed: ${countInWords(made.length, 'group')} from ${dayInWords(asked.from, now)}.${before} To see them and give them names, type: coaching groups`,
      ),
      audited: { ...asked, made, ended, fingerprint },
    };
  },
});
