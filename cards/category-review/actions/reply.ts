import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { replyToDispute } from '#workflows/categories/speak-for-team.ts';
import { notLive, ReplyForm } from '../form-input.ts';

/** The team's one answer to a dispute: the same category, or another. */
export const reply = defineAction({
  name: 'reply',
  kind: 'decide',
  input: ReplyForm,
  allow(_actor, subject: ReviewView, { replyCategory, replyWords }) {
    if (!subject.may.reply) return no(plainText`There is nothing to answer here as it stands now.`);
    if (subject.rungs.every(({ id }) => id !== replyCategory))
      return no(plainText`Please choose a ${subject.word} from the list.`);
    return notLive([replyWords], subject);
  },
  async run({ trust, ref, actor, now, newId, modelFiles, bankHolidays }, { replyCategory, replyWords }) {
    const review = await replyToDispute(
      trust,
      ref,
      { words: replyWords, category: replyCategory },
      { byId: actor.personId, now, newId, modelFiles, bankHolidays },
    );
    return {
      said: plainText`Sent to the head, who is asked once more, by ${dayInWords(review.asked?.by ?? '', now)}.`,
      audited: {},
    };
  },
});
