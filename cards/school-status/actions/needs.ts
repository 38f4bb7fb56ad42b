import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { needsRef } from '#workflows/owed/mark-owed.ts';
import type { StatusAnswer } from '#workflows/read-school-status.ts';

/** What the school needs, in this card's place. Whether that may be read is decided when it is loaded for this person. */
export const needs = defineAction({
  name: 'needs',
  kind: 'read',
  input: z.object({}),
  allow: (_actor, answer: StatusAnswer) =>
    answer.kind === 'status' ? YES : no(plainText`Please choose a school first.`),
  async run({ subject }) {
    if (subject.kind !== 'status') throw new Error('a press that `allow` has refused');
    return { open: { card: 'school-needs', ref: needsRef(subject.urn, 'half-term') } };
  },
});
