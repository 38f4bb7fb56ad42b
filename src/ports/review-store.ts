import type { CategoryReview } from '#domain/category/review.ts';
import type { ReviewStep } from '#domain/category/review-step.ts';

/** Reviews of schools' categories: each is what its steps come to, and a step is never changed or taken away. */
export interface ReviewReads {
  find(id: string): Promise<CategoryReview | null>;
  /** What happened in it, in that order; none for one that is not there. */
  stepsOf(id: string): Promise<ReviewStep[]>;
  /** All of one school, the newest first. */
  ofSchool(urn: string): Promise<CategoryReview[]>;
  /** All of all schools, the oldest first. */
  all(): Promise<CategoryReview[]>;
  /** Those that are not over, of all schools, the oldest first. */
  underWay(): Promise<CategoryReview[]>;
}

export interface ReviewWrites extends ReviewReads {
  /** Begins one. The caller holds the school's record and has looked that none is under way there. */
  open(
    which: Pick<CategoryReview, 'id' | 'urn'>,
    step: Extract<ReviewStep, { kind: 'opened' }>,
  ): Promise<CategoryReview>;
  /** Adds a step and returns what the review is then. The caller holds it. Throws `StepOutOfPlace` where it cannot follow. */
  add(id: string, step: ReviewStep): Promise<CategoryReview>;
  /** Keeps others from adding to it until the transaction ends; `false`: there is none. */
  hold(id: string): Promise<boolean>;
}
