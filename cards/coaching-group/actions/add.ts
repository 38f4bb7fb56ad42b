import { z } from 'zod/v4';
import { defineAction, NotDone } from '#cards-kit/define-action.ts';
import { asPlain, plainText } from '#cards-kit/text.ts';
import { requiredText } from '#cards-kit/typed-text.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import { addMembers, heldGroup, inAudit } from '#workflows/coaching/change-groups.ts';
import { nameMembers } from '#workflows/coaching/name-members.ts';
import type { GroupAnswer } from '#workflows/coaching/read-group.ts';
import { groupIn, mayWork, orNotDone } from '../group-in.ts';

const WHO = 'Please say which school or who: a name, a URN or an e-mail address.';

/** From a day on they are of the group too. */
export const add = defineAction({
  name: 'add',
  kind: 'decide',
  input: z.object({
    addWho: requiredText(200, { empty: WHO, tooLong: 'Please add fewer at a time.' }),
    addFrom: z.iso.date('Please give the first day.'),
  }),
  allow: (_actor, answer: GroupAnswer) => mayWork(answer),
  async run({ trust, subject, now, newId }, { addWho, addFrom: from }) {
    const { id } = groupIn(subject);
    const named = await nameMembers(trust, addWho);
    if (!named.ok) throw new NotDone(asPlain(named.because, 400));
    if (named.members.length === 0) throw new NotDone(asPlain(WHO));
    const added = named.members.map(member => ({ id: newId(), member, from, to: null }));
    orNotDone(await addMembers(trust, await heldGroup(trust, id), added, { now }));
    return {
      said: plainText`Added: ${countInWords(added.length, 'member')}, from ${dayInWords(from, now)}.`,
      audited: { group: id, added: named.members.map(inAudit), from },
    };
  },
});
