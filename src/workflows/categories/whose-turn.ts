import type { Person } from '#domain/access/role.ts';
import type { CategoryReview } from '#domain/category/review.ts';
import { reviewTarget } from '#domain/category/review-target.ts';
import { NO_DELEGATES } from '#domain/delegation/delegation.ts';
import { isCurrent, type School } from '#domain/school/school.ts';
import type { TrustReads, TrustWrites } from '#ports/store.ts';
import { delegatesEverywhere } from '../delegates/delegates-of.ts';
import { type SortingModel, sortingModel } from './review-facts.ts';
import type { Stepping } from './take-step.ts';
import { tellReview } from './tell-review.ts';

/** A review that waits for the team or whoever decides, and who that is today. */
export interface Turn {
  readonly review: CategoryReview;
  readonly news: 'opened' | 'talk' | 'disputed' | 'differing' | 'ruling';
  readonly to: readonly string[];
}

/** Whoever is to propose: the officers of the school's hub; of a school in nobody's hub, whoever decides. */
export function whoProposes(
  review: CategoryReview,
  { school, people, model }: { school: School; people: readonly Person[]; model: SortingModel },
): readonly string[] {
  const around = { hubId: school.hubId, people, delegates: NO_DELEGATES };
  const { target, deciders } = reviewTarget(review, model.categoryReview, around);
  const officers = people.filter(({ appointments }) =>
    appointments.some(
      ({ role, scope }) =>
        role === 'officer' &&
        target.proposerRoles.includes(role) &&
        scope.kind === 'hub' &&
        scope.hubId === school.hubId,
    ),
  );
  return officers.length > 0 ? officers.map(({ id }) => id) : deciders.ids;
}

/**
 * The reviews that wait, with those whose turn it is by today's roles and hubs: whoever came after a review began, or after
 * it came to be ruled on, is to hear of it. Reads only, and so many times whatever the number of reviews.
 */
export async function turnsNow(trust: TrustReads, stepping: Pick<Stepping, 'now' | 'modelFiles'>) {
  const underWay = await trust.reviews.underWay();
  const model = underWay.length > 0 ? await sortingModel(trust, stepping) : null;
  if (!model) return [];
  const schools = new Map((await trust.schools.list()).map(school => [school.urn, school]));
  const people = await trust.people.list();
  const delegates = await delegatesEverywhere(trust, stepping.now);
  return underWay.flatMap((review): Turn[] => {
    const school = schools.get(review.urn);
    const { state, openedById } = review;
    if (!school || !isCurrent(school)) return [];
    if (state === 'open') {
      const to = whoProposes(review, { school, people, model }).filter(id => id !== openedById);
      return [{ review, news: 'opened', to }];
    }
    const around = { hubId: school.hubId, people, delegates: delegates(school.urn) };
    const { deciders, target } = reviewTarget(review, model.categoryReview, around);
    if (state === 'talking' || state === 'with-officer') {
      // Whoever proposed has been told, and sees it through as long as they are of the team; then it is their colleagues'.
      const by = people.find(({ id }) => id === review.proposal?.byId);
      if (by?.appointments.some(({ role }) => target.proposerRoles.includes(role))) return [];
      const to = whoProposes(review, { school, people, model });
      return [{ review, news: state === 'talking' ? 'talk' : 'disputed', to }];
    }
    if (state !== 'differing' && state !== 'ruling') return [];
    return [{ review, news: state, to: deciders.ids }];
  });
}

/** Tells them; whoever has been told is not told again. */
export async function tellTurns(
  trust: Pick<TrustWrites, 'outbox'>,
  turns: readonly Turn[],
  now: Stepping['now'],
): Promise<void> {
  for (const { review, news, to } of turns) await tellReview(trust, review, { news, to, now });
}
