import { can } from '#domain/access/can.ts';
import { planTarget } from '#domain/plan/agreement.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import type { PlanAskedFor } from './read-plan.ts';

/** The schools of the trust whose plans somebody works on, by name. */
export async function schoolsToPlan(
  trust: TrustReads,
  { actor, now }: Pick<PlanAskedFor, 'actor' | 'now'>,
): Promise<School[]> {
  const delegates = await delegatesEverywhere(trust, now);
  return (await trust.schools.list())
    .filter(isCurrent)
    .filter(school => {
      const target = planTarget(school, { delegateIds: delegates(school.urn).answers, agreements: [] });
      return can(actor, 'school.work-plan', target);
    })
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}
