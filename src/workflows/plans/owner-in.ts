import { FORGOTTEN_NAME, type Person } from '#domain/access/role.ts';
import type { PlanAction } from '#domain/plan/plan.ts';

/** The name of whoever owns an action, or whom the school means. */
export const ownerIn = (
  people: readonly Pick<Person, 'id' | 'name'>[],
  { ownerId, owner }: Pick<PlanAction, 'ownerId' | 'owner'>,
): string => (ownerId === null ? owner : (people.find(({ id }) => id === ownerId)?.name ?? FORGOTTEN_NAME));
