import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { addAgendaItem } from '#workflows/add-agenda-item.ts';
import { mayBeSaid, mayContribute, saidBefore } from '../meeting-of.ts';

const TOO_LONG = 'Please keep it to 300 characters: one line that says what it is about.';
const EMPTY = 'Please say in a few words what it is about.';
const NO_SUCH_SCHOOL = 'Please choose a school from the list, or leave it empty.';

/** A choice must have a value, so that of no school is a word. */
export const NO_SCHOOL = 'none';

export const addItem = defineAction({
  name: 'add-item',
  kind: 'append',
  input: z.object({
    text: requiredText(300, { empty: EMPTY, tooLong: TOO_LONG }),
    /** Empty: an item about no school in particular. */
    urn: z
      .union([z.literal(['', NO_SCHOOL]), z.string().regex(/^\d{6}$/)], NO_SUCH_SCHOOL)
      .default('')
      .transform(urn => (urn === NO_SCHOOL ? '' : urn)),
  }),
  allow(actor, agenda: Parameters<typeof mayContribute>[1], { text, urn }) {
    const allowed = mayContribute(actor, agenda);
    if (!allowed.ok) return allowed;
    if (urn !== '' && !agenda.choices.some(choice => choice.urn === urn))
      return no(plainText`Please choose a school from the list, or leave it empty.`);
    return mayBeSaid(text, agenda);
  },
  async run({ trust, actor, subject, now, newId }, { text, urn }) {
    const before = saidBefore(actor, subject, { text, urn: urn || null });
    if (before) throw new NotDone(before);
    const by = { addedById: actor.personId, addedByName: actor.name };
    const meeting = { id: subject.meetingId, startsAt: subject.startsAt };
    await addAgendaItem(trust, { id: newId(), meeting, urn: urn || null, text, ...by, at: now });
    const school = subject.choices.find(choice => choice.urn === urn);
    return {
      audited: { urn: urn || null },
      said: school ? plainText`${school.name} is on the agenda.` : plainText`Your item is on the agenda.`,
    };
  },
});
