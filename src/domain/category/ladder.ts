import { academicYearOf, firstDayOf } from '../academic-year/academic-year.ts';
import type { SchoolCalendar } from '../academic-year/school-calendar.ts';
import { inOrder } from '../entitlement/school-record.ts';
import { inForce, type StandingEntry } from '../entitlement/standing-entry.ts';
import { runsOf, standingNow } from '../entitlement/standing-now.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import { dayNumber } from '../time/day-number.ts';
import type { IsoDate } from '../time/iso.ts';
import { type ExitTarget, exitTarget } from './exit-target.ts';

/** One school and what its record says, in any order of the schools. */
export interface OnTheLadder {
  readonly urn: string;
  readonly name: string;
  readonly entries: readonly StandingEntry[];
  readonly calendar: SchoolCalendar;
}

interface Named {
  readonly urn: string;
  readonly name: string;
}
export interface Move extends Named {
  /** The category before, in the model's name; null: it had none. */
  readonly from: string | null;
  readonly to: string;
  readonly on: IsoDate;
}
export interface TargetOf extends Named, Pick<ExitTarget, 'toName' | 'by' | 'state'> {}

/** A trust's schools by category. Within one they stand by name: a category is no ranking of those in it. */
export interface Ladder {
  /** From the best; those without any school too. */
  readonly rungs: readonly { readonly name: string; readonly schools: readonly Named[] }[];
  readonly unset: readonly Named[];
  /** In this academic year, the latest first. */
  readonly moves: readonly Move[];
  /** At risk or passed, the nearest day first. */
  readonly targets: readonly TargetOf[];
  /** Special statuses that some school has. */
  readonly statuses: readonly { readonly name: string; readonly schools: readonly Named[] }[];
}

/** Only what is effective on the day is looked at, whoever asks. */
export function ladderOf(
  model: Pick<ImprovementModel, 'ladder' | 'statuses'>,
  schools: readonly OnTheLadder[],
  today: IsoDate,
): Ladder {
  const first = firstDayOf(academicYearOf(today));
  const byName = schools.toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  const all = byName.map(({ urn, name, entries, calendar }) => {
    const holding = inForce(entries).filter(({ from }) => from <= today);
    const { category, statuses } = standingNow(model, holding, today);
    const target = category && exitTarget(model, category, calendar, today);
    return { urn, name, category: category?.rung.id ?? null, statuses, target, holding };
  });
  const nameOf = (id: string) => model.ladder.find(each => each.id === id)?.name ?? id;
  const those = (fits: (each: (typeof all)[number]) => boolean): Named[] =>
    all.filter(fits).map(({ urn, name }) => ({ urn, name }));
  return {
    rungs: model.ladder.map(({ id, name }) => ({ name, schools: those(each => each.category === id) })),
    unset: model.ladder.length === 0 ? [] : those(({ category }) => category === null),
    moves: all
      .flatMap(({ urn, name, holding }) =>
        movesIn(holding, first).map(({ from, to, on }) => ({
          ...{ urn, name, on, to: nameOf(to), from: from === null ? null : nameOf(from) },
        })),
      )
      .toSorted((one, other) => other.on.localeCompare(one.on)),
    targets: all
      .flatMap(({ urn, name, target }) =>
        target && target.state !== 'ahead'
          ? [{ urn, name, toName: target.toName, by: target.by, state: target.state }]
          : [],
      )
      .toSorted((one, other) => (one.by ?? '').localeCompare(other.by ?? '')),
    statuses: model.statuses
      .map(({ name }) => ({ name, schools: those(({ statuses }) => statuses.includes(name)) }))
      .filter(status => status.schools.length > 0),
  };
}

const byFirstDay = inOrder<StandingEntry>(({ from }) => dayNumber(from));

/** From one category to another since the day; being confirmed in one is no move. */
function movesIn(holding: readonly StandingEntry[], since: IsoDate) {
  const runs = runsOf(holding.filter(({ kind }) => kind === 'category').toSorted(byFirstDay));
  return runs.flatMap(([entry], at) => {
    const from = runs[at - 1]?.[0].name ?? null;
    return entry.from >= since ? [{ from, to: entry.name, on: entry.from }] : [];
  });
}
