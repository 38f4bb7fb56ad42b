import type { ImprovementModel } from '../improvement-model/model.ts';
import type { Rung } from '../improvement-model/standing.ts';
import { dayNumber } from '../time/day-number.ts';
import type { IsoDate } from '../time/iso.ts';
import { inOrder, type Standing } from './school-record.ts';

/** What a school is on a day, in the model's names. */
export interface StandingNow {
  /**
   * null where the model has no ladder, or none was set. `since`: its first day, however often it was confirmed since; and
   * the id of the standing that began it.
   */
  readonly category: { readonly rung: Rung; readonly since: IsoDate; readonly standingId: string } | null;
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
  const begun = runsOf(now.filter(({ kind }) => kind === 'category')).at(-1)?.[0];
  const rung = ladder.find(({ id }) => id === begun?.name);
  return {
    category: rung && begun ? { rung, since: begun.from, standingId: begun.id } : null,
    statuses: statuses
      .filter(({ id }) => now.some(({ kind, name }) => kind === 'status' && name === id))
      .map(({ name }) => name),
  };
}

/**
 * Categories in order, those that follow each other and are the same together: the first set it, the others confirmed it.
 * One that another took the place of on its first day is left out.
 */
export function runsOf<Each extends Pick<Standing, 'name' | 'from'>>(
  categories: readonly Each[],
): (readonly [Each, ...Each[]])[] {
  const runs: [Each, ...Each[]][] = [];
  for (const [at, each] of categories.entries()) {
    if (categories[at + 1]?.from === each.from) continue;
    const last = runs.at(-1);
    if (last?.[0].name === each.name) last.push(each);
    else runs.push([each]);
  }
  return runs;
}
