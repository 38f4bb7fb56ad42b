import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterStep, canFollow, replayed, StepOutOfPlace } from '#domain/category/after-step.ts';
import { type CategoryReview, isOver, teamIds } from '#domain/category/review.ts';
import type { ReviewStep, StepKind } from '#domain/category/review-step.ts';
import { STEP, stepsOf, WAYS, type Way } from '#test/builders/review.ts';

const WHICH = { id: 'review', urn: '900001' };
const made = (steps: readonly ReviewStep[]): CategoryReview => {
  const review = replayed(WHICH, steps);
  if (!review) throw new Error('nothing was made');
  return review;
};

/** Every state, every step: what it comes to, and "-" where it cannot follow. To be read as the whole of the workflow. */
const TABLE = `
                    proposed   differed   chosen     talk-asked talked     confirmed  disputed      replied    asked-again not-answered not-replied ruled    withdrawn
open                with-head  -          -          -          -          -          -             -          -           -            -           -        withdrawn
with-head           -          differing  -          talking    -          settled    with-officer  -          with-head   ruling       -           -        withdrawn
with-head,·talked   -          differing  -          -          -          settled    with-officer  -          with-head   ruling       -           -        withdrawn
with-head,·again    -          -          -          talking    -          settled    ruling        -          with-head   ruling       -           -        withdrawn
talking             with-head  differing  -          -          with-head  -          -             -          -           -            -           -        withdrawn
differing           -          -          with-head  -          -          -          -             -          -           -            -           -        withdrawn
with-officer        -          -          -          -          -          -          -             with-head  -           -            ruling      -        withdrawn
ruling,·disputed    -          -          -          -          -          -          -             -          -           -            -           settled  withdrawn
ruling,·silent      -          -          -          -          -          settled    with-officer  -          -           -            -           settled  withdrawn
settled             -          -          -          -          -          -          -             -          -           -            -           -        -
withdrawn           -          -          -          -          -          -          -             -          -           -            -           -        -`;
const [heads = [], ...rows] = TABLE.trim()
  .split('\n')
  .map(line =>
    line
      .trim()
      .split(/\s+/)
      .map(word => word.replace('·', ' ')),
  );
const CELLS = rows.flatMap(([way = '', ...cells]) =>
  cells.map((becomes, at) => [way as Way, heads[at] as StepKind, becomes] as const),
);

describe('a category review', () => {
  it('has a cell for every state and every step', () => {
    expect(CELLS).toHaveLength(Object.keys(WAYS).length * (Object.keys(STEP).length - 1));
  });

  it.each(CELLS)('%s: %s comes to %s', (way, kind, becomes) => {
    const review = made(stepsOf(way));
    expect(canFollow(review, kind)).toBe(becomes !== '-');
    if (becomes === '-') expect(() => afterStep(review, STEP[kind])).toThrow(StepOutOfPlace);
    else expect(afterStep(review, STEP[kind]).state).toBe(becomes);
  });

  it('is opened once, and begins with it', () => {
    expect(() => afterStep(made(stepsOf('open')), STEP.opened)).toThrow(StepOutOfPlace);
    expect(() => replayed(WHICH, [STEP.proposed])).toThrow(StepOutOfPlace);
    expect(replayed(WHICH, [])).toBeNull();
  });

  it('holds from the day on which it is settled, where the proposal’s is past by then', () => {
    const late = { ...STEP.confirmed, at: '2026-12-01T09:00:00.000Z' };
    expect(made([...stepsOf('with-head'), late]).settled).toMatchObject({
      ...{ how: 'agreed', category: 'reinforcement', from: '2026-12-01' },
    });
    const ahead = { ...STEP.ruled, from: '2027-01-04' };
    expect(made([...stepsOf('ruling, silent'), ahead]).settled).toMatchObject({
      ...{ how: 'not-answered', category: 'recovery', from: '2027-01-04', reason: 'Both are right in part.' },
    });
  });

  it('a reply that changes the category is what the head confirms', () => {
    const changed = { ...STEP.replied, category: 'refinement' };
    const review = made([...stepsOf('with-officer'), changed, STEP.confirmed]);
    expect(review.settled).toMatchObject({ how: 'agreed', category: 'refinement' });
    expect(review.answers.map(({ kind }) => kind)).toEqual(['disputed', 'confirmed']);
  });

  it('of two proposals the chosen one goes on, and both officers have spoken', () => {
    const review = made([...stepsOf('differing'), STEP.chosen]);
    expect(review.proposal).toMatchObject({ byId: 'nia', category: 'recovery' });
    expect(teamIds(review).toSorted()).toEqual(['nia', 'priya']);
    const nobody = { ...STEP.chosen, ofId: 'tom' };
    expect(() => made([...stepsOf('differing'), nobody])).toThrow(StepOutOfPlace);
  });

  it('silence after a dispute leaves the dispute standing, and is not taken for a yes', () => {
    const review = made([...stepsOf('with-head, again'), STEP['not-answered']]);
    expect(review).toMatchObject({ state: 'ruling', rulingOn: 'disputed', settled: null });
    expect(made(stepsOf('ruling, silent'))).toMatchObject({ rulingOn: 'not-answered', settled: null });
  });

  it('any story ends at most once, counts its steps, and is what is replayed from them', () => {
    const kinds = Object.keys(STEP).filter(kind => kind !== 'opened') as StepKind[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 14 }), story => {
        const steps: ReviewStep[] = [STEP.opened];
        let review = made(steps);
        for (const kind of story) {
          if (!canFollow(review, kind)) continue;
          expect(isOver(review)).toBe(false);
          steps.push(STEP[kind]);
          review = afterStep(review, STEP[kind]);
        }
        expect(review.version).toBe(steps.length);
        expect(review).toEqual(made(steps));
        // Nothing is settled but by the school's yes or somebody's ruling.
        const last = steps.at(-1)?.kind;
        expect(review.settled !== null).toBe(last === 'confirmed' || last === 'ruled');
        expect(review.state === 'with-head').toBe(review.state === 'with-head' && review.asked !== null);
      }),
      { numRuns: 500 },
    );
  });
});
