import type { Scene, Viewer } from '#cards-kit/define-card.ts';
import { asPlain, asWords, type Plain, plainText } from '#cards-kit/text.ts';
import type { ViewData } from '#cards-kit/view-data.ts';
import { countInWords, dayInWords, momentInWords } from '#domain/time/words.ts';
import type { PlanForm, PlanSubject, SchoolPlans } from '#workflows/plans/plan-view.ts';
import { inForm } from './form-input.ts';
import { planParts } from './plan-parts.ts';
import { titleOf } from './title.ts';

const none = asWords('');
const BLANK = {
  ...{ facts: [], hasFacts: false, offers: false, offered: [], plans: [] },
  ...{ hasPriorities: false, priorities: [], morePriorities: asPlain(''), hasMorePriorities: false },
  ...{ hasActions: false, actionsHeading: asPlain(''), actions: [], turnsPages: false, hasMore: false },
  ...{ moreTitle: none, nextPage: 1, paged: false, hasImpact: false, impact: none, isForm: false },
  ...{ choosesPriority: false, priority: none, priorityChoices: [], isNew: false, newPriority: none },
  ...{ newPriorityLabel: none, text: none, owner: none, dueOn: none, measure: none, hasTags: false },
  ...{ tag: none, tagChoices: [], formNote: asPlain(''), hasFormNote: false, saveTitle: none },
  ...{ removes: false, goesBack: false, agrees: false, agreeTitle: none, hasCheckIn: false },
  ...{ checkInTitle: none, adds: false, rolls: false, closes: false, closeTitle: none, closeLabel: none },
  ...{
    impactTyped: none,
    starts: false,
    isOne: false,
    schoolUrn: none,
    planKind: none,
    kindChoices: [],
    planTitle: none,
  },
  ...{ planFrom: none, planTo: none, hasPulse: false, pulse: asPlain('') },
  ...{ hasTrend: false, trend: [], hasLink: false, link: none, offersDocument: false },
};

export function view(subject: PlanSubject, _viewer: Viewer, scene: Scene): ViewData {
  const { now } = scene;
  return {
    ...BLANK,
    title: asPlain(titleOf(subject), 200),
    ...partsOf(subject, scene),
    asAt: plainText`As at ${momentInWords(now, now)}`,
  };
}

function partsOf(subject: PlanSubject, scene: Scene): ViewData {
  switch (subject.kind) {
    case 'which':
      return {
        why: subject.isChoice
          ? plainText`“${subject.asked}” could be one of these.`
          : plainText`There is no school by that name whose plan you may read. Please type its name: plan oakwood`,
        offers: subject.schools.length > 0,
        offered: subject.schools.map(({ urn, name }) => ({ urn: asWords(urn), name: asWords(name, 80) })),
      };
    case 'school':
      return schoolParts(subject, scene);
    case 'form':
      return formParts(subject, scene);
    case 'plan':
      return planParts(subject, scene);
  }
}

const LISTED = 7;
const STATES = { draft: 'Being made', agreed: 'Running', closed: 'Closed' } as const;

function schoolParts({ plans, kinds, suggested, today }: SchoolPlans, { now, kept }: Scene): ViewData {
  const shown = plans.slice(0, LISTED);
  return {
    why: whyOf(plans),
    plans: shown.map(({ id, title, kindName, state, from, to }) => ({
      name: asWords(title, 120),
      state: asWords(
        `${STATES[state]}. ${kindName}, ${dayInWords(from, now)} to ${dayInWords(to, now)}`,
        200,
      ),
      id: asWords(id),
    })),
    starts: kinds.length > 0,
    planKind: kept.planKind ?? asWords(kinds[0]?.id ?? ''),
    kindChoices: kinds.map(({ id, name }) => ({ title: asWords(name, 80), value: asWords(id) })),
    planTitle: kept.planTitle ?? none,
    planFrom: kept.planFrom ?? asWords(suggested.from > today ? suggested.from : today),
    planTo: kept.planTo ?? asWords(suggested.to),
  };
}

function whyOf({ length }: SchoolPlans['plans']): Plain {
  if (length === 0) return plainText`No plan is on record here yet.`;
  const more = length - LISTED;
  return more > 0
    ? plainText`${countInWords(length, 'plan')}, the newest first; ${countInWords(more, 'older one is', 'older ones are')} not listed.`
    : plainText`${countInWords(length, 'plan')}, the newest first.`;
}

function formParts(subject: PlanForm, { kept }: Scene): ViewData {
  const { action, priorities, tags, mayWork, hasAgreements, suggestedDay, state } = subject;
  const isForm = mayWork && !action?.isRemoved;
  const isNew = isForm && action === null;
  return {
    why: formWhy(subject),
    ...{ isForm, isNew, goesBack: true, removes: isForm && action !== null },
    choosesPriority: isNew && priorities.length > 0,
    priority: kept.priority ?? asWords(priorities[0]?.id ?? 'new'),
    priorityChoices: isNew
      ? [
          ...priorities.slice(0, 20).map(({ id, name }) => ({
            title: asWords(name, 80),
            value: asWords(id),
          })),
          { title: asWords('A new priority, named below'), value: asWords('new') },
        ]
      : [],
    newPriorityLabel:
      priorities.length > 0
        ? asWords('A new priority (only where none of those fits)')
        : asWords('Under which priority?'),
    newPriority: kept.newPriority ?? none,
    text: kept.text ?? inForm('text', action),
    owner: kept.owner ?? inForm('owner', action),
    dueOn: kept.dueOn ?? asWords(action?.dueOn ?? suggestedDay),
    measure: kept.measure ?? inForm('measure', action),
    hasTags: isForm && tags.length > 0,
    tag: kept.tag || asWords(action?.tag || 'none'),
    tagChoices: ['none', ...tags].map(each => ({
      title: each === 'none' ? asWords('None') : asWords(each, 60),
      value: asWords(each, 60),
    })),
    formNote: asPlain('It has been agreed by some already: after a change they are asked again.'),
    hasFormNote: isForm && hasAgreements && state === 'draft',
    saveTitle: isNew ? asWords('Add it') : asWords('Save the change'),
  };
}

function formWhy({ action, mayWork, title }: PlanForm): Plain {
  if (action?.isRemoved)
    return plainText`“${action.text}” was taken out of the plan. What was answered about it stays on the record.`;
  if (!mayWork) return plainText`The plan cannot be changed by you as it stands now.`;
  return action ? plainText`${title}: ${action.priority}` : plainText`${title}`;
}
