import { actorId, SCHEDULE } from '#domain/access/actor.ts';
import { entriesOf } from '#domain/category/decided.ts';
import { factsOfReview } from '#domain/category/facts.ts';
import type { CategoryReview, Settlement } from '#domain/category/review.ts';
import { teamIds } from '#domain/category/review.ts';
import type { ReviewStep } from '#domain/category/review-step.ts';
import type { Standing } from '#domain/entitlement/school-record.ts';
import { standingNow } from '#domain/entitlement/standing-now.ts';
import type { IsoInstant } from '#domain/time/iso.ts';
import type { NewId } from '#ports/ids.ts';
import type { TrustWrites } from '#ports/store.ts';
import { issueLetter } from '../letters/issue-letter.ts';
import type { OwedSources } from '../owed/read-owed.ts';
import { redrawStanding } from '../standing/redraw-standing.ts';
import { factsOf, type ReviewFacts } from './review-facts.ts';
import { askSchool, tellReview } from './tell-review.ts';

export interface Stepping extends OwedSources {
  readonly now: IsoInstant;
  readonly newId: NewId;
}

/**
 * One more step of a review, and all that follows from it: whoever is asked next gets the card, and what is settled takes
 * effect. The caller has looked that the step may be taken; it is taken on the review as it is once it is held.
 */
export async function takeStep(
  trust: TrustWrites,
  id: string,
  step: ReviewStep,
  stepping: Stepping,
): Promise<CategoryReview> {
  await trust.reviews.hold(id);
  const review = await trust.reviews.add(id, step);
  const facts = await factsOf(trust, review, stepping);
  if (step.byId === actorId(SCHEDULE)) await auditStep(trust, review, step);
  if (!facts) throw new Error('a review that `allow` has found');
  if (review.settled) await takeEffect(trust, facts, review.settled, stepping);
  await tellOf(trust, facts, step, stepping.now);
  await trust.outbox.wantUpdates(id);
  return review;
}

/** What no press has put on the record already. */
export async function auditStep(
  trust: Pick<TrustWrites, 'audit'>,
  review: CategoryReview,
  { kind, at, byId }: ReviewStep,
): Promise<void> {
  await trust.audit.append({
    ...{ at, actorId: byId, entrance: SCHEDULE.entrance, verb: `category-review.${kind}` },
    ...{ subject: review.id, after: factsOfReview(review) },
  });
}

/** Whom the step concerns that has not made it. */
async function tellOf(
  trust: TrustWrites,
  { review, deciders }: ReviewFacts,
  step: ReviewStep,
  now: IsoInstant,
): Promise<void> {
  const { byId } = step;
  const asked = review.asked?.ids ?? [];
  const team = teamIds(review);
  const tell = (news: Parameters<typeof tellReview>[2]['news'], to: readonly string[]) =>
    tellReview(trust, review, { news, to, now, except: byId });
  switch (review.state) {
    case 'with-head':
      await askSchool(trust, review, { to: asked, now });
      if (step.kind === 'chosen') await tell('settled', team);
      break;
    case 'talking':
      await tell('talk', team);
      break;
    case 'with-officer':
      await tell('disputed', team);
      break;
    case 'differing':
      await tell('differing', [...deciders.ids, ...team]);
      break;
    case 'ruling':
      await tell('ruling', deciders.ids);
      break;
    case 'settled':
      await tell('settled', [...team, ...schoolOf(step, review)]);
      break;
    case 'withdrawn':
      await tell('withdrawn', review.round > 0 ? [...team, ...review.askedEver] : team);
      break;
    case 'open':
      break;
  }
}

/** Everybody of the school who was asked, whether or not they answered. */
const schoolOf = (step: ReviewStep, { askedEver }: CategoryReview): readonly string[] =>
  step.kind === 'confirmed' || step.kind === 'ruled' ? askedEver : [];

/**
 * The category holds from its day on, and what the school is owed follows. One that was confirmed as it is goes on: its first
 * day and its target stay, and the entry says that it was confirmed.
 */
async function takeEffect(
  trust: TrustWrites,
  { review, model }: ReviewFacts,
  { category, from, at, byId }: Settlement,
  stepping: Stepping,
): Promise<void> {
  const { id: reviewId, urn } = review;
  await trust.owed.hold(urn);
  const before = await standingsOf(trust, urn);
  const entries = (await trust.owed.entriesOf([urn])).get(urn) ?? [];
  const decided = { id: standingOf(reviewId), urn, name: category, from, reviewId };
  await trust.owed.addStandings(entriesOf(decided, entries), { at, byId });
  await redrawStanding(trust, urn);
  const heldOn = (standings: readonly Standing[]) => standingNow(model, standings, from).category?.rung.id;
  // What stays as it was needs no letter.
  const holds = heldOn(await standingsOf(trust, urn));
  if (holds !== category || holds === heldOn(before)) return;
  const because = review.because === 'joining' ? 'joining' : 'change';
  await issueLetter(trust, { ...stepping, urn, because, from, byId });
}

const standingsOf = async (trust: TrustWrites, urn: string): Promise<readonly Standing[]> =>
  (await trust.owed.recordsOf([urn])).get(urn)?.standings ?? [];

/** The id of the entry that a review came to. */
export const standingOf = (reviewId: string): string => `review ${reviewId}`;
