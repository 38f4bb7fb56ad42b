import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { PART_WORDS } from '#domain/improvement-model/parts.ts';
import { actionsOf } from '#domain/plan/asked.ts';
import { planGrid } from '#domain/plan/plan-grid.ts';
import { hostsOf, type PrintedAction, type PrintedPlan } from '#domain/plan/printed-plan.ts';
import type { NewSheet } from '#domain/plan/sheet/sheet.ts';
import { countRags, trendOf } from '#domain/plan/trend.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { planAsDraft } from './plan-as-draft.ts';
import { type PlanFacts, planFacts } from './plan-facts.ts';
import { ownerOf } from './view-of-plan.ts';

interface Asking extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
}

/** A plan as a document; null for whoever may not read it, and where there is none. */
export async function readPrintedPlan(
  trust: TrustReads,
  planId: string,
  asking: Asking,
): Promise<PrintedPlan | null> {
  const facts = await readable(trust, planId, asking);
  if (!facts) return null;
  const { plan, school, kind, agreements, nameOf, answers, checkIns } = facts;
  const today = dayOf(asking.now);
  const { name: trustName } = await trust.trust.get();
  const actions = actionsOf(plan);
  return {
    ...{ trustName, schoolName: school.name, kindName: kind?.name ?? plan.kind },
    ...{ title: plan.title, state: plan.state, from: plan.from, to: plan.to, impact: plan.impact },
    agreements: agreements.map(({ part, by }) => ({
      word: PART_WORDS[part],
      by: by && { name: nameOf(by.byId), on: dayOf(by.at) },
    })),
    priorities: plan.priorities.flatMap(({ id, title }) => {
      const own = actions.filter(({ priorityId }) => priorityId === id);
      if (own.length === 0) return [];
      return {
        title,
        counts: countRags(own.map(each => facts.stateOf(each.id))),
        actions: own.map(each => printedAction(each, facts, today)),
      };
    }),
    trend: trendOf(plan, answers, checkIns),
  };
}

/** The same plan as a spreadsheet, which can be read in again; null as above. */
export async function readPlanSheets(
  trust: TrustReads,
  planId: string,
  asking: Asking,
): Promise<{ readonly sheets: NewSheet[]; readonly schoolName: string; readonly kindName: string } | null> {
  const facts = await readable(trust, planId, asking);
  const draft = facts && (await planAsDraft(trust, planId));
  if (!facts || !draft) return null;
  const { plan, school, kind, model } = facts;
  const tags = [...new Set((model?.tags ?? []).flatMap(({ values }) => values))];
  const sheets = planGrid(draft, { title: `${school.name}: ${plan.title}`, tags });
  return { sheets, schoolName: school.name, kindName: kind?.name ?? plan.kind };
}

async function readable(trust: TrustReads, planId: string, asking: Asking): Promise<PlanFacts | null> {
  const facts = await planFacts(trust, planId, asking);
  return facts && can(asking.actor, 'school.read-plan', facts.target) ? facts : null;
}

function printedAction(
  action: ReturnType<typeof actionsOf>[number],
  facts: PlanFacts,
  today: IsoDate,
): PrintedAction {
  const { id, number, text, dueOn, measure } = action;
  const { rag, done, last } = facts.stateOf(id);
  const own = facts.answers.filter(({ actionId }) => actionId === id);
  // Somebody who only rates it anew has not taken back what was said before.
  const said = own.findLast(({ words }) => words !== '');
  return {
    ...{ number, text, owner: ownerOf(action, facts), dueOn, measure, rag, done },
    isOverdue: !done && dueOn < today,
    said: said && last ? { words: said.words, on: dayOf(said.at) } : null,
    hosts: hostsOf(own.flatMap(({ links }) => links)),
  };
}
