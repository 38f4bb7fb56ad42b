import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { CategoryAnswer } from '#workflows/standing/category-answer.ts';
import { askCategory, readCategoryRef } from '#workflows/standing/category-refs.ts';
import { readCategory } from '#workflows/standing/read-category.ts';
import { choose } from './actions/choose.ts';
import { correct } from './actions/correct.ts';
import { needs } from './actions/needs.ts';
import { review } from './actions/review.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/**
 * What a school is, what that means, and how it came about. The reference is "urn:123456", with what it was posted for
 * ("corrected:ID", "target:ID at-risk"), or "ask:" and the words typed.
 */
export default defineCard<CategoryAnswer>({
  name: 'category',
  label: 'a school’s category',
  audience: 'person',
  subject: CategoryAnswer,
  template,
  actions: [choose, needs, review, more, correct],
  commands: [
    {
      pattern: /^(?:category|phase)\b(?: of)?\s*(.*?)[\s?!.]*$/i,
      usage: 'category SCHOOL',
      about: 'The category a school is in, what it means, by when it is to leave it, and how it came about',
      topic: 'schools',
      for: ['school.read-status'],
      find: async (_trust, argument) => askCategory(argument.slice(0, 100)),
    },
  ],
  async load(trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) {
    return actor && readCategory(trust, ref, { actor, now, bankHolidays, modelFiles });
  },
  async hold(trust, ref) {
    const asked = readCategoryRef(ref);
    if (asked?.of === 'school') await trust.owed.hold(asked.urn);
  },
  // `load` has limited the subject to what this person may see, and gives nothing when that is nothing.
  mayRead: () => true,
  lapsed: answer => answer.kind === 'school' && answer.isPast,
  version: answer => (answer.kind === 'school' ? answer.version : 0),
  facts: answer =>
    answer.kind === 'school'
      ? Object.fromEntries(answer.entries.map(({ id, ...entry }) => [`entry ${id}`, entry]))
      : {},
  view,
  summary: answer => asWords(headline(answer), 200),
});
