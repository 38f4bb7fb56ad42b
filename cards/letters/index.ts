import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords, plainText } from '#cards-kit/text.ts';
import { academicYearInWords, academicYearOf } from '#domain/academic-year/academic-year.ts';
import { can } from '#domain/access/can.ts';
import { dayOf } from '#domain/time/iso.ts';
import { lettersRef, yearOfRef } from '#workflows/letters/letters-ref.ts';
import { LettersView, readLetters } from '#workflows/letters/read-letters.ts';
import { issue } from './actions/issue.ts';
import { open } from './actions/open.ts';
import { sendAgain } from './actions/send-again.ts';
import template from './template.json' with { type: 'json' };
import { view } from './view.ts';

/** A year's letters to all schools, for the team: who has theirs, and what became of it. The reference is "letters 2026". */
export default defineCard<LettersView>({
  name: 'letters',
  label: 'the letters to schools',
  audience: 'person',
  subject: LettersView,
  template,
  actions: [issue, sendAgain, open, more],
  commands: [
    {
      pattern: /^(?:the )?letters\b\s*(?:of |for )?((?:the )?next year)?[\s?!.]*$/i,
      usage: 'letters',
      about: 'Who has confirmed and shared their letter of this year, or: letters next year',
      topic: 'schools',
      for: ['trust.read-letters'],
      async find(_trust, argument, { actor, now }) {
        if (!can(actor, 'trust.read-letters', { kind: 'trust' }))
          return {
            nothing: plainText`The improvement team looks after the letters. To see your school’s, type: letter.`,
          };
        return lettersRef(academicYearOf(dayOf(now)) + (argument ? 1 : 0));
      },
    },
  ],
  async load(trust, ref, { now, viewer: { actor }, modelFiles, sendsMail }) {
    const year = yearOfRef(ref);
    if (!actor || year === null) return null;
    return readLetters(trust, { year, actor, now, modelFiles, sendsMail: await sendsMail() });
  },
  async hold() {
    // A letter of one cause is written once, and an e-mail that failed is queued again once.
  },
  // `load` gives nothing to whoever does not look after letters.
  mayRead: () => true,
  version: () => 0,
  facts: ({ rows }) => ({
    letters: rows.flatMap(({ letterId }) => letterId ?? []),
    copies: rows.flatMap(({ copies }) => copies.map(({ personId, state }) => `${personId} ${state}`)),
  }),
  view,
  summary: ({ year }) => asWords(`Letters to schools, ${academicYearInWords(year)}`),
});
