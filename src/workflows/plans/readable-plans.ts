import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/role.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { PlanKind } from '#domain/improvement-model/working.ts';
import { type Rating, ratingOf } from '#domain/plan/action-state.ts';
import { type Agreement, agreementsOf, planTarget } from '#domain/plan/agreement.ts';
import { actionsOf, type PlacedAction } from '#domain/plan/asked.ts';
import type { Plan } from '#domain/plan/plan.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';

export interface Asking extends OwedSources {
  readonly actor: Actor;
  readonly now: IsoInstant;
}

/** One plan under way, with what its model says of it. */
export interface ReadablePlan {
  readonly plan: Plan;
  readonly school: School;
  readonly kindName: string;
  readonly agreements: readonly Agreement[];
}

/** The plans under way that somebody may read, and of which schools they may read all plans. */
export interface ReadablePlans {
  readonly model: ImprovementModel | null;
  readonly people: readonly Person[];
  readonly schools: readonly School[];
  readonly plans: readonly ReadablePlan[];
}

/** A constant number of queries, whatever the number of schools and plans. */
export async function readablePlans(
  trust: TrustReads,
  { actor, now, modelFiles }: Asking,
): Promise<ReadablePlans> {
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model ?? null;
  const people = await trust.people.list();
  const delegates = await delegatesEverywhere(trust, now);
  const current = (await trust.schools.list()).filter(isCurrent);
  const kinds = new Map<string, PlanKind>((model?.plans ?? []).map(kind => [kind.id, kind]));
  const may = (school: School, agreements: readonly Agreement[]) => {
    const target = planTarget(school, { delegateIds: delegates(school.urn).answers, agreements });
    return can(actor, 'school.read-plan', target);
  };
  const bySchool = new Map(current.map(school => [school.urn, school]));
  const plans = (await trust.plans.underWay()).flatMap(plan => {
    const school = bySchool.get(plan.urn);
    if (!school) return [];
    const kind = kinds.get(plan.kind);
    const agreements = kind ? agreementsOf(plan, kind, people, school) : [];
    return may(school, agreements) ? [{ plan, school, kindName: kind?.name ?? plan.kind, agreements }] : [];
  });
  return { model, people, plans, schools: current.filter(school => may(school, [])) };
}

export interface StandingAction extends PlacedAction, ReturnType<typeof ratingOf> {}

/** How the actions of some plans stand now, by the plan's id; one question to the store. */
export async function standingActions(
  trust: Pick<TrustReads, 'plans'>,
  plans: readonly Plan[],
): Promise<(plan: Plan) => StandingAction[]> {
  const ratings = await trust.plans.ratingsOf(plans.map(({ id }) => id));
  const byAction: Map<string, Rating[]> = Map.groupBy(ratings, ({ actionId }) => actionId);
  return plan => actionsOf(plan).map(action => ({ ...action, ...ratingOf(byAction.get(action.id) ?? []) }));
}
