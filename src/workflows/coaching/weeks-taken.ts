import { memberKey } from '#domain/coaching/group.ts';
import { barsWeek, type HostingBlackout } from '#domain/coaching/hosting-blackout.ts';
import type { PeerReview } from '#domain/coaching/peer-review.ts';
import { addDays, dayOf, type IsoDate, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import type { Booking } from '#domain/visit/slots-asked.ts';
import type { TrustReads } from '#ports/store.ts';
import { mondayOf } from './rota-weeks.ts';

const DAY_MINUTES = 24 * 60;

const ofSchool = async (
  { coaching }: Pick<TrustReads, 'coaching'>,
  urn: string,
): Promise<HostingBlackout[]> => (await coaching.blackouts()).filter(each => each.urn === urn);

/**
 * The weeks that a rota would leave out as well, as what takes up the school then: in which it hosts nobody, and in which somebody of
 * the review has another one. No time is found in them.
 */
export async function weeksTaken(trust: TrustReads, review: PeerReview, urn: string): Promise<Booking[]> {
  const weeks = await weeksOfOthers(trust, review);
  for (const each of await ofSchool(trust, urn))
    for (let week = mondayOf(each.from); week <= each.to; week = addDays(week, 7))
      if (barsWeek(each, week)) weeks.push(week);
  return [...new Set(weeks)].map(week => ({
    ...{ id: `week of ${week}`, urn, startsAt: momentOf(week, '00:00'), minutes: 5 * DAY_MINUTES },
    ...{ place: null, personIds: [] },
  }));
}

/** Nobody is at two reviews in a week; a school or a person is of one group. */
async function weeksOfOthers({ coaching, visits }: TrustReads, review: PeerReview): Promise<IsoDate[]> {
  const keysOf = ({ host, visitors }: PeerReview) => [host, ...visitors].map(memberKey);
  const own = new Set(keysOf(review));
  const weeks: IsoDate[] = [];
  for (const other of await coaching.reviewsOf(review.groupId)) {
    const { id, state, visitId } = other;
    if (id === review.id || visitId === null || (state !== 'booked' && state !== 'held')) continue;
    const startsAt = keysOf(other).some(key => own.has(key)) ? (await visits.find(visitId))?.startsAt : null;
    if (startsAt) weeks.push(mondayOf(dayOf(startsAt)));
  }
  return weeks;
}

/** What a rota keeps to, the time of a review keeps to as well. */
export async function hostsThen(trust: TrustReads, urn: string, startsAt: IsoInstant): Promise<boolean> {
  const week = mondayOf(dayOf(startsAt));
  return (await ofSchool(trust, urn)).every(each => !barsWeek(each, week));
}
