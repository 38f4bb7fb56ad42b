import { faultsOfGrouping, type Grouping, type GroupingAsked } from '#domain/grouping/grouping.ts';

/** A division as a card's button carries it: the numbers of the schools of each group. */
export function codeOfDivision(groups: Grouping, { joiners }: GroupingAsked): string {
  return groups.map(ids => ids.map(id => joiners.findIndex(each => each.id === id)).join('.')).join(';');
}

/** null: it is none of these schools, or breaks a rule. */
export function divisionOf(code: string, asked: GroupingAsked): Grouping | null {
  const groups = code
    .split(';')
    .map(each => each.split('.').map(number => asked.joiners[Number(number)]?.id ?? number));
  return faultsOfGrouping(groups, asked).length === 0 ? groups : null;
}
