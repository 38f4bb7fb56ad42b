import { z } from 'zod/v4';
import { type Allowed, no, YES } from '#cards-kit/define-action.ts';
import { asLines, asWords, plainText, type Words } from '#cards-kit/text.ts';
import { optionalLines, optionalText, requiredLines, requiredText } from '#cards-kit/typed-text.ts';
import { LONGEST } from '#domain/plan/sheet/read-action.ts';
import { daysBetween, IsoDate } from '#domain/time/iso.ts';
import type { WrittenAction } from '#workflows/plans/change-plan.ts';
import type { PlanForm } from '#workflows/plans/plan-view.ts';

type InForm = 'text' | 'owner' | 'measure';

/** What of an action stands in its form. */
export const inForm = (field: InForm, action: PlanForm['action']): Words =>
  field === 'owner'
    ? asWords(action?.owner ?? '', LONGEST.owner)
    : asLines(action?.[field] ?? '', LONGEST[field === 'text' ? 'action' : 'measure']);

const tooLong = (what: string, most: number) =>
  `Please keep ${what} to ${most.toLocaleString('en-GB')} characters.`;

/** An action as it is filled in. */
export const ActionForm = z.object({
  priority: z.string().max(100).catch('new').default('new'),
  newPriority: optionalText(120, tooLong('the priority', 120)),
  text: requiredLines(LONGEST.action, {
    empty: 'Please say what is to be done.',
    tooLong: tooLong('the action', LONGEST.action),
  }),
  owner: optionalText(LONGEST.owner, tooLong('the name', LONGEST.owner)),
  dueOn: IsoDate.catch('').pipe(z.string().min(1, 'Please give the day it is due.')),
  measure: optionalLines(LONGEST.measure, tooLong('the measure', LONGEST.measure)),
  tag: z.string().max(120).catch('none').default('none'),
});
export type ActionForm = z.infer<typeof ActionForm>;

const YEARS_DAYS = 3 * 366;

/** What of it is to be put right first; `YES`: nothing. */
export function actionFits({ priority, newPriority, dueOn }: ActionForm, form: PlanForm): Allowed {
  const known = form.priorities.some(({ id }) => id === priority);
  if (form.action === null && newPriority === '' && !known)
    return no(plainText`Please choose a priority, or name a new one.`);
  if (Math.abs(daysBetween(form.today, dueOn)) > YEARS_DAYS)
    return no(plainText`Please give a day of the plan’s own time.`);
  return YES;
}

/**
 * The action as it is recorded. A new priority that is named counts before the one that is chosen. What nobody has touched in the form
 * stays as it was, also where the form had no room for all of it.
 */
export function writtenOf(form: ActionForm, { tags, action }: PlanForm): WrittenAction {
  const { priority, newPriority, dueOn, tag } = form;
  const written = (field: InForm) =>
    action && form[field] === inForm(field, action) ? action[field] : form[field];
  return {
    ...{ text: written('text'), owner: written('owner'), measure: written('measure') },
    ...{ dueOn, tag: tags.includes(tag) ? tag : '' },
    priority: newPriority === '' ? { id: priority } : { title: newPriority },
  };
}

/** What came of a plan, or why a draft is not needed. */
export const CloseForm = z.object({
  impact: requiredText(900, {
    empty: 'Please say it in a sentence: it stays on the record.',
    tooLong: tooLong('the note', 900),
  }),
});

const DAY = (empty: string) => IsoDate.catch('').pipe(z.string().min(1, empty));

/** A plan that is begun. */
export const StartForm = z.object({
  planKind: z.string().max(60).catch('').default(''),
  planTitle: requiredText(120, { empty: 'Please give it a title.', tooLong: tooLong('the title', 120) }),
  planFrom: DAY('Please give its first day.'),
  planTo: DAY('Please give its last day.'),
});
export type StartForm = z.infer<typeof StartForm>;

export function daysFit({ planFrom, planTo }: StartForm): Allowed {
  const days = daysBetween(planFrom, planTo);
  if (days < 1) return no(plainText`Please give a last day that comes after the first.`);
  return days > YEARS_DAYS ? no(plainText`Please keep a plan to three years.`) : YES;
}
