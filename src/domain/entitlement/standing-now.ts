import type { ImprovementModel } from '../improvement-model/model.ts';
import type { Rung } from '../improvement-model/standing.ts';
import { dayNumber } from '../time/day-number.ts';
import type { IsoDate } from '../time/iso.ts';
import { inOrder, type Standing } from './school-record.ts';

/** What a school is on a day, in the model's names. */
export interface StandingNow {
  /** null where the model has no ladder, or none was set. */
  readonly category: { readonly rung: Rung; readonly since: IsoDate } | null;
  /** Special statuses, in the model's order. */
  readonly statuses: readonly string[];
}

/** Of two categories from the same day the one recorded last holds; what begins later is not looked at. */
export function standingNow(
  { ladder, statuses }: Pick<ImprovementModel, 'ladder' | 'statuses'>,
  standings: readonly Standing[],
  day: IsoDate,
): StandingNow {
  const now = standings
    .filter(({ from, to }) => from <= day && (to === null || day <= to))
    .toSorted(inOrder(({ from }) => dayNumber(from)));
  const latest = now.findLast(({ kind }) => kind === 'category');
  const rung = ladder.find(({ id }) => id === latest?.name);
  return {
    category: rung && latest ? { rung, since: latest.from } : null,
    statuses: statuses
      .filter(({ id }) => now.some(({ kind, name }) => kind === 'status' && name === id))
      .map(({ name }) => name),
  };
}
