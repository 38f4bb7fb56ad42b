import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { holdCheckIn } from '#workflows/plans/answer-check-in.ts';
import { CheckInSubject } from '#workflows/plans/check-in-view.ts';
import { readCheckInRef } from '#workflows/plans/plan-refs.ts';
import { readCheckIn } from '#workflows/plans/read-check-in.ts';
import { answer } from './actions/answer.ts';
import { comment } from './actions/comment.ts';
import { handOn } from './actions/hand-on.ts';
import { list } from './actions/list.ts';
import { plan } from './actions/plan.ts';
import { save } from './actions/save.ts';
import { send } from './actions/send.ts';
import { unchanged } from './actions/unchanged.ts';
import { asks } from './asks.ts';
import template from './template.json' with { type: 'json' };
import { titleOf } from './title.ts';
import { view } from './view.ts';

/**
 * What a school is asked about its plan on the plan's cadence: the actions due, each answered by itself (workflows/plans/plan-refs.ts).
 * The head has the whole, an action's owner that action, and the team reads what was answered.
 */
export default defineCard<CheckInSubject>({
  name: 'plan-check-in',
  label: 'a check-in on a school’s plan',
  audience: 'person',
  subject: CheckInSubject,
  template,
  actions: [answer, save, handOn, list, send, unchanged, comment, plan, more],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    actor && readCheckIn(trust, ref, { actor, now, bankHolidays, modelFiles }),
  async hold(trust, ref) {
    const of = readCheckInRef(ref);
    if (of) await holdCheckIn(trust, of.id);
  },
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  lapsed: ({ state }) => state === 'passed',
  asks,
  version: ({ version }) => version,
  facts: ({ facts }) => facts,
  view,
  summary: subject => asWords(titleOf(subject), 200),
});
