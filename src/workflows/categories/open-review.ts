import type { CategoryReview } from '#domain/category/review.ts';
import type { Because } from '#domain/category/review-step.ts';
import type { School } from '#domain/school/school.ts';
import type { TrustWrites } from '#ports/store.ts';
import { sortingModel } from './review-facts.ts';
import { auditStep, type Stepping } from './take-step.ts';
import { tellReview } from './tell-review.ts';
import { whoProposes } from './whose-turn.ts';

/**
 * Has somebody of the team look at a school's category. One that is under way is gone on with. null: the trust sorts no
 * schools. `byId`: a person's id, or "fortnight".
 */
export async function openReview(
  trust: TrustWrites,
  school: School,
  why: { readonly because: Because; readonly visitId: string | null; readonly byId: string },
  { now, newId, modelFiles }: Stepping,
): Promise<{ readonly review: CategoryReview; readonly isNew: boolean } | null> {
  const model = await sortingModel(trust, { modelFiles, now });
  if (!model) return null;
  const { urn } = school;
  await trust.owed.hold(urn);
  const underWay = (await trust.reviews.underWay()).find(each => each.urn === urn);
  if (underWay) return { review: underWay, isNew: false };
  const { byId, because, visitId } = why;
  const step = { kind: 'opened' as const, at: now, byId, because, visitId };
  const review = await trust.reviews.open({ id: newId(), urn }, step);
  await auditStep(trust, review, step);
  const people = await trust.people.list();
  const to = whoProposes(review, { school, people, model });
  await tellReview(trust, review, { news: 'opened', to, now, except: byId });
  return { review, isNew: true };
}
