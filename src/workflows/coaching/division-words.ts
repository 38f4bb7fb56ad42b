import { SIZE } from '#domain/coaching/group.ts';
import type { Contradiction } from '#domain/grouping/contradictions.ts';
import { countInWords, listInWords } from '#domain/time/words.ts';
import type { DivisionFacts } from './division-facts.ts';
import { nameOfMember } from './groups-as-they-are.ts';

/** "Oakwood and Elmfield are to be together always, and never." */
export function contradictionInWords(
  contradiction: Contradiction,
  { known, grouping }: Pick<DivisionFacts, 'known' | 'grouping'>,
): string {
  const names = (urns: readonly string[]) =>
    listInWords(urns.map(urn => nameOfMember({ kind: 'school', urn }, known)));
  switch (contradiction.kind) {
    case 'always-and-never':
      return `By the rules ${names(contradiction.together)} are always in one group, and ${names(contradiction.pair)} never.`;
    case 'too-many-together':
      return `By the rules ${names(contradiction.together)} are always in one group: that is ${contradiction.together.length}, and a group has at most ${SIZE.most}.`;
    case 'two-phases-together':
      return `By the rules ${names(contradiction.together)} are always in one group, and groups are of one phase: these are not.`;
    case 'alone': {
      const others = grouping.joiners.length - 1;
      const why = grouping.samePhase
        ? 'of its phase, or whom the rules let it meet'
        : 'whom the rules let it meet';
      return others === 0
        ? `${names([contradiction.id])} is the only school to divide.`
        : `${names([contradiction.id])} would be alone: of ${countInWords(others, 'other school')} there is none ${why}.`;
    }
  }
}
