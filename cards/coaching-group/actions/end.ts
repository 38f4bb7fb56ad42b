import { z } from 'zod/v4';
import { defineAction } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import { endGroup, heldGroup } from '#workflows/coaching/change-groups.ts';
import type { GroupAnswer } from '#workflows/coaching/read-group.ts';
import { groupIn, mayWork, orNotDone } from '../group-in.ts';

/** The group has a last day; what it was and did stays. */
export const end = defineAction({
  name: 'end',
  kind: 'decide',
  input: z.object({ endOn: z.iso.date('Please give its last day.') }),
  allow: (_actor, answer: GroupAnswer) => mayWork(answer),
  async run({ trust, subject, now }, { endOn }) {
    const { id } = groupIn(subject);
    orNotDone(await endGroup(trust, await heldGroup(trust, id), endOn, { now }));
    return {
      said: plainText`Its last day is ${dayInWords(endOn, now)}. What it was and did stays.`,
      audited: { group: id, endOn },
    };
  },
});
