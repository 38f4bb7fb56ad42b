import type { DoingCommand, Done } from '#cards-kit/define-card.ts';
import { plainText } from '#cards-kit/text.ts';
import { listInWords } from '#domain/time/words.ts';
import { askForReview } from '#workflows/categories/ask-for-review.ts';

/** Has a school's category looked at, or goes on with the review that is under way. */
export const command: DoingCommand = {
  pattern: /^review(?: (?:the )?(?:category|phase|status)(?: of)?)?\b\s*(.*?)[\s?!.]*$/i,
  usage: 'review SCHOOL',
  about: 'Begins a review of a school’s category, or shows the one under way: review oakwood',
  topic: 'schools',
  for: ['school.ask-review'],
  async act(trust, argument, { now, actor, newId, bankHolidays, modelFiles }) {
    const stepping = { now, newId, bankHolidays, modelFiles };
    const asked = await askForReview(trust, argument.slice(0, 100), actor, stepping);
    const nothing = (text: Done['said'], tone: Done['tone'] = 'wrong'): Done => ({
      ...{ ref: '', said: text, tone, changed: [] },
    });
    switch (asked.kind) {
      case 'no-ladder':
        return nothing(
          plainText`Your trust does not sort its schools, so there is nothing to review.`,
          'refused',
        );
      case 'not-yours':
        return nothing(
          plainText`Only the school’s own officer, the deputy CEO or the CEO begins a review. Please ask one of them.`,
          'refused',
        );
      case 'which':
        return asked.names.length > 0
          ? nothing(
              plainText`Which school is it: ${listInWords(asked.names, 'or')}? Please give more of its name.`,
            )
          : nothing(
              plainText`There is no school called “${argument}” that you look after. For example: review oakwood`,
            );
      case 'review':
        return {
          ref: asked.review.id,
          said: asked.isNew
            ? plainText`A review has begun. Whoever proposes is asked.`
            : plainText`A review is under way already: this is it.`,
          tone: asked.isNew ? 'done' : 'changed',
          changed: asked.isNew ? [asked.review.id] : [],
          audited: { urn: asked.review.urn },
        };
    }
  },
};
