import { academicYearInWords, firstDayOf } from '#domain/academic-year/academic-year.ts';
import type { SchoolCalendar } from '#domain/academic-year/school-calendar.ts';
import { isNotOver, memberKey } from '#domain/coaching/group.ts';
import { peerReviewsOf } from '#domain/coaching/held-against-owed.ts';
import type { HostingBlackout } from '#domain/coaching/hosting-blackout.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import type { OwedItem } from '#domain/entitlement/owed.ts';
import type { RotaGroup, RotaProblem, Turn, Week } from '#domain/rota/problem.ts';
import { isCurrent } from '#domain/school/school.ts';
import { dayOf, type IsoDate, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { type OwedSources, readOwed } from '../owed/read-owed.ts';
import { readCalendars } from '../read-calendars.ts';
import { type GroupsNow, groupsNow } from './groups-as-they-are.ts';
import { rotaMembers } from './rota-members.ts';
import { hostedByJoiners, mondayOf, nextMonday, openWindows, pastTurn, windowId } from './rota-weeks.ts';

/** What is owed to a group in one window. */
export type RotaSlot = Pick<OwedItem, 'thing' | 'from' | 'to'>;

/** Everything a rota is made from, as it is now. */
export interface RotaFacts {
  readonly kind: 'rota';
  /** What is still open: windows with a review that is held, booked, being timed, or of this week are not in it. */
  readonly problem: RotaProblem;
  /** By the ids of their windows. */
  readonly slots: ReadonlyMap<string, RotaSlot>;
  readonly known: GroupsNow;
  /** Of the year, called off ones left out. */
  readonly reviews: readonly PeerReview[];
  /** Those that a rota may change: planned, and not of this week. */
  readonly changeable: readonly PeerReview[];
  readonly blackouts: readonly HostingBlackout[];
  /** "2026/27". */
  readonly year: string;
  readonly today: IsoDate;
  readonly calendar: SchoolCalendar;
  /** The same as long as nothing of this has changed. */
  readonly fingerprint: string;
}

export interface NoRota {
  readonly kind: 'no-model' | 'no-terms' | 'not-owed' | 'no-groups';
}

/**
 * What the groups of today owe each other until the end of the year, and who can when. Where a group's schools have different terms,
 * its windows are those of its first school; weeks in which others have no school are not theirs. A group without schools
 * follows the trust's first.
 */
export async function readRotaFacts(
  trust: TrustReads,
  { now, ...sources }: OwedSources & { readonly now: IsoInstant },
): Promise<RotaFacts | NoRota> {
  const today = dayOf(now);
  const known = await groupsNow(trust);
  const open = known.groups.filter(group => isNotOver(group, today));
  const owed = await readOwed(trust, known.schools.filter(isCurrent), today, sources, { ahead: true });
  if (!owed) return { kind: 'no-model' };
  const things = peerReviewsOf(owed.model).map(({ id }) => id);
  if (things.length === 0) return { kind: 'not-owed' };
  const reckoned = owed.schools.flatMap(each => (each.owed ? [{ ...each, owed: each.owed }] : []));
  const [first] = reckoned;
  if (!first) return { kind: 'no-terms' };
  if (open.length === 0) return { kind: 'no-groups' };

  const from = nextMonday(today);
  const all = (await trust.coaching.reviews()).filter(({ state }) => state !== 'called-off');
  const reviews = all.filter(({ to }) => to >= firstDayOf(first.owed.year));
  const changeable = reviews.filter(each => isChangeable(each, today));
  const fixed = reviews.filter(each => each.state !== 'not-held' && !changeable.includes(each));
  const meets = await weeksOfBooked(trust, fixed);
  const calendarOf = await readCalendars(trust, sources.bankHolidays);
  const blackouts = await trust.coaching.blackouts();
  const slots = new Map<string, RotaSlot>();
  const groups = open.map((group): RotaGroup => {
    const stays = group.members.filter(({ to }) => to === null || to >= from);
    const members = [...new Set(stays.map(({ member }) => memberKey(member)))].toSorted();
    const lead = reckoned.find(({ school }) => members.includes(`school ${school.urn}`)) ?? first;
    const own = fixed.filter(({ groupId }) => groupId === group.id);
    const past = own.map(pastTurn);
    const items = lead.owed.items.filter(
      each =>
        things.includes(each.thing) && ['owed', 'late', 'booked'].includes(each.state) && each.to >= from,
    );
    const busy = new Set(own.map(({ id }) => meets.get(id)));
    const left = openWindows(items, lead.calendar, { from, done: new Set(own.map(windowId)) });
    const windows = left.map(({ id, weeks }) => ({ id, weeks: weeks.filter(week => !busy.has(week)) }));
    for (const item of items) slots.set(windowId(item), item);
    const hostedBefore = hostedByJoiners(stays, own);
    return { id: group.id, members, windows: members.length < 2 ? [] : windows, past, hostedBefore };
  });
  const members = rotaMembers({ groups, open, known, calendarOf, blackouts });
  const planned = changeable.flatMap(each => plannedTurn(each, groups));
  const problem = { members, groups, planned };
  return {
    kind: 'rota',
    ...{ problem, slots, known, reviews, changeable, blackouts, today },
    year: academicYearInWords(first.owed.year),
    calendar: calendarOf(null),
    fingerprint: await fingerprintOf(plainOf(problem, reviews)),
  };
}

/** In which week what is booked or was held takes place: often it is not the one that a rota had it in, nor of what it is for. */
async function weeksOfBooked(
  { visits }: Pick<TrustReads, 'visits'>,
  reviews: readonly PeerReview[],
): Promise<Map<string, Week>> {
  const weeks = new Map<string, Week>();
  for (const { id, visitId } of reviews) {
    const startsAt = visitId === null ? null : (await visits.find(visitId))?.startsAt;
    if (startsAt) weeks.set(id, mondayOf(dayOf(startsAt)));
  }
  return weeks;
}

/** One of this week is in people's plans, though it is not booked. */
const isChangeable = ({ state, week, to }: PeerReview, today: IsoDate): boolean =>
  state === 'planned' && to >= today && (week === null || week !== mondayOf(today));

function plannedTurn(review: PeerReview, groups: readonly RotaGroup[]): Turn[] {
  const { groupId: group, week } = review;
  const window = windowId(review);
  const isOpen = (at: Week) =>
    groups.some(
      each => each.id === group && each.windows.some(({ id, weeks }) => id === window && weeks.includes(at)),
    );
  return week !== null && isOpen(week) ? [{ ...pastTurn(review), group, window, week }] : [];
}

/** Everything of it, as it can be written down. */
const plainOf = ({ members, groups, planned }: RotaProblem, reviews: readonly PeerReview[]): object => ({
  members: [...members.values()],
  groups: groups.map(group => ({ ...group, hostedBefore: [...group.hostedBefore] })),
  planned,
  reviews: reviews.map(({ id, version }) => `${id} ${version}`),
});
