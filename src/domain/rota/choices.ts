import {
  isAway,
  mayHost,
  memberOf,
  minutesBetween,
  type RotaGroup,
  type RotaProblem,
  type Turn,
  type Week,
  weeksOff,
} from './problem.ts';
import { MINUTES_A_WEEK_OFF } from './score.ts';

/** One way to hold the review of a window: a week, a host, and everybody of the group who may come then. */
export interface Choice {
  readonly group: string;
  readonly window: string;
  readonly week: Week;
  readonly host: string;
  readonly able: readonly string[];
  /** In minutes, as in a score, where all who are able come. */
  readonly cost: number;
}

/** Every way that breaks no rule by itself, in a fixed order. */
export function choicesIn(problem: RotaProblem, group: RotaGroup, windowId: string): Choice[] {
  const window = group.windows.find(({ id }) => id === windowId);
  if (!window) return [];
  const members = group.members.map(id => memberOf(problem, id));
  return window.weeks.flatMap(week =>
    members.flatMap(host => {
      const able = members.filter(each => each !== host && !isAway(each, week));
      if (!mayHost(host, week) || able.length === 0) return [];
      const minutes = able.reduce((sum, each) => sum + minutesBetween(each, host), 0);
      return [
        {
          ...{ group: group.id, window: windowId, week, host: host.id, able: able.map(({ id }) => id) },
          cost: minutes + weeksOff(window, week) * MINUTES_A_WEEK_OFF,
        },
      ];
    }),
  );
}

export const asTurn = (
  { group, window, week, host, able }: Choice,
  absent: readonly string[] = [],
): Turn => ({
  ...{ group, window, week, host },
  visitors: able.filter(id => !absent.includes(id)),
});
