import { z } from 'zod/v4';
import { defineAction, NotDone, no, YES } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalText } from '#cards-kit/typed-text.ts';
import { type InterventionAnswer, mayRecord, recordIntervention } from '#workflows/standing/interventions.ts';
import { schoolOf } from '#workflows/standing/school-of.ts';

const WHICH = 'Please choose the circumstance.';

/** Only the deputy CEO or the CEO; both are alerted, and nobody else ever sees it. */
export const record = defineAction({
  name: 'record',
  kind: 'append',
  input: z.object({
    circumstance: z.string(WHICH).min(1, WHICH).max(60, WHICH),
    on: z.iso.date('Please give the day.'),
    note: optionalText(300, 'Please keep the note to 300 characters.'),
  }),
  allow(actor, answer: InterventionAnswer, { circumstance, on }) {
    if (answer.kind !== 'school' || !mayRecord(actor, answer))
      return no(plainText`Only the deputy CEO or the CEO records this.`);
    if (answer.circumstances.every(({ id }) => id !== circumstance))
      return no(plainText`That is not in your trust’s model. Please choose from the list.`);
    return on <= answer.today ? YES : no(plainText`That day is still to come. Please check it.`);
  },
  async run({ trust, subject, actor, now, newId }, { circumstance, on, note }) {
    if (subject.kind !== 'school') throw new Error('a press that `allow` has refused');
    const { urn } = subject;
    const kept = { id: newId(), urn, circumstance, on, note: note === '' ? null : note };
    const school = await schoolOf(trust, urn);
    const against = await recordIntervention(trust, { ...kept, byId: actor.personId, at: now }, school);
    if (against !== null) throw new NotDone(asPlain(against, 400));
    return {
      said: plainText`Recorded. The deputy CEO and the CEO are alerted, and nobody else.`,
      // Neither the words nor which circumstance: whoever reads the audit may not know of it.
      audited: { urn },
    };
  },
});
