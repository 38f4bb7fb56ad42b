import type { CategoryReview } from '#domain/category/review.ts';
import type { ProposedLine } from '#domain/meeting/agenda-line.ts';
import { dayOf, daysBetween } from '#domain/time/iso.ts';
import { countInWords, dayInWords } from '#domain/time/words.ts';
import { becauseInWords } from '../categories/because-in-words.ts';
import { sortingModel } from '../categories/review-facts.ts';
import type { AgendaSource } from './agenda-source.ts';

/** Waiting so long, whatever for, it is worth the chair's word. */
const LONG_DAYS = 21;

/**
 * Reviews of categories that have not begun: that they are due, which everybody may know. What is proposed, disputed or ruled
 * on is for the chair alone (DOMAIN, workflow 1), and no line names a category.
 */
export const categoryReviews: AgendaSource = {
  name: 'category-reviews',
  async propose(trust, { meeting, schools, now, modelFiles }) {
    const model = await sortingModel(trust, { now, modelFiles });
    if (!model) return [];
    const word = model.words.category.name;
    const on = dayOf(meeting.startsAt);
    const lines: ProposedLine[] = [];
    for (const review of await trust.reviews.underWay()) {
      if (schools.every(({ urn }) => urn !== review.urn)) continue;
      const key = `${review.id} ${review.state}`;
      const of = { readerIds: [], key, urn: review.urn, link: { card: 'category-review', ref: review.id } };
      if (review.state === 'open') {
        const reason = `Begun ${dayInWords(dayOf(review.openedAt), now)}, ${await becauseInWords(trust, review, model, now)}`;
        // That somebody asked for it may be a worry of theirs: it is not for a channel.
        const isPlain = review.because !== 'asked';
        lines.push({
          ...{ ...of, reason, text: `A review of its ${word} is due` },
          ...(isPlain
            ? { section: 'categories', audience: 'channel' }
            : { section: 'confidential', audience: 'chair' }),
        });
        continue;
      }
      const said = forTheChair(review, on);
      if (said)
        lines.push({
          ...of,
          section: 'confidential',
          audience: 'chair',
          text: `Its ${word}: ${said}`,
          reason: null,
        });
    }
    return lines;
  },
};

/** What the chair needs to know; null: nothing, it goes its way. */
function forTheChair({ state, rulingOn, asked, openedAt }: CategoryReview, on: string): string | null {
  if (state === 'ruling')
    return rulingOn === 'disputed'
      ? 'head and officer differ; a ruling waits'
      : 'no answer came; a ruling waits';
  if (state === 'differing') return 'two officers differ; a word is needed on which proposal goes on';
  if (state === 'with-officer') return 'the head disputes; the team is to reply';
  const days = daysBetween(dayOf(openedAt), on);
  if (days < LONG_DAYS) return null;
  const since = `for ${countInWords(days, 'day')}`;
  if (state === 'talking') return `a talk with the head is waited for, under review ${since}`;
  return asked ? `under review ${since}` : null;
}
