import { z } from 'zod/v4';
import { defineAction, no, YES } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { sayOfUpload } from '#workflows/plans/answer-upload.ts';
import type { PlanImportSubject } from '#workflows/plans/upload-view.ts';
import { ASKED, saidOf } from '../questions.ts';

const Choice = z.string().max(200).catch('').default('');

/** Says what the file does not: whose plan it is, of which kind, and which column is what. It is read again by that. */
export const say = defineAction({
  name: 'say',
  kind: 'decide',
  input: z.object({
    ...{ school: Choice, planKind: Choice, year: Choice, ongoing: Choice },
    ...{ ask1: Choice, ask2: Choice, ask3: Choice, ask4: Choice },
  }),
  allow(_actor, subject: PlanImportSubject, { school, planKind }) {
    if (subject.kind !== 'open') return no(plainText`That is settled already. Please send the file again.`);
    if (subject.schools.length > 1 && subject.schools.every(({ urn }) => urn !== school))
      return no(plainText`Please choose a school from the list.`);
    if (subject.kinds.length > 1 && subject.kinds.every(({ id }) => id !== planKind))
      return no(plainText`Please choose a kind of plan from the list.`);
    return YES;
  },
  async run({ trust, subject, ref }, { school, planKind, year, ongoing, ...answers }) {
    if (subject.kind !== 'open') throw new Error('a file that `allow` has found');
    const { schools, kinds, years, questions } = subject;
    await sayOfUpload(trust, ref, {
      urn: schools.length > 1 ? school : null,
      kind: kinds.length > 1 ? planKind : null,
      year: years.find(each => String(each) === year) ?? null,
      ongoing: ongoing === 'true' ? 'end-of-year' : 'refused',
      ...saidOf(questions.slice(0, ASKED), [answers.ask1, answers.ask2, answers.ask3, answers.ask4]),
    });
    return { said: plainText`Read again.`, audited: { school, planKind, year } };
  },
});
