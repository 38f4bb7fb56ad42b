import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { DelegateKind } from '#domain/delegation/delegation.ts';
import { dayInWords } from '#domain/time/words.ts';
import { nameDelegate } from '#workflows/delegates/name-delegate.ts';
import { type DelegatesAnswer, mayName } from '#workflows/delegates/read-delegates.ts';

const WHO = 'Please say whom you name: their name or e-mail address.';

/** From a day to a day somebody answers for the head; they are told by a card of their own. */
export const name = defineAction({
  name: 'name',
  kind: 'append',
  input: z.object({
    person: requiredText(100, { empty: WHO, tooLong: WHO }),
    what: z.enum(DelegateKind.options, 'Please choose what they may do for you.'),
    from: z.iso.date('Please give the first day.'),
    until: z.iso.date('Please give the last day.'),
  }),
  allow: (actor, answer: DelegatesAnswer) =>
    answer.kind === 'own' && mayName(actor, answer)
      ? YES
      : no(plainText`Only the head of the school names somebody to answer for them.`),
  async run({ trust, subject, actor, now, newId }, { person, what, from, until }) {
    if (subject.kind !== 'own') throw new Error('`allow` has found no school');
    const { urn } = subject;
    await trust.delegations.hold(urn);
    const asked = { id: newId(), urn, typed: person, kind: what, from, to: until };
    const became = await nameDelegate(trust, { ...asked, byId: actor.personId, now });
    if (!became.ok) throw new NotDone(asPlain(became.because, 400));
    return {
      said: plainText`Named: ${became.person.name}, until ${dayInWords(until, now)}. They are told.`,
      audited: { urn, personId: became.person.id, kind: what, from, to: until },
    };
  },
});
