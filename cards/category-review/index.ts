import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { readReview } from '#workflows/categories/read-review.ts';
import { ReviewView } from '#workflows/categories/review-view.ts';
import { choose } from './actions/choose.ts';
import { confirm } from './actions/confirm.ts';
import { dispute } from './actions/dispute.ts';
import { propose } from './actions/propose.ts';
import { reply } from './actions/reply.ts';
import { rule } from './actions/rule.ts';
import { talk } from './actions/talk.ts';
import { talked } from './actions/talked.ts';
import { withdraw } from './actions/withdraw.ts';
import { asks } from './asks.ts';
import { command } from './command.ts';
import { FORM_BYTES } from './form-input.ts';
import template from './template.json' with { type: 'json' };
import { titleOf } from './title.ts';
import { view } from './view.ts';

/**
 * A school's category: proposed by the team, answered by the head, ruled on where they do not agree. The reference is the
 * review's id. Until it is settled only the two sides and whoever decides see it (DOMAIN, workflow 3).
 */
export default defineCard<ReviewView>({
  name: 'category-review',
  label: 'a review of a school',
  audience: 'person',
  subject: ReviewView,
  template,
  keptBytes: FORM_BYTES,
  actions: [propose, confirm, talk, dispute, talked, reply, choose, rule, withdraw],
  commands: [command],
  async load(trust, id, { now, viewer: { actor }, bankHolidays, modelFiles }) {
    return actor && readReview(trust, id, { actor, now, bankHolidays, modelFiles });
  },
  async hold(trust, id) {
    await trust.reviews.hold(id);
  },
  // `load` has limited the subject to what this person may see, and gives nothing when that is nothing.
  mayRead: () => true,
  workedOn: ({ may }) => may.propose || may.differ || may.reply || may.rule || may.choose,
  asks,
  version: ({ version }) => version,
  facts: ({ facts }) => facts,
  view,
  summary: subject => asWords(titleOf(subject), 200),
});
