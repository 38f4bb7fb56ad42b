import { afterStep, opened, replayed } from '#domain/category/after-step.ts';
import type { CategoryReview } from '#domain/category/review.ts';
import { ReviewStep } from '#domain/category/review-step.ts';
import type { ReviewWrites } from '#ports/review-store.ts';
import type { Prisma } from './generated/client.ts';
import { fromMoment, toMoment } from './rows.ts';
import type { Db } from './trust-guard.ts';

const include = { steps: { orderBy: { n: 'asc' } } } satisfies Prisma.CategoryReviewInclude;
type Row = Prisma.CategoryReviewGetPayload<{ include: typeof include }>;

export function prismaReviews(db: Db, trustId: string): ReviewWrites {
  const find = async (id: string) => {
    const row = await db.categoryReview.findUnique({ where: { trustId_id: { trustId, id } }, include });
    return row && toReview(row);
  };
  const list = async (where: Prisma.CategoryReviewWhereInput) => {
    const orderBy = [{ openedAt: 'asc' as const }, { id: 'asc' as const }];
    return (await db.categoryReview.findMany({ where: { ...where, trustId }, include, orderBy })).map(
      toReview,
    );
  };
  const write = async (reviewId: string, n: number, { kind, at, byId, ...data }: ReviewStep) => {
    await db.reviewStep.create({ data: { trustId, reviewId, n, kind, byId, at: fromMoment(at), data } });
  };
  return {
    find,
    async stepsOf(reviewId) {
      const rows = await db.reviewStep.findMany({ where: { trustId, reviewId }, orderBy: { n: 'asc' } });
      return rows.map(toStep);
    },
    ofSchool: async urn => (await list({ urn })).toReversed(),
    all: () => list({}),
    underWay: () => list({ state: { notIn: ['settled', 'withdrawn'] } }),
    async open({ id, urn }, step) {
      const review = opened({ id, urn }, step);
      const { state, version } = review;
      const at = fromMoment(step.at);
      await db.categoryReview.create({
        data: { trustId, id, urn, state, version, openedAt: at, changedAt: at },
      });
      await write(id, version, step);
      return review;
    },
    async add(id, step) {
      const before = await find(id);
      if (!before) throw new Error('there is no such review');
      const review = afterStep(before, step);
      const { state, version } = review;
      // Two who have both read the same version cannot both write the next step.
      await write(id, version, step);
      await db.categoryReview.update({
        where: { trustId_id: { trustId, id } },
        data: { state, version, changedAt: fromMoment(step.at) },
      });
      return review;
    },
    async hold(id) {
      const { count } = await db.categoryReview.updateMany({
        where: { trustId, id },
        data: { version: { increment: 0 } },
      });
      return count > 0;
    },
  };
}

const toStep = ({ kind, at, byId, data }: Row['steps'][number]): ReviewStep =>
  ReviewStep.parse({ ...(data as object), kind, byId, at: toMoment(at) });

function toReview({ id, urn, steps }: Row): CategoryReview {
  const review = replayed({ id, urn }, steps.map(toStep));
  if (!review) throw new Error('a review without a step');
  return review;
}
