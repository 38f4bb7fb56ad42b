import type { Engagement } from '../improvement-model/entitlement-rules.ts';
import type { ImprovementModel } from '../improvement-model/model.ts';
import type { PhaseGroup } from '../improvement-model/parts.ts';
import { type Era, isMet } from './eras.ts';
import { lastDayFor, reportAfter } from './report-due.ts';
import { reportOf, supportAfter } from './school-record.ts';
import type { Filling } from './slot.ts';
import { dueWithin } from './span-end.ts';
import type { Day } from './stretches.ts';
import type { Timetable } from './timetable.ts';

/** An engagement that was held, and all that it was. */
export interface Held {
  readonly on: Day;
  readonly fulfilmentId: string;
  readonly engagements: readonly Engagement[];
}

/** Something that an engagement which was held brings with it. */
export interface Following {
  readonly kind: 'report' | 'follow-up support';
  readonly engagement: Engagement;
  readonly after: Held;
  readonly from: Day;
  readonly to: Day;
  /** Its last day lies in a year without term dates. */
  readonly isOpenEnded: boolean;
  readonly filledBy: Filling | null;
}

/** By when support follows, where the model does not say. */
const SUPPORT_WITHIN = '1 half term';

interface Afterwards {
  /** In order. */
  readonly held: readonly Held[];
  readonly eras: readonly Era[];
  readonly phases: readonly PhaseGroup[];
  readonly timetable: Timetable;
  readonly fillingsOf: (thing: string) => readonly Filling[];
}

/**
 * The reports and the support that follow what was held this year, and what is still owed from the year before. A visit
 * that was several things has one report, the one due first.
 */
export function followingsOf({
  held,
  eras,
  phases,
  timetable,
  fillingsOf,
}: Afterwards): readonly Following[] {
  const used = new Set<Filling>();
  const follow = (
    after: Held,
    engagement: Engagement,
    kind: Following['kind'],
    within: string,
  ): Following => {
    const thing = kind === 'report' ? reportOf : supportAfter;
    const from = kind === 'report' ? timetable.onOrAfter(after.on) : timetable.onOrAfter(after.on + 1);
    const due = dueWithin(timetable, after.on, within);
    const to = lastDayFor(timetable, from, due);
    // A waiver names the one it is of by the day it is due.
    const filledBy =
      after.engagements
        .flatMap(({ id }) => fillingsOf(thing(id)))
        .toSorted((one, other) => one.on - other.on)
        .find(each => !used.has(each) && (each.state === 'waived' ? each.on === to : each.on >= after.on)) ??
      null;
    if (filledBy) used.add(filledBy);
    return { kind, engagement, after, from, to, isOpenEnded: due === null, filledBy };
  };
  return held
    .flatMap(after => {
      const first = reportAfter(after.engagements);
      const era = eras.findLast(({ from }) => from <= after.on);
      const supported = after.engagements.filter(
        ({ followedBy }) => followedBy && era && isMet(followedBy.when, era, phases, false),
      );
      return [
        ...(first ? [follow(after, first.engagement, 'report', first.report.within)] : []),
        ...supported.map(each => follow(after, each, 'follow-up support', SUPPORT_WITHIN)),
      ];
    })
    .filter(({ to, filledBy }) => filledBy === null || Math.max(to, filledBy.on) >= timetable.yearBegins);
}

/**
 * What was held up to today in this academic year or the one before, since anything is owed; of its things those that
 * something follows.
 */
export function heldOf(
  model: ImprovementModel,
  fulfilments: readonly { id: string; on: Day; state: string; things: readonly string[] }[],
  { yearBegins, holdsFrom, today }: { yearBegins: Day; holdsFrom: Day; today: Day },
): readonly Held[] {
  const followed = model.engagements.filter(({ report, followedBy }) => report || followedBy);
  if (followed.length === 0) return [];
  const earliest = Math.max(yearBegins - 366, holdsFrom);
  return fulfilments.flatMap(({ id, on, state, things }) => {
    if (state !== 'done' || on > today || on < earliest) return [];
    const engagements = followed.filter(each => things.includes(each.id));
    return engagements.length > 0 ? [{ on, fulfilmentId: id, engagements }] : [];
  });
}
