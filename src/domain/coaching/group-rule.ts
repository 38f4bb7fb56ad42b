import { z } from 'zod/v4';
import { type IsoDate, IsoInstant } from '../time/iso.ts';
import { type CoachingGroup, membersOn } from './group.ts';

export const GroupRuleKind = z.enum(['never-together', 'always-together', 'same-phase']);
export type GroupRuleKind = z.infer<typeof GroupRuleKind>;

/**
 * What groups are to keep to, as the deputy CEO or the CEO says. `same-phase` is of every group and names no school. Why, is not
 * written: it is often about two people.
 */
export const GroupRule = z.object({
  id: z.string(),
  kind: GroupRuleKind,
  /** The schools it is of, two or more. */
  urns: z.array(z.string()),
  byId: z.string(),
  at: IsoInstant,
});
export type GroupRule = z.infer<typeof GroupRule>;

/** A rule, and the groups that do not keep to it. */
export interface RuleBreak {
  readonly rule: GroupRule;
  readonly groupIds: readonly string[];
}

export const mayBeOf = ({ kind, urns }: Pick<GroupRule, 'kind' | 'urns'>): boolean =>
  kind === 'same-phase' ? urns.length === 0 : new Set(urns).size >= 2;

/** Which groups of a day break which rule. Schools that are in no group yet break none by that. */
export function breaksOf(
  rules: readonly GroupRule[],
  groups: readonly CoachingGroup[],
  { day, phaseOf }: { day: IsoDate; phaseOf: (urn: string) => string | undefined },
): RuleBreak[] {
  const schools = groups.map(group => ({
    id: group.id,
    urns: membersOn(group, day).flatMap(({ member }) => (member.kind === 'school' ? [member.urn] : [])),
  }));
  const breaking = ({ kind, urns: named }: GroupRule): string[] => {
    const of = (urns: readonly string[]) => named.filter(urn => urns.includes(urn)).length;
    if (kind === 'never-together') return idsOf(schools.filter(({ urns }) => of(urns) > 1));
    if (kind === 'always-together')
      return idsOf(schools.filter(({ urns }) => of(urns) > 0 && of(urns) < named.length));
    return idsOf(
      schools.filter(({ urns }) => new Set(urns.map(phaseOf).filter(each => each !== undefined)).size > 1),
    );
  };
  return rules.flatMap(rule => {
    const groupIds = breaking(rule);
    return groupIds.length > 0 ? [{ rule, groupIds }] : [];
  });
}

const idsOf = (groups: readonly { readonly id: string }[]): string[] => groups.map(({ id }) => id);
