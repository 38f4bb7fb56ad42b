import { addDays, dayOf, type IsoInstant, momentOf } from '#domain/time/iso.ts';
import { briefAt } from '#domain/visit/brief-time.ts';
import { isTimed } from '#domain/visit/visit.ts';
import type { BankHolidays } from '#ports/bank-holidays.ts';
import type { TrustWrites } from '#ports/store.ts';
import { readCalendar } from '../read-calendar.ts';
import { groupsNow } from './groups-as-they-are.ts';
import { actingIn } from './parts-of-review.ts';
import { postReviewTo, postWriteUps } from './post-peer-review.ts';
import { stageOf } from './read-peer-review.ts';

/** Two school days before, over the longest holiday, lie within this. */
const AHEAD_DAYS = 60;
/** So long whoever comes to act for a school is still asked about what was. */
const BACK_DAYS = 21;

/**
 * What the clock brings of peer reviews: two school days before, everybody of the group has what it is about, and its host is asked
 * for the focus; at its end those who were there are asked whether it was held, and then to write it up. It looks who acts for each
 * member now, so whoever has come since is asked as well; each is asked once. Returns how many were.
 */
export async function keepPeerReviews(
  trust: TrustWrites,
  { now, bankHolidays }: { readonly now: IsoInstant; readonly bankHolidays: BankHolidays },
): Promise<number> {
  const today = dayOf(now);
  const at = (days: number) => momentOf(addDays(today, days), '00:00');
  const reviews = await trust.peerReviews.starting({ from: at(-BACK_DAYS), until: at(AHEAD_DAYS) });
  if (reviews.length === 0) return 0;
  const { groups, people, schools } = await groupsNow(trust);
  let asked = 0;
  for (const review of reviews) {
    const group = groups.find(({ id }) => id === review.groupId);
    const visit = review.visitId === null ? null : await trust.visits.find(review.visitId);
    if (!group || !visit || !isTimed(visit)) continue;
    const { startsAt } = visit;
    const to = (members?: Parameters<typeof actingIn>[3]) =>
      actingIn(people, group, today, members).map(({ id }) => id);
    const there = [review.host, ...review.visitors];
    switch (stageOf(review, visit, now)) {
      case 'ahead': {
        const school = schools.find(({ urn }) => urn === visit.urn);
        if (startsAt > now && briefAt(visit, await readCalendar(trust, bankHolidays, school)) <= now)
          asked += await postReviewTo(trust, review, to(), { what: 'before', startsAt, now });
        break;
      }
      case 'ask':
        asked += await postReviewTo(trust, review, to(there), { what: 'after', startsAt, now });
        break;
      case 'held':
        asked += await postWriteUps(trust, review, startsAt, { now });
        break;
      default:
    }
  }
  return asked;
}
