import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import type { Person } from '#domain/access/role.ts';
import { type CategoryReview, teamIds } from '#domain/category/review.ts';
import type { Delegates } from '#domain/delegation/delegation.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import { dayOf, type IsoDate } from '#domain/time/iso.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustWrites } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { askedOfSchool } from './answer-by.ts';
import { factsOf, type ReviewFacts } from './review-facts.ts';
import { type Stepping, takeStep } from './take-step.ts';
import { askSchool } from './tell-review.ts';

const GONE = 'The school is no longer in the trust.';

/**
 * What the clock does to reviews: an answer or a reply that did not come by its day goes on to whoever decides, since silence
 * is never consent; a head who has come since, and whoever a head has named, is asked too; with a school that leaves the trust
 * its review ends. Returns how many steps it took. May be called again and again: where there is nothing to do it reads so
 * many times whatever the number of reviews, and keeps nobody from theirs.
 */
export async function keepReviews(trust: TrustWrites, stepping: Stepping): Promise<number> {
  const underWay = await trust.reviews.underWay();
  if (underWay.length === 0) return 0;
  const schools = new Map((await trust.schools.list()).map(school => [school.urn, school]));
  const people = await trust.people.list();
  const delegates = await delegatesEverywhere(trust, stepping.now);
  let steps = 0;
  for (const { id, ...seen } of underWay) {
    const school = schools.get(seen.urn);
    if (!school) continue;
    const around = { school, people, delegates: delegates(school.urn), today: dayOf(stepping.now) };
    if (whatIsDue({ id, ...seen }, around) === null) continue;
    await trust.reviews.hold(id);
    const review = await trust.reviews.find(id);
    const facts = review && (await factsOf(trust, review, stepping));
    if (facts && (await keep(trust, facts, whatIsDue(review, around), stepping))) steps += 1;
  }
  return steps;
}

type Due = 'gone' | 'late' | 'another-head' | 'others';

/** What there is to do in a review; null: nothing. */
function whatIsDue(
  review: CategoryReview,
  around: {
    readonly school: School;
    readonly people: readonly Person[];
    readonly delegates: Delegates;
    readonly today: IsoDate;
  },
): Due | null {
  const { school, people, delegates, today } = around;
  if (!isCurrent(school)) return 'gone';
  const { state, asked } = review;
  if (asked === null || (state !== 'with-head' && state !== 'with-officer')) return null;
  const isLate = asked.by < today;
  if (state === 'with-officer') return isLate ? 'late' : null;
  // Whoever has spoken for the team answers for nobody, and is not waited for.
  const isFree = (id: string) => !teamIds(review).includes(id);
  const isNew = (id: string) => !asked.ids.includes(id);
  const heads = headsOf(people, school)
    .map(({ id }) => id)
    .filter(isFree);
  if (heads.length > 0 && heads.every(isNew)) return 'another-head';
  if (isLate) return 'late';
  return [...heads, ...delegates.answers.filter(isFree)].some(isNew) ? 'others' : null;
}

/** Whether a step was taken. */
async function keep(
  trust: TrustWrites,
  facts: ReviewFacts,
  due: Due | null,
  stepping: Stepping,
): Promise<boolean> {
  const { review } = facts;
  const by = { at: stepping.now, byId: actorId(SCHEDULE) };
  const asked = () => askedOfSchool(trust, facts, { ...stepping, except: teamIds(review) });
  switch (due) {
    case null:
      return false;
    case 'others': {
      const others = (await asked()).ids.filter(id => !review.asked?.ids.includes(id));
      await askSchool(trust, review, { to: others, now: stepping.now });
      return false;
    }
    case 'gone':
      await takeStep(trust, review.id, { kind: 'withdrawn', ...by, reason: GONE }, stepping);
      return true;
    case 'another-head':
      await takeStep(trust, review.id, { kind: 'asked-again', ...by, asked: await asked() }, stepping);
      return true;
    case 'late': {
      const kind = review.state === 'with-officer' ? 'not-replied' : 'not-answered';
      await takeStep(trust, review.id, { kind, ...by }, stepping);
      return true;
    }
  }
}
