import type { PlanTarget } from '#domain/access/can.ts';
import { FORGOTTEN_NAME, type Person } from '#domain/access/role.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { PlanKind } from '#domain/improvement-model/working.ts';
import { type ActionState, statesOf } from '#domain/plan/action-state.ts';
import { type Agreement, agreementsOf, planTarget } from '#domain/plan/agreement.ts';
import type { CheckIn, PlanAnswer } from '#domain/plan/check-in.ts';
import type { Plan } from '#domain/plan/plan.ts';
import type { School } from '#domain/school/school.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';

/** Who acts on plans needs of the world. */
export interface Planning extends OwedSources {
  readonly now: IsoInstant;
  readonly newId: NewId;
}

export interface PlanningBy extends Planning {
  readonly byId: string;
}

/** What the record says of a plan, and of everybody whom it concerns. */
export interface PlanFacts {
  readonly plan: Plan;
  readonly school: School;
  readonly people: readonly Person[];
  readonly model: ImprovementModel | null;
  /** null: the model in use has no such kind any more; the plan is still there to be read. */
  readonly kind: PlanKind | null;
  readonly agreements: readonly Agreement[];
  readonly delegateIds: readonly string[];
  readonly answers: readonly PlanAnswer[];
  readonly stateOf: (actionId: string) => ActionState;
  /** The newest first. */
  readonly checkIns: readonly CheckIn[];
  readonly target: PlanTarget;
  readonly nameOf: (personId: string) => string;
}

/** null: there is no such plan. */
export async function planFacts(
  trust: TrustReads,
  id: string,
  { now, modelFiles }: Pick<Planning, 'now' | 'modelFiles'>,
): Promise<PlanFacts | null> {
  const plan = await trust.plans.find(id);
  const school = plan && (await trust.schools.find(plan.urn));
  if (!plan || !school) return null;
  const people = await trust.people.list();
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model ?? null;
  const kind = model?.plans.find(each => each.id === plan.kind) ?? null;
  const agreements = kind ? agreementsOf(plan, kind, people, school) : [];
  const { answers: delegateIds } = await delegatesOf(trust, school.urn, now);
  const answers = await trust.plans.answersOf(id);
  return {
    ...{ plan, school, people, model, kind, agreements, delegateIds, answers },
    stateOf: statesOf(answers),
    checkIns: await trust.plans.checkInsOf(id),
    target: planTarget(school, { delegateIds, agreements }),
    nameOf: personId => people.find(each => each.id === personId)?.name ?? FORGOTTEN_NAME,
  };
}

/** The same of a plan that a card was loaded about. */
export async function planThere(trust: TrustReads, id: string, asking: Planning): Promise<PlanFacts> {
  const facts = await planFacts(trust, id, asking);
  if (!facts) throw new Error('a plan that `allow` has found');
  return facts;
}
