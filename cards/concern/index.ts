import { defineCard } from '#cards-kit/define-card.ts';
import { asWords } from '#cards-kit/text.ts';
import { dayInWords } from '#domain/time/words.ts';
import { ConcernAnswer, readConcern } from '#workflows/standing/read-concern.ts';
import { askPlan } from './actions/ask-plan.ts';
import { book } from './actions/book.ts';
import { choose } from './actions/choose.ts';
import { convene } from './actions/convene.ts';
import { end } from './actions/end.ts';
import { send } from './actions/send-plan.ts';
import { set } from './actions/set.ts';
import { openStatus, planWanted } from './of-status.ts';
import template from './template.json' with { type: 'json' };
import { headline, view } from './view.ts';

/** A school's special statuses, what follows from them, and the plan. The reference is "urn:123456", or "ask:" and words. */
export default defineCard<ConcernAnswer>({
  name: 'concern',
  label: 'a school’s special status',
  audience: 'person',
  subject: ConcernAnswer,
  template,
  actions: [set, end, convene, askPlan, send, book, choose],
  commands: [
    {
      pattern: /^(?:(?:cause for )?concern|special status)\b(?: (?:for|at|of))?\s*(.*?)[\s?!.]*$/i,
      usage: 'special status SCHOOL',
      about: 'A special status such as cause for concern: why, what follows, and the plan',
      topic: 'schools',
      for: ['school.read-status'],
      find: async (_trust, argument) => `ask:${argument.slice(0, 100)}`,
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles }) =>
    actor && readConcern(trust, ref, { actor, now, bankHolidays, modelFiles }),
  async hold(trust, ref) {
    const urn = /^urn:(\d{6})$/.exec(ref)?.[1];
    if (urn) await trust.owed.hold(urn);
  },
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  asks(answer) {
    const due = planWanted(answer)?.record?.planDueOn;
    if (answer.kind !== 'school' || !answer.maySendPlan || !due) return null;
    return { what: asWords(`Send the plan for ${answer.schoolName} by ${dayInWords(due)}`, 120) };
  },
  version: answer => (answer.kind === 'school' ? answer.version : 0),
  facts(answer) {
    if (answer.kind !== 'school') return {};
    const open = openStatus(answer)?.record;
    return {
      statuses: answer.statuses.map(({ standingId, from, to }) => ({ standingId, from, to })),
      ...(open && { boardOn: open.boardOn, planDueOn: open.planDueOn, planSentAt: open.planSentAt }),
    };
  },
  view,
  summary: answer => asWords(headline(answer), 200),
});
