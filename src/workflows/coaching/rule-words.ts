import type { GroupRule } from '#domain/coaching/group-rule.ts';
import { listInWords } from '#domain/time/words.ts';
import { type GroupsNow, nameOfMember } from './groups-as-they-are.ts';

/** "Oakwood and Elmfield are never in one group". */
export function ruleInWords({ kind, urns }: Pick<GroupRule, 'kind' | 'urns'>, known: GroupsNow): string {
  if (kind === 'same-phase') return 'The schools of a group are of one phase';
  const names = listInWords(urns.map(urn => nameOfMember({ kind: 'school', urn }, known)));
  return kind === 'never-together' ? `${names} are never in one group` : `${names} are always in one group`;
}
