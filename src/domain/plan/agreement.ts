import type { PlanTarget } from '../access/can.ts';
import type { Person, Role } from '../access/role.ts';
import type { Part } from '../improvement-model/parts.ts';
import type { PlanKind } from '../improvement-model/working.ts';
import { headsOf, type Place } from '../visit/recipients.ts';
import type { Plan } from './plan.ts';

/** One of the parts that agree a plan: who could, and who has. */
export interface Agreement {
  readonly part: Part;
  /** None: nobody on record holds it, and the administrator has to add somebody. */
  readonly ids: readonly string[];
  readonly by: Plan['agreed'][number] | null;
}

type Somebody = Pick<Person, 'id' | 'appointments' | 'isForgotten'>;

const OF_TRUST: Partial<Record<Part, readonly Role[]>> = {
  'deputy-ceo': ['deputy-ceo'],
  ceo: ['ceo'],
  executive: ['deputy-ceo', 'ceo'],
};

/** Everybody who agrees a plan of the kind at a school, and who has. */
export const agreementsOf = (
  { agreed }: Pick<Plan, 'agreed'>,
  { agreedBy }: Pick<PlanKind, 'agreedBy'>,
  people: readonly Person[],
  place: Place,
): Agreement[] =>
  agreedBy.map(part => ({
    part,
    ids: holdersOf(part, people, place),
    by: agreed.find(each => each.part === part) ?? null,
  }));

/** The part as which somebody would agree now; null: theirs is agreed, or they have none. Nobody agrees as two. */
export function partToAgree(agreements: readonly Agreement[], personId: string): Part | null {
  if (agreements.some(({ by }) => by?.byId === personId)) return null;
  return agreements.find(({ by, ids }) => by === null && ids.includes(personId))?.part ?? null;
}

export const isAgreedByAll = (agreements: readonly Agreement[]): boolean =>
  agreements.every(({ by }) => by !== null);

/** The people who hold a part at a school; of an officer, those of its hub, else of the trust, else the deputy CEO. */
export function holdersOf(part: Part, people: readonly Person[], place: Place): string[] {
  const here = people.filter(({ isForgotten }) => !isForgotten);
  if (part === 'head') return headsOf(here, place).map(({ id }) => id);
  if (part === 'officer') return officersAt(here, place);
  if (part === 'chair-of-governors' || part === 'governors')
    return holding(here, ['chair-of-governors'], scope => scope.kind === 'school' && scope.urn === place.urn);
  return holding(here, OF_TRUST[part] ?? [], () => true);
}

/** The officers who work a school's plans. */
export function officersAt(people: readonly Somebody[], { hubId }: Place): string[] {
  const ofHub = holding(people, ['officer'], scope => scope.kind === 'hub' && scope.hubId === hubId);
  const ofTrust = holding(people, ['officer'], scope => scope.kind === 'trust');
  const deputies = holding(people, ['deputy-ceo'], () => true);
  return [ofHub, ofTrust, deputies].find(({ length }) => length > 0) ?? [];
}

type Scope = Person['appointments'][number]['scope'];
const holding = (people: readonly Somebody[], roles: readonly Role[], isHere: (scope: Scope) => boolean) =>
  people
    .filter(({ appointments }) =>
      appointments.some(({ role, scope }) => roles.includes(role) && isHere(scope)),
    )
    .map(({ id }) => id);

/** A plan as far as rights go. `action`: one that is looked at by itself, with whether its owner was asked. */
export const planTarget = (
  { urn, hubId }: Place,
  around: {
    readonly delegateIds: readonly string[];
    readonly agreements: readonly Agreement[];
    readonly action?: { readonly ownerId: string | null; readonly isHandedOn: boolean } | null;
  },
): PlanTarget => ({
  ...{ kind: 'school', urn, hubId, delegateIds: around.delegateIds },
  agreerIds: around.agreements.flatMap(({ ids }) => ids),
  ownerIds: around.action?.ownerId && around.action.isHandedOn ? [around.action.ownerId] : [],
});
