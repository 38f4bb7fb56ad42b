import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { teamIds } from '#domain/category/review.ts';
import { dayOf } from '#domain/time/iso.ts';
import { headsOf } from '#domain/visit/recipients.ts';
import type { TrustWrites } from '#ports/store.ts';
import { askedOfSchool } from './answer-by.ts';
import { factsOf, type ReviewFacts } from './review-facts.ts';
import { type Stepping, takeStep } from './take-step.ts';
import { askSchool } from './tell-review.ts';

/**
 * What the clock does to reviews: an answer or a reply that did not come by its day goes on to whoever decides, since silence
 * is never consent; a head who has come since, and whoever a head has named, is asked too. Returns how many steps it took. May
 * be called again and again.
 */
export async function keepReviews(trust: TrustWrites, stepping: Stepping): Promise<number> {
  let steps = 0;
  for (const { id, state } of await trust.reviews.underWay()) {
    if (state !== 'with-head' && state !== 'with-officer') continue;
    await trust.reviews.hold(id);
    const review = await trust.reviews.find(id);
    const facts = review && (await factsOf(trust, review, stepping));
    if (facts && (await keep(trust, facts, stepping))) steps += 1;
  }
  return steps;
}

async function keep(trust: TrustWrites, facts: ReviewFacts, stepping: Stepping): Promise<boolean> {
  const { review, school, people } = facts;
  const { now } = stepping;
  const by = { at: now, byId: actorId(SCHEDULE) };
  const isLate = review.asked !== null && review.asked.by < dayOf(now);
  if (review.state === 'with-officer') {
    if (isLate) await takeStep(trust, review.id, { kind: 'not-replied', ...by }, stepping);
    return isLate;
  }
  if (review.state !== 'with-head' || !review.asked) return false;
  const heads = headsOf(people, school).map(({ id }) => id);
  const asked = await askedOfSchool(trust, facts, { ...stepping, except: teamIds(review) });
  if (heads.length > 0 && heads.every(id => !review.asked?.ids.includes(id)) && asked.ids.length > 0) {
    await takeStep(trust, review.id, { kind: 'asked-again', ...by, asked }, stepping);
    return true;
  }
  if (isLate) {
    await takeStep(trust, review.id, { kind: 'not-answered', ...by }, stepping);
    return true;
  }
  const others = asked.ids.filter(id => !review.asked?.ids.includes(id));
  await askSchool(trust, review, { to: others, now });
  return false;
}
