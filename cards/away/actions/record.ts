import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import { type AwayAnswer, recordAbsence } from '#workflows/away/read-away.ts';

/** From a day to a day somebody is away; one of several is chosen. */
export const record = defineAction({
  name: 'record',
  kind: 'append',
  input: z.object({
    person: z.string().max(100).default(''),
    from: z.iso.date('Please give the first day.'),
    until: z.iso.date('Please give the last day.'),
  }),
  allow(_actor, answer: AwayAnswer, { person }) {
    const people = answer.kind === 'school' ? answer.people : [];
    return people.some(({ id }) => id === person) || (person === '' && people.length === 1)
      ? YES
      : no(plainText`Please choose who is away, of those who answer for a school of yours.`);
  },
  async run({ trust, subject, actor, now, newId }, { person, from, until }) {
    const [only] = subject.kind === 'school' ? subject.people : [];
    const personId = person === '' ? (only?.id ?? '') : person;
    const absence = { id: newId(), personId, from, to: until };
    const against = await recordAbsence(trust, absence, { byId: actor.personId, now });
    if (against !== null) throw new NotDone(asPlain(against, 300));
    return {
      said: plainText`Kept, until ${dayInWords(until, now)}.`,
      audited: { personId, from, to: until },
    };
  },
});
