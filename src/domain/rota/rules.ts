import {
  hostedBefore,
  isAway,
  mayHost,
  memberOf,
  type Rota,
  type RotaGroup,
  type RotaProblem,
  type Turn,
} from './problem.ts';

/**
 * What no rota may do. One that does is refused, whatever made it: there is always another, since a turn or a visitor can be
 * left out.
 */
export type Breach =
  | { readonly rule: 'unknown'; readonly turn: Turn }
  /** Two turns in one window of a group. */
  | { readonly rule: 'window-twice'; readonly turn: Turn }
  | { readonly rule: 'no-visitor'; readonly turn: Turn }
  | { readonly rule: 'visits-itself'; readonly turn: Turn }
  /** A week in which the host cannot be one: exams, Ofsted likely, no school. */
  | { readonly rule: 'host-barred'; readonly turn: Turn }
  | { readonly rule: 'visitor-away'; readonly turn: Turn; readonly member: string }
  /** Whoever is in several groups takes part in one review a week. */
  | { readonly rule: 'twice-a-week'; readonly turn: Turn; readonly member: string };

/** What each rota should do, and cannot always. In their order: the one above is never broken to keep one below. */
export type Shortfall =
  /** Each window has its review. */
  | { readonly rule: 'not-held'; readonly group: string; readonly window: string }
  /** Whoever is in the group is at each of its reviews. */
  | { readonly rule: 'missed'; readonly group: string; readonly window: string; readonly member: string }
  /** Over the year nobody hosts more than once more often than another. */
  | {
      readonly rule: 'uneven';
      readonly group: string;
      readonly most: string;
      readonly least: string;
      readonly by: number;
    }
  /** Nobody hosts two turns running. */
  | { readonly rule: 'hosts-running'; readonly group: string; readonly window: string; readonly host: string }
  /**
   * No reciprocal pair twice running. Two members are one where one hosts the other and, the next turn, is hosted by them;
   * twice running is A's, B's, A's again, with the other one there each time. `window` is the third.
   */
  | {
      readonly rule: 'reciprocal';
      readonly group: string;
      readonly window: string;
      readonly pair: readonly [string, string];
    };

export const SHORTFALLS = ['not-held', 'missed', 'uneven', 'hosts-running', 'reciprocal'] as const;

/** Looks at a rota with nothing but the problem in hand. Empty for each that may be used. */
export function breachesOf(rota: Rota, problem: RotaProblem): Breach[] {
  return rota.flatMap((turn, at) => turnBreaches(turn, rota.slice(0, at), problem));
}

function turnBreaches(turn: Turn, before: Rota, problem: RotaProblem): Breach[] {
  const group = problem.groups.find(({ id }) => id === turn.group);
  const window = group?.windows.find(({ id }) => id === turn.window);
  const { host, visitors, week } = turn;
  const all = [host, ...visitors];
  if (!group || !window?.weeks.includes(week) || !all.every(id => group.members.includes(id)))
    return [{ rule: 'unknown', turn }];
  const earlier = before.filter(other => other.group === turn.group && other.window === turn.window);
  const sameWeek = before.filter(other => other.week === week && !earlier.includes(other));
  const busy = new Set(sameWeek.flatMap(other => [other.host, ...other.visitors]));
  return [
    ...(earlier.length > 0 ? [{ rule: 'window-twice' as const, turn }] : []),
    ...(visitors.length === 0 ? [{ rule: 'no-visitor' as const, turn }] : []),
    ...(new Set(all).size < all.length ? [{ rule: 'visits-itself' as const, turn }] : []),
    ...(mayHost(memberOf(problem, host), week) ? [] : [{ rule: 'host-barred' as const, turn }]),
    ...visitors
      .filter(id => isAway(memberOf(problem, id), week))
      .map(member => ({ rule: 'visitor-away' as const, turn, member })),
    ...all.filter(id => busy.has(id)).map(member => ({ rule: 'twice-a-week' as const, turn, member })),
  ];
}

export function shortfallsOf(rota: Rota, problem: RotaProblem): Shortfall[] {
  const turns = new Map(rota.map(turn => [`${turn.group} ${turn.window}`, turn]));
  const found = problem.groups.flatMap(group => [
    ...gaps(turns, group),
    ...unevenness(rota, group),
    ...sequenceFaults(turns, group),
  ]);
  return SHORTFALLS.flatMap(rule => found.filter(shortfall => shortfall.rule === rule));
}

type Turns = ReadonlyMap<string, Turn>;

const turnIn = (turns: Turns, group: RotaGroup, window: string) => turns.get(`${group.id} ${window}`);

function gaps(held: Turns, group: RotaGroup): Shortfall[] {
  return group.windows.flatMap(({ id: window }): Shortfall[] => {
    const turn = turnIn(held, group, window);
    if (!turn) return [{ rule: 'not-held', group: group.id, window }];
    return group.members
      .filter(id => id !== turn.host && !turn.visitors.includes(id))
      .map(member => ({ rule: 'missed', group: group.id, window, member }));
  });
}

/** How often each member hosts in the year, what was before included. */
export function hostCounts(rota: Rota, group: RotaGroup): Map<string, number> {
  const counts = hostedBefore(group);
  for (const turn of rota)
    if (turn.group === group.id) counts.set(turn.host, (counts.get(turn.host) ?? 0) + 1);
  return counts;
}

function unevenness(rota: Rota, group: RotaGroup): Shortfall[] {
  const counts = [...hostCounts(rota, group)].sort(([, one], [, other]) => one - other);
  const [least, most] = [counts[0], counts.at(-1)];
  if (!least || !most || most[1] - least[1] <= 1) return [];
  return [{ rule: 'uneven', group: group.id, most: most[0], least: least[0], by: most[1] - least[1] - 1 }];
}

/** A window without a review is a gap: what is on either side of it does not follow on. */
function sequenceFaults(held: Turns, group: RotaGroup): Shortfall[] {
  const windows = group.windows.map(({ id }) => id);
  const turns = [...group.past.slice(-2), ...windows.map(window => turnIn(held, group, window) ?? null)];
  const first = turns.length - windows.length;
  return windows.flatMap((window, at): Shortfall[] => {
    const [before, last, turn] = [turns[first + at - 2], turns[first + at - 1], turns[first + at]];
    if (!turn || !last) return [];
    const { host } = turn;
    const running =
      last.host === host ? [{ rule: 'hosts-running' as const, group: group.id, window, host }] : [];
    const isReciprocal =
      before?.host === host &&
      last.host !== host &&
      before.visitors.includes(last.host) &&
      last.visitors.includes(host) &&
      turn.visitors.includes(last.host);
    return isReciprocal
      ? [{ rule: 'reciprocal', group: group.id, window, pair: [host, last.host] }]
      : running;
  });
}
