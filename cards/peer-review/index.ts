import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { readReviewRef } from '#workflows/coaching/peer-review-refs.ts';
import { PeerReviewSubject } from '#workflows/coaching/peer-review-view.ts';
import { readPeerReview } from '#workflows/coaching/read-peer-review.ts';
import { focus } from './actions/focus.ts';
import { give } from './actions/give.ts';
import { held } from './actions/held.ts';
import { back, confirm, read, share, write } from './actions/looks.ts';
import { notHeld } from './actions/not-held.ts';
import { rebook } from './actions/rebook.ts';
import { save } from './actions/save.ts';
import { takeBack } from './actions/take-back.ts';
import { asks } from './asks.ts';
import { FORM_BYTES } from './form-input.ts';
import template from './template.json' with { type: 'json' };
import { titleOf } from './title.ts';
import { view } from './view.ts';

/**
 * One peer review: its focus before, whether it was held, what was written after it, and sharing one thing with the trust
 * (workflows/coaching/peer-review-refs.ts). Its group has the whole; the team and whoever facilitates, that it was held, and its focus.
 */
export default defineCard<PeerReviewSubject>({
  name: 'peer-review',
  label: 'a peer review',
  audience: 'person',
  subject: PeerReviewSubject,
  template,
  keptBytes: FORM_BYTES,
  keepsNoAnswers: true,
  actions: [focus, held, notHeld, rebook, write, save, read, more, share, confirm, give, takeBack, back],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    actor && readPeerReview(trust, ref, { actor, now, bankHolidays, modelFiles }),
  async hold(trust, ref) {
    const of = readReviewRef(ref);
    const review = of && (await trust.coaching.review(of.id));
    if (review) await trust.coaching.hold(review.groupId);
  },
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  workedOn: ({ kind }) => kind === 'write' || kind === 'share',
  lapsed: subject =>
    subject.kind === 'write'
      ? subject.stage !== 'held' || subject.mineAt !== null
      : subject.stage !== 'ahead' && subject.stage !== 'ask',
  asks,
  version: ({ version }) => version,
  // Neither the focus nor why it was not held: people wrote them.
  facts: ({ stage, startsAt, shares }) => ({ stage, startsAt, shares: shares.map(({ id }) => id) }),
  view,
  summary: (subject, { now }) => asWords(titleOf(subject, now), 200),
});
