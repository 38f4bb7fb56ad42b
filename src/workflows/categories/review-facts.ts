import type { ReviewTarget } from '#domain/access/can.ts';
import type { Person } from '#domain/access/role.ts';
import type { Deciders } from '#domain/category/deciders.ts';
import type { CategoryReview } from '#domain/category/review.ts';
import { reviewTarget } from '#domain/category/review-target.ts';
import type { ImprovementModel } from '#domain/improvement-model/model.ts';
import type { CategoryReview as ReviewRules } from '#domain/improvement-model/standing.ts';
import type { School } from '#domain/school/school.ts';
import { dayOf, type IsoInstant } from '#domain/time/iso.ts';
import type { TrustReads } from '#ports/store.ts';
import { delegatesOf } from '../delegates/delegates-of.ts';
import { modelInUse } from '../models/model-in-use.ts';
import type { OwedSources } from '../owed/read-owed.ts';

/** The rulebook of a trust that sorts its schools. */
export interface SortingModel extends ImprovementModel {
  readonly categoryReview: ReviewRules;
}

/** What the record says of a review, and who may do what in it. */
export interface ReviewFacts {
  readonly review: CategoryReview;
  readonly school: School;
  readonly people: readonly Person[];
  readonly model: SortingModel;
  readonly target: ReviewTarget;
  readonly deciders: Deciders;
}

type Asking = Pick<OwedSources, 'modelFiles'> & { readonly now: IsoInstant };

/** The model in use, of a trust that sorts its schools; null: this one does not. */
export async function sortingModel(
  trust: Pick<TrustReads, 'owed'>,
  { modelFiles, now }: Asking,
): Promise<SortingModel | null> {
  const model = (await modelInUse(trust, modelFiles, dayOf(now)))?.model;
  if (!model || model.ladder.length === 0) return null;
  // A ladder without a word on how one gets onto it: as most trusts do.
  return { ...model, categoryReview: model.categoryReview ?? USUAL };
}

const USUAL: ReviewRules = {
  ...{ proposedBy: ['officer'], confirmedBy: 'head', decidedBy: 'deputy-ceo', above: 'ceo' },
  ...{ letters: { atTheStartOfTheYear: false, sharedWith: [], source: 'default' }, needClasses: [] },
  source: 'default',
};

/** null: no such review, or the trust sorts its schools no more. */
export async function reviewFacts(
  trust: TrustReads,
  id: string,
  asking: Asking,
): Promise<ReviewFacts | null> {
  const review = await trust.reviews.find(id);
  return review && factsOf(trust, review, asking);
}

/** The same of a review that has been read. */
export async function factsOf(
  trust: TrustReads,
  review: CategoryReview,
  asking: Asking,
): Promise<ReviewFacts | null> {
  const school = await trust.schools.find(review.urn);
  const model = await sortingModel(trust, asking);
  if (!school || !model) return null;
  const people = await trust.people.list();
  const delegates = await delegatesOf(trust, school.urn, asking.now);
  const around = { hubId: school.hubId, people, delegates };
  return { review, school, people, model, ...reviewTarget(review, model.categoryReview, around) };
}
