import { z } from 'zod/v4';
import { defineAction, NotDone, no } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalText } from '#cards-kit/typed-text.ts';
import { listInWords } from '#domain/time/words.ts';
import { changePeople } from '#workflows/visits/change-people.ts';
import { findPeople } from '#workflows/visits/find-people.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { mayArrange } from '../may-arrange.ts';

const TOO_LONG = 'Please keep the names to 300 characters.';

/** Who comes beside the lead: some more, some not. */
export const people = defineAction({
  name: 'people',
  kind: 'decide',
  input: z.object({
    addNames: optionalText(300, TOO_LONG),
    takeOff: z
      .string()
      .max(4000)
      .catch('')
      .default('')
      .transform(ids => ids.split(',').filter(Boolean)),
  }),
  allow(actor, seen: SeenVisit, { addNames, takeOff }) {
    const allowed = mayArrange(actor, seen, ['booked', 'offered']);
    if (!allowed.ok) return allowed;
    if (addNames === '' && takeOff.length === 0)
      return no(plainText`Please name somebody to add, or tick somebody to take off.`);
    return takeOff.every(id => seen.visit.attendees.some(({ personId }) => personId === id))
      ? allowed
      : no(plainText`They do not come any more. Please look again.`);
  },
  async run({ trust, subject: { visit }, actor, now, bankHolidays }, { addNames, takeOff }) {
    const found = await findPeople(trust, addNames);
    if (!found.ok) throw new NotDone(asPlain(found.because, 300));
    const changing = { byId: actor.personId, side: 'teams', now, bankHolidays } as const;
    const people = { added: found.people, removedIds: takeOff };
    const added = await changePeople(trust, visit, people, changing);
    const left = visit.attendees.filter(({ personId }) => takeOff.includes(personId));
    const said = [
      ...(added.length > 0 ? [`Added: ${listInWords(added.map(({ name }) => name))}.`] : []),
      ...(left.length > 0 ? [`Taken off: ${listInWords(left.map(({ name }) => name))}.`] : []),
    ];
    return {
      said: said.length > 0 ? asPlain(said.join(' ')) : plainText`They come already, so nothing was changed.`,
      audited: { visitId: visit.id, added: added.map(({ id }) => id), removed: takeOff },
    };
  },
});
