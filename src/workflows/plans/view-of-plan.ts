import { can } from '#domain/access/can.ts';
import { PART_WORDS } from '#domain/improvement-model/parts.ts';
import { partToAgree } from '#domain/plan/agreement.ts';
import { actionsOf, allActionsOf, type PlacedAction } from '#domain/plan/asked.ts';
import { sentOf } from '#domain/plan/check-in.ts';
import { factsOfPlan } from '#domain/plan/facts.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { countRags, trendOf } from '#domain/plan/trend.ts';
import { addDays, dayOf } from '#domain/time/iso.ts';
import { earlier } from '#domain/time/order.ts';
import { runningOf } from './make-plan.ts';
import type { PlanFacts } from './plan-facts.ts';
import { checkInReadRef, checkInRef } from './plan-refs.ts';
import type { ActionRow, PlanForm, PlanView } from './plan-view.ts';
import type { PlanAskedFor } from './read-plan.ts';

type Asking = Pick<PlanAskedFor, 'actor' | 'now' | 'opensDocuments'> & {
  readonly safeguardingContact: string | null;
};

/** `others`: all plans of the school. */
export function viewOf(facts: PlanFacts, others: readonly Plan[], asking: Asking): PlanView {
  const { plan, school, kind, agreements, target, stateOf, nameOf } = facts;
  const { actor, now, safeguardingContact } = asking;
  const today = dayOf(now);
  const actions = actionsOf(plan);
  const open = actions.filter(({ id }) => !stateOf(id).done);
  const mayWork = can(actor, 'school.work-plan', target);
  const running = plan.state === 'draft' ? runningOf(others, plan.kind) : null;
  const mayAgree =
    plan.state === 'draft' &&
    running === null &&
    actions.length > 0 &&
    can(actor, 'school.agree-plan', target);
  const part = mayAgree ? partToAgree(agreements, actor.personId) : null;
  return {
    kind: 'plan',
    ...{ id: plan.id, urn: plan.urn, schoolName: school.name, title: plan.title },
    kindName: kind?.name ?? plan.kind,
    ...{ state: plan.state, from: plan.from, to: plan.to },
    priorities: plan.priorities.flatMap(({ id, title }) => {
      const own = actions.filter(({ priorityId }) => priorityId === id).map(each => stateOf(each.id));
      if (own.length === 0) return [];
      return { title, of: own.length, ...countRags(own) };
    }),
    open: open
      .map(action => rowOf(action, facts, today))
      .toSorted((one, other) => one.dueOn.localeCompare(other.dueOn)),
    done: actions.length - open.length,
    overdue: open.filter(({ dueOn }) => dueOn < today).length,
    trend: trendOf(plan, facts.answers, facts.checkIns),
    agreements: agreements.map(({ part: of, ids, by }) => ({
      word: PART_WORDS[of],
      names: ids.map(nameOf),
      by: by && { name: nameOf(by.byId), at: by.at },
    })),
    may: {
      agreeAs: part && PART_WORDS[part],
      work: mayWork && plan.state !== 'closed',
      // Closed, or soon over: until then what is open is done in it.
      rollForward: mayWork && plan.state !== 'draft' && !isFollowed(plan, others),
    },
    runsStill: running?.title ?? null,
    lastSent: lastSentOf(facts),
    checkIn: newestCheckIn(facts, asking),
    opensDocuments: asking.opensDocuments === true,
    impact: plan.impact,
    ...{ safeguardingContact, today, facts: factsOfPlan(plan), version: plan.version },
  };
}

/** Whether there is a plan of the kind for the time after it. */
const isFollowed = ({ id, kind, to }: Plan, others: readonly Plan[]): boolean =>
  others.some(each => each.id !== id && each.kind === kind && each.from > to);

function newestCheckIn({ checkIns, target }: PlanFacts, { actor }: Asking): PlanView['checkIn'] {
  const [newest] = checkIns;
  if (!newest) return null;
  const answers = can(actor, 'school.answer-check-in', target);
  const ref = answers ? checkInRef(newest.id) : checkInReadRef(newest.id);
  return { ref, state: newest.state, dueOn: newest.dueOn, sentAt: sentOf(newest)?.at ?? null };
}

function lastSentOf({ checkIns, nameOf }: PlanFacts): PlanView['lastSent'] {
  const sent = checkIns.find(({ state }) => state === 'sent')?.sent;
  return sent ? { at: sent.at, byName: nameOf(sent.byId) } : null;
}

export function rowOf(action: PlacedAction, facts: PlanFacts, today: string): ActionRow {
  const { stateOf, nameOf } = facts;
  const { id, number, text, dueOn } = action;
  const { rag, ambers, last, done } = stateOf(id);
  return {
    ...{ id, number, text, owner: ownerOf(action, facts), dueOn, rag, ambers },
    isOverdue: !done && dueOn < today,
    last: last && {
      ...{ words: last.words, byName: nameOf(last.byId), at: last.at },
      ...{ help: last.help, links: last.links },
    },
  };
}

/** The name of whoever owns it, or whom the school means. */
export const ownerOf = (
  { ownerId, owner }: Pick<PlacedAction, 'ownerId' | 'owner'>,
  { nameOf }: Pick<PlanFacts, 'nameOf'>,
): string => (ownerId === null ? owner : nameOf(ownerId));

const SOON_DAYS = 42;

/** The form of one of a plan's actions; null: it has none of that id. */
export function formOf(
  facts: PlanFacts,
  actionId: string | null,
  { actor, now, safeguardingContact }: Asking,
): PlanForm | null {
  const { plan, school, model, target } = facts;
  const action = allActionsOf(plan).find(({ id }) => id === actionId);
  if (actionId !== null && !action) return null;
  const today = dayOf(now);
  return {
    kind: 'form',
    ...{ id: plan.id, urn: plan.urn, schoolName: school.name, title: plan.title, state: plan.state },
    mayWork: can(actor, 'school.work-plan', target) && plan.state !== 'closed',
    action: action
      ? {
          ...{ id: action.id, number: action.number, text: action.text, owner: ownerOf(action, facts) },
          ...{ dueOn: action.dueOn, measure: action.measure, tag: action.tag, priority: action.priority },
          isRemoved: action.removedAt !== null,
        }
      : null,
    priorities: plan.priorities.map(({ id, title }) => ({ id, name: title })),
    tags: [...new Set((model?.tags ?? []).flatMap(({ values }) => values))],
    hasAgreements: plan.state === 'draft' && plan.agreed.length > 0,
    suggestedDay: earlier(addDays(today, SOON_DAYS), plan.to),
    ...{ safeguardingContact, today, facts: factsOfPlan(plan), version: plan.version },
  };
}
