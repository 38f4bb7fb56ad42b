import { defineCard } from '#cards-kit/define-card.ts';
import { more } from '#cards-kit/looking.ts';
import { asWords } from '#cards-kit/text.ts';
import { askPlanRef, readPlanRef } from '#workflows/plans/plan-refs.ts';
import { PlanSubject } from '#workflows/plans/plan-view.ts';
import { readPlan } from '#workflows/plans/read-plan.ts';
import { agree } from './actions/agree.ts';
import { back } from './actions/back.ts';
import { checkIn } from './actions/check-in.ts';
import { choose } from './actions/choose.ts';
import { close } from './actions/close.ts';
import { document } from './actions/document.ts';
import { edit } from './actions/edit.ts';
import { open } from './actions/open.ts';
import { remove } from './actions/remove.ts';
import { roll } from './actions/roll.ts';
import { save } from './actions/save.ts';
import { start } from './actions/start.ts';
import template from './template.json' with { type: 'json' };
import { titleOf } from './title.ts';
import { view } from './view.ts';

/** A school's plan: how each priority goes, what is open, and what the reader may do about it (workflows/plans/plan-refs.ts). */
export default defineCard<PlanSubject>({
  name: 'plan',
  label: 'a school’s plan',
  audience: 'person',
  subject: PlanSubject,
  template,
  actions: [choose, open, start, agree, edit, save, remove, close, roll, checkIn, document, back, more],
  commands: [
    {
      pattern:
        /^(?!(?:action |improvement )?plans[\s?!.]*$)(?:action |improvement )?plans?\b(?: (?:of|for))?\s*(.*?)[\s?!.]*$/i,
      usage: 'plan SCHOOL',
      about: 'How a school’s plan goes, what is open in it, and the plan as a document: plan oakwood',
      topic: 'schools',
      for: ['school.read-plan'],
      find: async (_trust, argument) => askPlanRef(argument.slice(0, 100)),
    },
  ],
  load: async (trust, ref, { now, viewer: { actor }, bankHolidays, modelFiles, opensDocuments }) =>
    actor && readPlan(trust, ref, { actor, now, bankHolidays, modelFiles, opensDocuments }),
  async hold(trust, ref) {
    const of = readPlanRef(ref);
    if (of?.of === 'plan' || of?.of === 'form') await trust.plans.hold(of.id);
    // A plan is begun at a school that nobody else begins one at meanwhile.
    if (of?.of === 'school') await trust.owed.hold(of.urn);
  },
  // `load` has limited the subject to what this person may see.
  mayRead: () => true,
  asks: subject =>
    subject.kind === 'plan' && subject.may.agreeAs !== null ? { what: asWords(titleOf(subject), 200) } : null,
  version: subject => ('version' in subject ? subject.version : 0),
  facts: subject => ('facts' in subject ? subject.facts : {}),
  view,
  summary: subject => asWords(titleOf(subject), 200),
});
