import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { optionalText, requiredText } from '#cards-kit/typed-text.ts';
import { describeGroup, heldGroup } from '#workflows/coaching/change-groups.ts';
import { nameFacilitator } from '#workflows/coaching/name-members.ts';
import type { GroupAnswer } from '#workflows/coaching/read-group.ts';
import { groupIn, mayWork, orNotDone } from '../group-in.ts';

/** What it is called, what it is for, and who is asked when nobody of it can. */
export const change = defineAction({
  name: 'change',
  kind: 'decide',
  input: z.object({
    newName: requiredText(60, {
      empty: 'Please give the group a name.',
      tooLong: 'Please keep the name to 60 characters.',
    }),
    newPurpose: optionalText(200, 'Please keep it to 200 characters.'),
    newFacilitator: optionalText(100, 'Please name one person.'),
  }),
  allow: (_actor, answer: GroupAnswer) => mayWork(answer),
  async run({ trust, subject, now }, { newName: name, newPurpose: purpose, newFacilitator }) {
    const { id } = groupIn(subject);
    const named = await nameFacilitator(trust, newFacilitator);
    if (!named.ok) throw new NotDone(asPlain(named.because, 400));
    const { personId: facilitatorId } = named;
    orNotDone(
      await describeGroup(trust, await heldGroup(trust, id), { name, purpose, facilitatorId }, { now }),
    );
    return { said: plainText`Saved.`, audited: { group: id, facilitatorId } };
  },
});
