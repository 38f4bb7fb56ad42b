import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { asPlain } from '#cards-kit/text.ts';
import { schoolRef } from '#workflows/delegates/delegation-refs.ts';
import type { DelegatesAnswer } from '#workflows/delegates/read-delegates.ts';

const CHOOSE = 'Please choose a school from the list.';

/** A head of several schools says which. */
export const choose = defineAction({
  name: 'choose',
  kind: 'read',
  input: z.object({ urn: z.string(CHOOSE).regex(/^\d{6}$/, CHOOSE), typed: z.string().max(100).default('') }),
  allow(_actor, answer: DelegatesAnswer, { urn }) {
    const own = answer.kind === 'choose' ? answer.schools : answer.kind === 'own' ? [answer] : [];
    return own.some(school => school.urn === urn) ? YES : no(asPlain(CHOOSE));
  },
  run: async (_context, { urn, typed }) => ({ show: schoolRef(urn, typed) }),
});
