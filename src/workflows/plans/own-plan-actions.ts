import { z } from 'zod/v4';
import type { Actor } from '#domain/access/actor.ts';
import { can } from '#domain/access/can.ts';
import { agreementsOf, planTarget } from '#domain/plan/agreement.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import { Rag } from '#domain/visit/report.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { checkInActionRef } from './plan-refs.ts';
import { standingActions } from './readable-plans.ts';

/** An action of a plan that somebody owns and that is not done. */
export const OwnPlanAction = z.object({
  id: z.string(),
  number: z.string(),
  text: z.string(),
  dueOn: IsoDate,
  overdue: z.boolean(),
  rag: Rag.nullable(),
  schoolName: z.string(),
  planTitle: z.string(),
  /** Where they may answer it now; null: nobody asks, or not them. */
  answerRef: z.string().nullable(),
  /** Its plan, where they may read that; null: they were asked about this action alone. */
  planId: z.string().nullable(),
});
export type OwnPlanAction = z.infer<typeof OwnPlanAction>;

/**
 * What somebody owns in the plans that run, by its day. An owner who may not read the plan sees what they were handed in its newest
 * check-in and nothing else of it: a name in a plan alone shows nobody anything. So many questions to the store, however many plans.
 */
export async function ownPlanActions(
  trust: TrustReads,
  actor: Extract<Actor, { kind: 'person' }>,
  { now, modelFiles }: Pick<OwedSources, 'modelFiles'> & { readonly now: IsoInstant },
): Promise<OwnPlanAction[]> {
  const plans = await trust.plans.withOwner(actor.personId);
  if (plans.length === 0) return [];
  const today = dayOf(now);
  const kinds = (await modelInUse(trust, modelFiles, today))?.model.plans ?? [];
  const people = await trust.people.list();
  const schools = new Map((await trust.schools.list()).filter(isCurrent).map(each => [each.urn, each]));
  const delegates = await delegatesEverywhere(trust, now);
  const checkIns = await trust.plans.checkInsOfAll(plans.map(({ id }) => id));
  const actionsOf = await standingActions(trust, plans);
  const own = plans.flatMap(plan => {
    const school = schools.get(plan.urn);
    if (!school) return [];
    const kind = kinds.find(({ id }) => id === plan.kind);
    const agreements = kind ? agreementsOf(plan, kind, people, school) : [];
    const around = { delegateIds: delegates(plan.urn).answers, agreements };
    const mayRead = can(actor, 'school.read-plan', planTarget(school, around));
    const [newest] = checkIns.get(plan.id) ?? [];
    return actionsOf(plan).flatMap(action => {
      const { id, number, text, dueOn, rag, ownerId, done } = action;
      const isHandedOn = newest?.handedOn.includes(id) === true;
      if (done || ownerId !== actor.personId || !(mayRead || isHandedOn)) return [];
      const target = planTarget(school, { ...around, action: { ownerId, isHandedOn } });
      const mayAnswer = newest?.state === 'open' && can(actor, 'school.answer-check-in', target);
      return {
        ...{ id, number, text, dueOn, overdue: dueOn < today, rag },
        ...{ schoolName: school.name, planTitle: plan.title },
        answerRef: mayAnswer ? checkInActionRef(newest.id, id) : null,
        planId: mayRead ? plan.id : null,
      };
    });
  });
  return own.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn));
}
