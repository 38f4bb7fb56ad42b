import { z } from 'zod/v4';
import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { keepAsItIs } from '#workflows/visits/keep-as-it-is.ts';
import type { SeenVisit } from '#workflows/visits/read-visit.ts';
import { mayArrange } from '../may-arrange.ts';

/** What was flagged has been looked at and stays. */
export const keep = defineAction({
  name: 'keep',
  kind: 'decide',
  input: z.object({}),
  allow(actor, seen: SeenVisit) {
    const allowed = mayArrange(actor, seen, ['booked']);
    if (!allowed.ok) return allowed;
    return seen.visit.flags.some(flag => flag !== 'not-in-outlook')
      ? allowed
      : no(plainText`There is nothing to keep: nothing is flagged any more.`);
  },
  async run({ trust, subject: { visit } }) {
    await keepAsItIs(trust, visit);
    return { said: plainText`It stays as it is.`, audited: { visitId: visit.id, flags: visit.flags } };
  },
});
