import { isAway, memberOf, type Rota, type RotaProblem, type Turn } from '#domain/rota/problem.ts';
import { breachesOf } from '#domain/rota/rules.ts';

/**
 * A rota as a card's button carries it: for each window of each group the numbers of its week and of its host, or "-". It means
 * something only with the problem it was made for.
 */
export function codeOf(rota: Rota, { groups }: RotaProblem): string {
  return groups
    .map(({ id, windows, members }) =>
      windows
        .map(window => {
          const turn = rota.find(each => each.group === id && each.window === window.id);
          return turn ? `${window.weeks.indexOf(turn.week)}.${members.indexOf(turn.host)}` : '-';
        })
        .join(','),
    )
    .join(';');
}

/** Everybody who can comes. null: it is none of this problem, or breaks what none may. */
export function rotaOf(code: string, problem: RotaProblem): Rota | null {
  const parts = code.split(';');
  const turns = problem.groups.flatMap(({ id: group, windows, members }, at): (Turn | null)[] => {
    const each = (parts[at] ?? '').split(',');
    return windows.flatMap((window, nth): (Turn | null)[] => {
      if (each[nth] === '-') return [];
      const [weekAt, hostAt] = (each[nth] ?? '').split('.').map(Number);
      const [week, host] = [window.weeks[weekAt ?? -1], members[hostAt ?? -1]];
      if (week === undefined || host === undefined) return [null];
      const visitors = members.filter(id => id !== host && !isAway(memberOf(problem, id), week));
      return [{ group, window: window.id, week, host, visitors }];
    });
  });
  const rota = turns.filter(turn => turn !== null);
  return rota.length < turns.length || breachesOf(rota, problem).length > 0 ? null : rota;
}
