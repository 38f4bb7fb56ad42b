import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { can } from '#domain/access/can.ts';
import { PEER_REVIEWS_REF } from '#workflows/coaching/coaching-refs.ts';
import { PeerReviewsAnswer, readPeerReviews } from '#workflows/coaching/read-peer-reviews.ts';
import { open } from './actions/open.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** How many peer reviews were held against what the model gives every school: numbers alone. */
export default defineCard<PeerReviewsAnswer>({
  name: 'peer-reviews',
  label: 'how many peer reviews were held',
  audience: 'person',
  subject: PeerReviewsAnswer,
  template,
  actions: [open, more],
  commands: [
    {
      pattern: /^(?:our |the )?peer reviews?()[\s?!.]*$/i,
      usage: 'peer reviews',
      about:
        'How many peer reviews were held by half term, against what every school is owed; never what was said',
      topic: 'schools',
      for: ['trust.read-groups'],
      find: async () => PEER_REVIEWS_REF,
    },
  ],
  load: async (trust, ref, { now, bankHolidays, modelFiles }) =>
    ref === PEER_REVIEWS_REF ? readPeerReviews(trust, { now, bankHolidays, modelFiles }) : null,
  mayRead: actor => can(actor, 'trust.read-groups', { kind: 'trust' }),
  version: () => 0,
  view,
  summary: answer => asWords(headline(answer), 200),
});
