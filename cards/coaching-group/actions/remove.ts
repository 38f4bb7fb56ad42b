import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import { heldGroup, removeMember } from '#workflows/coaching/change-groups.ts';
import type { GroupAnswer } from '#workflows/coaching/read-group.ts';
import { groupIn, mayWork, orNotDone } from '../group-in.ts';

const WHO = 'Please choose a member from the list.';

/** From a day on one is of the group no more; what they were of it stays. */
export const remove = defineAction({
  name: 'remove',
  kind: 'decide',
  input: z.object({
    removeWho: z.string(WHO).min(1, WHO).max(100, WHO),
    removeFrom: z.iso.date('Please give the first day without them.'),
  }),
  allow(_actor, answer: GroupAnswer, { removeWho }) {
    const allowed = mayWork(answer);
    if (!allowed.ok || answer.kind !== 'group') return allowed;
    return answer.members.some(({ id }) => id === removeWho)
      ? allowed
      : no(plainText`That member is not of the group any more. Please choose from the list.`);
  },
  async run({ trust, subject, now }, { removeWho: membershipId, removeFrom: from }) {
    const { id, members } = groupIn(subject);
    const who = members.find(each => each.id === membershipId)?.name ?? '';
    orNotDone(await removeMember(trust, await heldGroup(trust, id), { membershipId, from }, { now }));
    return {
      said: plainText`Done: ${who} leaves the group on ${dayInWords(from, now)}. What it was until then stays.`,
      audited: { group: id, membershipId, from },
    };
  },
});
