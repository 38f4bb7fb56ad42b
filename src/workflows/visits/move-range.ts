import type { Actor } from '#domain/access/actor.ts';
import type { School } from '#domain/school/school.ts';
import { peopleOf } from '#domain/visit/visit.ts';
import type { Calendar } from '#ports/calendar.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { type Changing, setTime } from './change-visit.ts';
import { holdAll } from './hold-visits.ts';
import { lookAtCalendars, type SeenCalendars } from './look-at-calendars.ts';
import { byInShort, type MovesRef } from './moves-ref.ts';
import { allBookedIn, bookedIn, daysToLookAt, type PlannedMove, planMoves } from './plan-moves.ts';

/** The range once its days are known. */
export interface KnownRange extends MovesRef {
  readonly from: string;
  readonly to: string;
}
export const isKnown = (asked: MovesRef): asked is KnownRange => asked.from !== null && asked.to !== null;

/** More than a school has in a month; what a card has room for. */
export const MOST_MOVED = 12;

/** Everybody's calendars who is at any of these visits, at once. */
export async function lookAtRange(
  { trust, calendar }: { readonly trust: TrustReads; readonly calendar: Calendar | null },
  { urn, from, to, by }: KnownRange,
  asking: { readonly askerId: string } & Pick<Changing, 'now' | 'bankHolidays'>,
): Promise<SeenCalendars> {
  const { now, askerId, bankHolidays } = asking;
  const school = await trust.schools.find(urn);
  const visits = await bookedIn(trust, urn, { from, to }, now);
  const days = school && (await daysToLookAt(trust, school, visits, { by, bankHolidays }));
  if (!days) return { connected: calendar !== null, of: new Map() };
  return lookAtCalendars({ trust, calendar }, { askerId, now, ...days });
}

/** By what a plan is known again: any change to what would be moved, or where to, is another. */
export const planKey = ({ urn, from, to, by }: KnownRange, plan: readonly PlannedMove[]): string =>
  [
    `${urn} ${from} ${to} ${byInShort(by)}`,
    ...plan.map(({ id, version, to: at }) => `${id} ${version} ${at ?? 'stays'}`),
  ].join(', ');

/** Keeps others from changing the visits of the range; the first half of what `moveRange` needs held. */
export async function holdRange(trust: TrustWrites, asked: MovesRef): Promise<void> {
  if (!isKnown(asked)) return;
  const visits = await allBookedIn(trust, asked.urn, asked);
  await holdAll(
    trust,
    visits.map(({ id }) => id),
  );
}

export async function planRange(
  trust: TrustReads,
  school: School,
  asked: KnownRange,
  {
    seen,
    ...planning
  }: { readonly seen: SeenCalendars; readonly actor: Actor } & Pick<Changing, 'now' | 'bankHolidays'>,
): Promise<PlannedMove[]> {
  const visits = await bookedIn(trust, school.urn, asked, planning.now);
  return planMoves(trust, school, { visits, by: asked.by, seen }, planning);
}

/**
 * Moves all of a school's visits in a range of days as the plan says that somebody saw; `null`, and nothing is moved, where
 * the plan would be another by now. Everybody is told once for each visit. The caller holds the visits.
 */
export async function moveRange(
  trust: TrustWrites,
  school: School,
  asked: KnownRange,
  {
    key,
    reason,
    seen,
    actor,
    changing,
  }: {
    readonly key: string;
    readonly reason: string;
    readonly seen: SeenCalendars;
    readonly actor: Actor;
    readonly changing: Changing;
  },
): Promise<{ readonly plan: readonly PlannedMove[]; readonly isMoved: boolean }> {
  const before = await bookedIn(trust, school.urn, asked, changing.now);
  await trust.visits.holdPeople(before.flatMap(peopleOf));
  const plan = await planRange(trust, school, asked, { ...changing, seen, actor });
  if (planKey(asked, plan) !== key) return { plan, isMoved: false };
  // The last first, as it was planned: each is given a time that is free by then.
  for (const { id, to } of plan.toReversed()) {
    const visit = before.find(each => each.id === id);
    if (visit && to !== null) await setTime(trust, visit, { startsAt: to, reason }, changing);
  }
  return { plan, isMoved: true };
}
