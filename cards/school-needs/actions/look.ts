import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { NEED_SPANS } from '#domain/entitlement/need-period.ts';
import { needsRef } from '#workflows/owed/mark-owed.ts';
import type { NeedsAnswer } from '#workflows/owed/read-school-needs.ts';
import { needsOf } from '../may-mark.ts';

const CHOOSE = 'Please use one of the buttons.';

/** Another stretch of the year, or the rules behind each line. */
export const look = defineAction({
  name: 'look',
  kind: 'read',
  input: z.object({ span: z.enum(NEED_SPANS, CHOOSE), why: z.enum(['yes', 'no'], CHOOSE) }),
  allow: (_actor, subject: NeedsAnswer) =>
    subject.kind === 'needs' ? YES : no(plainText`Please choose a school first.`),
  run: async ({ subject }, { span, why }) => ({ show: needsRef(needsOf(subject).urn, span, why === 'yes') }),
});
