import { defineAction, no } from '#cards-kit/define-action.ts';
import { plainText } from '#cards-kit/text.ts';
import { capital } from '#domain/time/words.ts';
import type { ReviewView } from '#workflows/categories/review-view.ts';
import { disputeCategory } from '#workflows/categories/speak-for-school.ts';
import { DisputeForm, linksFit, linksIn, notLive } from '../form-input.ts';
import { notNow } from '../not-now.ts';

/** The school sees it otherwise: the team answers once, then whoever decides has both sides. */
export const dispute = defineAction({
  name: 'dispute',
  kind: 'decide',
  input: DisputeForm,
  allow(_actor, subject: ReviewView, { reasons, links }) {
    if (!subject.may.dispute) return no(notNow(subject));
    const fits = linksFit(links);
    return fits.ok ? notLive([reasons, links], subject) : fits;
  },
  async run(
    { trust, ref, subject, actor, now, newId, modelFiles, bankHolidays },
    { reasons, links, prefers },
  ) {
    const isRung = subject.rungs.some(({ id }) => id === prefers);
    const { state } = await disputeCategory(
      trust,
      ref,
      { reasons, links: linksIn(links), prefers: isRung ? prefers : null },
      { byId: actor.personId, now, newId, modelFiles, bankHolidays },
    );
    const { decider, proposal } = subject;
    return {
      said:
        state === 'ruling'
          ? plainText`Recorded. ${capital(decider.word)} has both sides now, and decides.`
          : plainText`Recorded. ${proposal?.byName ?? 'The team'} answers you first; if you still see it otherwise then, ${decider.word} decides.`,
      audited: {},
    };
  },
});
